import { ErrorSummary, fieldId, Notice, useLocale } from '#ui';
import type { AnswerCheck } from './check-answers.ts';
import type { Finding } from './finding.ts';
import { messages } from './messages.ts';

/** What is to be put right, and what to look at once more, at the top of the page; each line leads to its field. */
export function FormFindings({ check }: { check: AnswerCheck | undefined }) {
  const words = messages(useLocale()).form;
  if (!check) return null;
  return (
    <>
      <ErrorSummary errors={Object.fromEntries(check.errors.map((finding) => [finding.pointer, lineOf(finding)]))} />
      {check.warnings.length > 0 && (
        <Notice kind="warning" title={words.lookAgain}>
          <ul class="govuk-list">
            {check.warnings.map((finding) => (
              <li>
                <a class="govuk-link" href={`#${fieldId(finding.pointer)}`}>
                  {lineOf(finding)}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** At the top of the page a sentence says which mother, father or row it is about. */
function lineOf({ sentence, within }: Finding): string {
  return within === '' ? sentence : `${within}: ${sentence}`;
}
