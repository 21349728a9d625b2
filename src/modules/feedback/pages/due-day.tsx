import { Details, dateTimeOf, useLocale } from '#ui';
import type { Feedback } from '../feedback.ts';
import { messages } from '../messages.ts';

/** Until when it is owed, by the stored day, and unfolded the rule and its source. */
export function DueDay({ feedback: { dueAt, rule, state } }: { feedback: Feedback }) {
  const locale = useLocale();
  const words = messages(locale).follow;
  const owed = state === 'received' ? words.checkBy : words.due;
  return (
    <section class="mc-promise" aria-label={owed}>
      <p class="mc-promise__day">
        <span>{owed}</span> <strong>{dateTimeOf(dueAt, locale)}</strong>
      </p>
      <Details summary={words.why}>
        <ul class="govuk-list govuk-list--bullet">
          <li>{words.limit(rule.statutory.amount, rule.legalRef)}</li>
          {rule.local && <li>{words.limit(rule.local.amount, rule.localRef ?? '')}</li>}
          <li>{words.counted}</li>
        </ul>
      </Details>
    </section>
  );
}
