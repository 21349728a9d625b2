import { explain, type Promised } from '#modules/calendar';
import { Details, dateTimeOf, useLocale } from '#ui';
import { messages } from './messages.ts';
import { type DataRequest, nextDueAt } from './request.ts';

export interface Clocks {
  readonly firstAnswer: Promised;
  readonly answer: Promised;
}

/** By when whoever asks is answered, and why then, line by line. */
export function ClockView({ request, clocks }: { request: DataRequest; clocks: Clocks }) {
  const locale = useLocale();
  const words = messages(locale).request;
  if (request.answeredAt !== null) return null;
  const label = request.firstAnswer === null ? words.firstAnswerBy : words.answerBy;
  return (
    <section class="mc-promise" aria-label={label}>
      <p class="mc-promise__day">
        <span>{label}</span> <strong>{dateTimeOf(nextDueAt(request), locale)}</strong>
      </p>
      <Details summary={words.why}>
        {request.firstAnswer === null && <Lines title={words.ofFirst} promised={clocks.firstAnswer} />}
        <Lines title={words.ofAnswer} promised={clocks.answer} />
      </Details>
    </section>
  );
}

function Lines({ title, promised }: { title: string; promised: Promised }) {
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ol class="govuk-list govuk-list--number">
        {explain(promised.lines, useLocale()).map((line) => (
          <li>{line}</li>
        ))}
      </ol>
    </>
  );
}
