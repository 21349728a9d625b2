import { ariaOf, FieldFrame, type FieldProps, fieldId } from './field-frame.tsx';
import { useWords } from './page-context.ts';

/** How many characters a field shows, so that its width says how long the answer is. */
export type FieldWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'url' | undefined;
  readonly width?: FieldWidth | undefined;
  /** What the browser may fill in (`name`, `tel`, `bday`, `street-address`, `one-time-code`, `off`). */
  readonly autocomplete?: string | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  readonly maxLength?: number | undefined;
  readonly readOnly?: boolean | undefined;
  readonly autofocus?: boolean | undefined;
  /** Keys that lead into the field, such as `/`. */
  readonly keys?: string | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** Answers the browser offers while typing; any other may be typed. */
  readonly suggestions?: readonly string[] | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, value, type = 'text', width, keys, error, prefix, suffix, suggestions } = props;
  const input = (
    <input
      class={['govuk-input', width && `govuk-input--width-${width}`, error && 'govuk-input--error']
        .filter(Boolean)
        .join(' ')}
      id={fieldId(name)}
      name={name}
      type={type as 'text'}
      value={value}
      autocomplete={props.autocomplete as 'name'}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      autofocus={props.autofocus}
      spellcheck={type === 'text' ? undefined : false}
      data-keys={keys}
      list={suggestions && `${fieldId(name)}-suggestions`}
      {...ariaOf(props)}
    />
  );
  return (
    <FieldFrame {...props}>
      {suggestions && (
        <datalist id={`${fieldId(name)}-suggestions`}>
          {suggestions.map((text) => (
            <option value={text} />
          ))}
        </datalist>
      )}
      {prefix || suffix ? (
        <Affixed prefix={prefix} suffix={suffix}>
          {input}
        </Affixed>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

function Affixed({
  prefix,
  suffix,
  children,
}: {
  prefix?: string | undefined;
  suffix?: string | undefined;
  children: preact.VNode;
}) {
  return (
    <div class="govuk-input__wrapper">
      {prefix && (
        <div class="govuk-input__prefix" aria-hidden="true">
          {prefix}
        </div>
      )}
      {children}
      {suffix && (
        <div class="govuk-input__suffix" aria-hidden="true">
          {suffix}
        </div>
      )}
    </div>
  );
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number | undefined },
) {
  const { name, value, rows = 4, maxLength, error } = props;
  return (
    <FieldFrame {...props}>
      <textarea
        class={error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={fieldId(name)}
        name={name}
        rows={rows}
        maxLength={maxLength}
        value={value}
        {...ariaOf(props)}
      />
    </FieldFrame>
  );
}

/** An amount in whole đồng, typed with or without points between the thousands. */
export function MoneyField(props: Omit<TextFieldProps, 'type' | 'suffix' | 'inputMode'>) {
  return <TextField width={10} autocomplete="off" {...props} inputMode="numeric" suffix={useWords().dong} />;
}

/** A field nobody sees. */
export function Hidden({ name, value }: { name: string; value: string | undefined }) {
  return value === undefined ? null : <input type="hidden" name={name} value={value} />;
}
