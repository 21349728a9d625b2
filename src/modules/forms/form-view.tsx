import { Button, fieldId, Hidden, Island, useLocale } from '#ui';
import { AnswerField } from './answer-field.tsx';
import type { AnswerCheck } from './check-answers.ts';
import type { Answer, Answers, FieldUi, FormDefinition, GroupSchema, Pointer, RowsSchema } from './form-definition.ts';
import { messages } from './messages.ts';
import { groupOf, type Part, partsOf, rowsOf } from './parts.ts';

export interface FormFieldsProps {
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** The address the form is sent to; the buttons of rows send it there too and land at their row. */
  readonly action: string;
  readonly check?: AnswerCheck | undefined;
  /** Whether the person's own details are known, so that a group can be filled with them. */
  readonly knowsPerson?: boolean | undefined;
}

/**
 * The fields of a form, to stand inside the `<Form>` of a page. Fields that depend on an answer are always there, with
 * words saying when to fill them in; where scripts run, an island hides those that are not asked.
 */
export function FormFields({ form, answers, action, check, knowsPerson = false }: FormFieldsProps) {
  const errors = Object.fromEntries((check?.errors ?? []).map(({ pointer, sentence }) => [pointer, sentence]));
  return (
    <>
      <EnterMeansNext />
      <Parts group={form.schema} ui={form.ui} at="" answers={answers} asked={{ errors, action, knowsPerson }} />
      <Island name="asked-fields" />
    </>
  );
}

/** Enter presses the first button of a form, which must not be one that removes a row. */
function EnterMeansNext() {
  return <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />;
}

/** What all the fields of one page share. */
interface Asked {
  readonly errors: Readonly<Record<Pointer, string>>;
  readonly action: string;
  readonly knowsPerson: boolean;
}

interface PartsProps {
  readonly group: GroupSchema;
  readonly ui: FieldUi;
  readonly at: Pointer;
  readonly answers: Answers;
  readonly asked: Asked;
}

function Parts({ group, ui, at, answers, asked }: PartsProps) {
  const parts = partsOf(group, ui, at);
  return (
    <>
      {parts.map((part) => (
        <OnlyIf part={part} neighbours={parts}>
          <PartField part={part} answer={answers[part.name]} asked={asked} />
        </OnlyIf>
      ))}
    </>
  );
}

/** Says in words when a field is to be filled in, for whoever has no scripts. */
function OnlyIf({ part, neighbours, children }: { part: Part; neighbours: readonly Part[]; children: preact.VNode }) {
  const locale = useLocale();
  const words = messages(locale).form;
  const { showIf } = part.ui;
  const question = neighbours.find(({ name }) => name === showIf?.field);
  if (!showIf || !question) return children;
  const choices = showIf.in.map((value) => words.quote(question.ui.options?.[String(value)]?.[locale] ?? words.yes));
  return (
    <div class="govuk-radios__conditional" data-asked-by={question.pointer} data-asked-if={JSON.stringify(showIf.in)}>
      <p class="govuk-hint" data-asked-words>
        {words.onlyIf(question.ui.label[locale], choices.join(words.or))}
      </p>
      {children}
    </div>
  );
}

interface PartProps {
  readonly part: Part;
  readonly answer: Answer | undefined;
  readonly asked: Asked;
}

function PartField({ part, answer, asked }: PartProps) {
  if (part.schema.type === 'object') return <Group {...{ part, answer, asked }} schema={part.schema} />;
  if (part.schema.type === 'array') return <Rows {...{ part, answer, asked }} schema={part.schema} />;
  return <AnswerField part={part} answer={answer} error={asked.errors[part.pointer]} />;
}

function Group({ part, schema, answer, asked }: PartProps & { schema: GroupSchema }) {
  const { pointer, ui } = part;
  return (
    <Frame part={part} asked={asked}>
      {ui.offersPrefill && asked.knowsPerson && <FillButton pointer={pointer} action={asked.action} />}
      <Parts group={schema} ui={ui} at={pointer} answers={groupOf(answer)} asked={asked} />
    </Frame>
  );
}

function FillButton({ pointer, action }: { pointer: Pointer; action: string }) {
  const words = messages(useLocale()).form;
  return (
    <div class="govuk-form-group">
      <RowButton command={`fill ${pointer}`} action={action} landing={pointer}>
        {words.fill}
      </RowButton>
      <p class="govuk-hint">{words.fillHint}</p>
    </div>
  );
}

function Rows({ part, schema, answer, asked }: PartProps & { schema: RowsSchema }) {
  const locale = useLocale();
  const words = messages(locale).form;
  const { pointer, ui } = part;
  const item = ui.item!;
  const given = rowsOf(answer, schema.maxItems);
  const rows = [...given, ...Array<Answers>(Math.max(0, schema.minItems - given.length)).fill({})];
  return (
    <Frame part={part} asked={asked}>
      {rows.map((row, index) => {
        const at = `${pointer}/${index}`;
        const title = `${item.label[locale]} ${index + 1}`;
        return (
          <div class="govuk-form-group">
            <fieldset class="govuk-fieldset" id={fieldId(at)} tabIndex={-1}>
              <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
              <Hidden name={at} value="1" />
              <Parts group={schema.items} ui={item} at={at} answers={row} asked={asked} />
              {rows.length > schema.minItems && (
                <RowButton command={`remove ${at}`} action={asked.action} landing={pointer}>
                  {words.removeRow(item.label[locale], index + 1)}
                </RowButton>
              )}
            </fieldset>
          </div>
        );
      })}
      {rows.length < schema.maxItems && (
        <div class="govuk-form-group">
          <RowButton command={`add ${pointer}`} action={asked.action} landing={`${pointer}/${rows.length}`}>
            {words.addRow(item.label[locale])}
          </RowButton>
        </div>
      )}
    </Frame>
  );
}

/** A heading around several fields, with the hint and the error that are about all of them. */
function Frame({ part, asked, children }: { part: Part; asked: Asked; children: preact.ComponentChildren }) {
  const locale = useLocale();
  const { pointer, ui } = part;
  const id = fieldId(pointer);
  const error = asked.errors[pointer];
  const described = [ui.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset mc-group" id={id} tabIndex={-1} aria-describedby={described || undefined}>
        <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${ui.oneLine ? 's' : 'm'}`}>
          {ui.label[locale]}
        </legend>
        {ui.hint && (
          <div class="govuk-hint" id={`${id}-hint`}>
            {ui.hint[locale]}
          </div>
        )}
        {error && (
          <p class="govuk-error-message" id={`${id}-error`}>
            <span class="govuk-visually-hidden">{messages(locale).form.errorPrefix} </span>
            {error}
          </p>
        )}
        {children}
      </fieldset>
    </div>
  );
}

interface RowButtonProps {
  readonly command: string;
  readonly action: string;
  readonly landing: Pointer;
  readonly children: string;
}

function RowButton({ command, action, landing, children }: RowButtonProps) {
  return (
    <Button kind="secondary" name="_do" value={command} formAction={`${action}#${fieldId(landing)}`}>
      {children}
    </Button>
  );
}
