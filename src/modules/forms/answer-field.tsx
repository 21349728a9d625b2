import { CheckboxField, MoneyField, RadioField, SelectField, TextArea, TextField, useLocale } from '#ui';
import type { Answer, FieldUi, TextFormat } from './form-definition.ts';
import { messages } from './messages.ts';
import type { Part } from './parts.ts';
import { typedAnswer } from './show-answer.ts';

interface AnswerFieldProps {
  readonly part: Part;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
}

/** The control of one question, chosen by its schema: what it shows can be read back by `readAnswers`. */
export function AnswerField({ part, answer, error }: AnswerFieldProps) {
  const locale = useLocale();
  const { schema, ui, pointer, required } = part;
  const value = typedAnswer(schema, answer);
  const field = {
    name: pointer,
    label: ui.label[locale],
    hint: ui.hint?.[locale],
    error,
    optional: !required,
  };
  if (schema.type === 'boolean') {
    const choices = [{ value: '1', label: ui.label[locale] }];
    const label = messages(locale).form.pledge;
    return <CheckboxField {...field} label={label} choices={choices} value={answer === true ? '1' : undefined} />;
  }
  if (ui.options) return <ChoiceField field={field} ui={ui} value={value} />;
  const { width, autocomplete = 'off' } = ui;
  if (ui.widget === 'money') return <MoneyField {...field} value={value} width={width} />;
  if (schema.type !== 'string')
    return <TextField {...field} value={value} width={width} autocomplete="off" inputMode="numeric" />;
  const limit = schema.format ? undefined : schema.maxLength;
  if (ui.widget === 'textarea') return <TextArea {...field} value={value} maxLength={limit} />;
  return (
    <TextField
      {...field}
      {...keyboard(schema.format)}
      value={value}
      width={width}
      autocomplete={autocomplete}
      maxLength={limit}
      suggestions={ui.suggestions}
    />
  );
}

function ChoiceField({ field, ui, value }: { field: { name: string; label: string }; ui: FieldUi; value: string }) {
  const locale = useLocale();
  const choices = Object.entries(ui.options ?? {}).map(([key, label]) => ({ value: key, label: label[locale] }));
  if (ui.widget === 'select') return <SelectField {...field} choices={choices} value={value} />;
  return <RadioField {...field} choices={choices} value={value} inline={choices.length === 2} />;
}

/** The keyboard a telephone shows. */
function keyboard(format: TextFormat | undefined): { type?: 'tel' | 'email'; inputMode?: 'numeric' } {
  if (format === 'phone-vi') return { type: 'tel' };
  if (format === 'email') return { type: 'email' };
  return format === 'identity-number' ? { inputMode: 'numeric' } : {};
}
