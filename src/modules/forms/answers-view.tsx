import { fieldId, useLocale } from '#ui';
import { answerSections } from './answer-sections.ts';
import type { Answers, FormDefinition } from './form-definition.ts';
import { messages } from './messages.ts';

export interface AnswersViewProps {
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** The page of the form, for whoever may still change an answer. */
  readonly changeAt?: string | undefined;
  /** Shows only the end of identity numbers. */
  readonly masked?: boolean;
}

/** The answers to read: for the citizen before filing, and for the officer afterwards. */
export function AnswersView({ form, answers, changeAt, masked = false }: AnswersViewProps) {
  const locale = useLocale();
  const words = messages(locale).form;
  return (
    <>
      {answerSections(form, answers, locale, { masked }).map(({ heading, rows }) => (
        <section>
          {heading !== '' && <h3 class="govuk-heading-s">{heading}</h3>}
          <dl class="govuk-summary-list">
            {rows.map(({ pointer, label, value }) => (
              <div class={`govuk-summary-list__row${changeAt ? '' : ' govuk-summary-list__row--no-actions'}`}>
                <dt class="govuk-summary-list__key">{label}</dt>
                <dd class="govuk-summary-list__value">
                  <Lines text={value} />
                </dd>
                {changeAt && (
                  <dd class="govuk-summary-list__actions">
                    <a class="govuk-link" href={`${changeAt}#${fieldId(pointer)}`}>
                      {words.change}
                      <span class="govuk-visually-hidden"> {[heading, label].filter(Boolean).join(': ')}</span>
                    </a>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Lines({ text }: { text: string }) {
  const [first, ...others] = text.split('\n');
  return (
    <>
      {first}
      {others.map((line) => (
        <>
          <br />
          {line}
        </>
      ))}
    </>
  );
}
