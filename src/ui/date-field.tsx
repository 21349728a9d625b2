import type { FormFields } from '#platform/route';
import { ariaOf, type FieldProps, FieldsetFrame, fieldId } from './field-frame.tsx';
import { TextField } from './fields.tsx';
import { useWords } from './page-context.ts';

export interface DateFieldProps extends FieldProps {
  /** `31/12/2026` as typed, or `2026-12-31` as stored. */
  readonly value?: string | undefined;
  /** Three short fields, for a day people know by heart (a birthday); else one field. */
  readonly parts?: boolean | undefined;
  readonly autocomplete?: 'bday' | 'off' | undefined;
}

/** A day in the order of the page (day, month, year), not of the browser. */
export function DateField({ parts, ...props }: DateFieldProps) {
  const words = useWords();
  if (parts) return <DateParts {...props} hint={props.hint ?? words.datePartsHint} />;
  const { value, autocomplete = 'off', ...field } = props;
  return (
    <TextField
      {...field}
      hint={props.hint ?? words.dateHint}
      value={value && shown(value)}
      width={10}
      maxLength={10}
      autocomplete={autocomplete}
    />
  );
}

function DateParts(props: Omit<DateFieldProps, 'parts'>) {
  const words = useWords();
  const { name, value = '', error, autocomplete } = props;
  const typed = shown(value).split('/');
  const fields = [
    { part: 'day', label: words.day, width: 2 },
    { part: 'month', label: words.month, width: 2 },
    { part: 'year', label: words.year, width: 4 },
  ] as const;
  return (
    <FieldsetFrame {...props}>
      <div class="govuk-date-input">
        {fields.map(({ part, label, width }, i) => {
          const id = i === 0 ? fieldId(name) : `${fieldId(name)}-${part}`;
          return (
            <div class="govuk-date-input__item">
              <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for={id}>
                  {label}
                </label>
                <input
                  class={`govuk-input govuk-date-input__input govuk-input--width-${width}${error ? ' govuk-input--error' : ''}`}
                  id={id}
                  name={`${name}-${part}`}
                  type="text"
                  inputMode="numeric"
                  maxLength={width}
                  autocomplete={(autocomplete === 'bday' ? `bday-${part}` : 'off') as 'off'}
                  value={typed[i]}
                  aria-invalid={ariaOf(props)['aria-invalid']}
                />
              </div>
            </div>
          );
        })}
      </div>
    </FieldsetFrame>
  );
}

/** A stored day (`2026-12-31`) as people write it; what was typed stays as it was typed. */
function shown(value: string): string {
  const stored = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return stored ? `${stored[3]}/${stored[2]}/${stored[1]}` : value;
}

/** Joins `birth-day`, `birth-month`, `birth-year` of a sent form into `birth`, as `readForm` reads a day. */
export function joinDateParts(form: FormFields, ...names: readonly string[]): FormFields {
  const joined: Record<string, string | string[] | undefined> = { ...form };
  for (const name of names) {
    const parts = ['day', 'month', 'year'].map((part) => String(form[`${name}-${part}`] ?? '').trim());
    if (parts.some((part) => part !== '')) joined[name] = parts.join('/');
  }
  return joined;
}
