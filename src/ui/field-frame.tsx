import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

/** What every field takes. `name` is what the form sends; the field's id follows from it. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Says "(không bắt buộc)" behind the label. */
  readonly optional?: boolean | undefined;
  /** The label as the heading of its page, when the page asks one thing. */
  readonly heading?: boolean | undefined;
}

/** The id of a field, the same for the field, its label and the error summary that leads to it. */
export const fieldId = (name: string): string => name.replace(/[^\w-]+/g, '-');

/** What was typed and what is wrong, for one field: `<TextField {...field('name')} label="…" />`. */
export function typedFields(
  typed: Readonly<Record<string, string | undefined>> = {},
  errors: Readonly<Record<string, string>> = {},
) {
  return (name: string) => ({ name, value: typed[name], error: errors[name] });
}

/** The ids a control is described by, and whether it is wrong. */
export function ariaOf({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name);
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined };
}

/** Label, hint and error around one control. */
export function FieldFrame({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  const label = (
    <label class={`govuk-label${field.heading ? ' govuk-label--l' : ''}`} for={fieldId(field.name)}>
      <LabelText {...field} />
    </label>
  );
  return (
    <div class={groupClass(field.error)}>
      {field.heading ? <h1 class="govuk-label-wrapper">{label}</h1> : label}
      <HintAndError {...field} />
      {children}
    </div>
  );
}

/** Legend, hint and error around several controls that answer one question. */
export function FieldsetFrame({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={groupClass(field.error)}>
      <fieldset class="govuk-fieldset" {...describedBy(field)}>
        <legend class={`govuk-fieldset__legend${field.heading ? ' govuk-fieldset__legend--l' : ''}`}>
          {field.heading ? (
            <h1 class="govuk-fieldset__heading">
              <LabelText {...field} />
            </h1>
          ) : (
            <LabelText {...field} />
          )}
        </legend>
        <HintAndError {...field} />
        {children}
      </fieldset>
    </div>
  );
}

/** Puts fields that belong together under one heading. */
export function FieldGroup({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="govuk-fieldset mc-group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{title}</legend>
      {children}
    </fieldset>
  );
}

function LabelText({ label, optional }: FieldProps) {
  const words = useWords();
  return (
    <>
      {label}
      {optional && <span class="mc-optional"> {words.optional}</span>}
    </>
  );
}

function HintAndError({ name, hint, error }: FieldProps) {
  const id = fieldId(name);
  const words = useWords();
  return (
    <>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p class="govuk-error-message" id={`${id}-error`}>
          <span class="govuk-visually-hidden">{words.errorPrefix} </span>
          {error}
        </p>
      )}
    </>
  );
}

/** A fieldset is described, but only its controls can be invalid. */
const describedBy = (field: FieldProps) => ({ 'aria-describedby': ariaOf(field)['aria-describedby'] });

const groupClass = (error: string | undefined): string =>
  error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group';
