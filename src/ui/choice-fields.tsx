import type { ComponentChildren } from 'preact';
import { ariaOf, FieldFrame, type FieldProps, FieldsetFrame, fieldId } from './field-frame.tsx';
import { Island } from './island.tsx';
import { useWords } from './page-context.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean | undefined;
  /** What more is asked of whoever chooses this; always visible without scripts, so the server ignores it unchosen. */
  readonly more?: ComponentChildren;
}

/** One of many, from a list that drops down. `choose={false}` leaves out the empty first line. */
export function SelectField(
  props: FieldProps & { value?: string | undefined; choices: readonly Choice[]; choose?: boolean | string },
) {
  const { name, value, choices, choose = true, error } = props;
  const words = useWords();
  return (
    <FieldFrame {...props}>
      <select
        class={error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={fieldId(name)}
        name={name}
        {...ariaOf(props)}
      >
        {choose && <option value="">{choose === true ? words.choose : choose}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** One of a few, all in sight. `inline` sets short answers side by side. */
export function RadioField(
  props: FieldProps & { value?: string | undefined; choices: readonly Choice[]; inline?: boolean },
) {
  return (
    <FieldsetFrame {...props}>
      <div class={`govuk-radios${props.inline ? ' govuk-radios--inline' : ''}`}>
        {props.choices.map((choice, i) => (
          <ChoiceItem kind="radio" field={props} choice={choice} index={i} checked={choice.value === props.value} />
        ))}
      </div>
    </FieldsetFrame>
  );
}

/** Any of several. A single choice is a yes: its label then says the whole sentence and `label` the question. */
export function CheckboxField(
  props: FieldProps & { value?: string | readonly string[] | undefined; choices: readonly Choice[] },
) {
  const chosen = [props.value ?? []].flat();
  return (
    <FieldsetFrame {...props}>
      <div class="govuk-checkboxes">
        {props.choices.map((choice, i) => (
          <ChoiceItem kind="checkbox" field={props} choice={choice} index={i} checked={chosen.includes(choice.value)} />
        ))}
      </div>
    </FieldsetFrame>
  );
}

interface ChoiceItemProps {
  readonly kind: 'radio' | 'checkbox';
  readonly field: FieldProps;
  readonly choice: Choice;
  readonly index: number;
  readonly checked: boolean;
}

/** The first one carries the field's own id, so that the error summary leads to it. */
function ChoiceItem({ kind, field, choice, index, checked }: ChoiceItemProps) {
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index + 1}`;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={field.name}
          type={kind as 'radio'}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          aria-describedby={choice.hint ? `${id}-item-hint` : undefined}
        />
        <label class={`govuk-label ${block}__label`} for={id}>
          {choice.label}
        </label>
        {choice.hint && (
          <div class={`govuk-hint ${block}__hint`} id={`${id}-item-hint`}>
            {choice.hint}
          </div>
        )}
      </div>
      {choice.more && (
        <div class={`${block}__conditional`} data-show-if={id}>
          {choice.more}
          <Island name="show-conditional" />
        </div>
      )}
    </>
  );
}
