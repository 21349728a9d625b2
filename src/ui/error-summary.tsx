import { fieldId } from './field-frame.tsx';
import { Island } from './island.tsx';
import { useWords } from './page-context.ts';

/** All that is wrong with a form, at the top of its page; each line leads to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, title }: { errors: Readonly<Record<string, string>>; title?: string }) {
  const words = useWords();
  const lines = Object.entries(errors);
  if (lines.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-error-summary tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title ?? words.errorTitle}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {lines.map(([name, text]) => (
              <li>{name === '' ? text : <a href={`#${fieldId(name)}`}>{text}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
      <Island name="focus-error-summary" />
    </div>
  );
}
