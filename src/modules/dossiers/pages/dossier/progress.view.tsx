import { explain } from '#modules/calendar';
import { Details, dateTimeOf, Steps, Timeline, useLocale } from '#ui';
import type { Dossier } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { promisedWords } from '../../dossier-tags.tsx';
import { messages } from '../../messages.ts';
import type { Step } from '../../step-store.ts';

/** The promised day and, unfolded, the reasoning behind it line by line. */
export function PromisedDay({ file: { dossier, promise, apology } }: { file: DossierFile }) {
  const locale = useLocale();
  const words = messages(locale).file;
  if (dossier.receivedAt === null || hasEnded(dossier)) return null;
  const waiting = dossier.state === 'awaiting_supplement' && promise.promisedAt === undefined;
  const promised = waiting
    ? words.promisedNone
    : dossier.promisedAt === null
      ? words.noLimit
      : promisedWords(dossier.promisedAt, locale);
  return (
    <section class="mc-promise" aria-label={words.promised}>
      <p class="mc-promise__day">
        <span>{words.promised}</span> <strong>{promised}</strong>
      </p>
      <Details summary={words.why}>
        <ol class="govuk-list govuk-list--number">
          {explain(promise.lines, locale).map((line) => (
            <li>{line}</li>
          ))}
          {apology && (
            <li>
              {words.reappointed(
                dateTimeOf(apology.previousPromisedAt, locale),
                dateTimeOf(apology.newPromisedAt, locale),
              )}
            </li>
          )}
        </ol>
      </Details>
    </section>
  );
}

/** How far the internal process has come, and who holds it. */
export function Process({ file: { steps, dossier } }: { file: DossierFile }) {
  const locale = useLocale();
  const words = messages(locale);
  if (steps.length === 0) return null;
  const whenOf = ({ finishedAt, dueAt }: Step) => {
    if (finishedAt !== null) return words.file.done(dateTimeOf(finishedAt, locale));
    if (dueAt !== null && dossier.state === 'awaiting_supplement') return words.file.standsStill;
    return dueAt === null ? undefined : words.file.by(dateTimeOf(dueAt, locale));
  };
  const stateOf = ({ finishedAt, ordinal }: Step) => {
    if (finishedAt !== null) return 'done';
    if (hasEnded(dossier)) return 'skipped';
    return ordinal === dossier.stepOrdinal ? 'current' : 'waiting';
  };
  return (
    <section>
      <h2 class="govuk-heading-m">{words.file.process}</h2>
      <Steps
        steps={steps.map((step) => ({
          name: step.name,
          state: stateOf(step),
          who: step.assigneeName ?? (stateOf(step) === 'current' ? words.worklist.nobody : undefined),
          when: [stateOf(step) !== 'skipped' && whenOf(step), step.note].filter(Boolean).join(' – '),
        }))}
      />
    </section>
  );
}

/** Nothing is owed any more: the dossier was withdrawn, or never completed. */
function hasEnded({ state }: Dossier): boolean {
  return state === 'withdrawn' || state === 'lapsed';
}

/** What happened to the dossier, newest first. */
export function History({ file: { facts } }: { file: DossierFile }) {
  const words = messages(useLocale());
  return (
    <section>
      <h2 class="govuk-heading-m">{words.file.history}</h2>
      <Timeline
        items={facts.toReversed().map((fact) => ({
          at: fact.at,
          title: words.facts[fact.type] ?? fact.type,
          by: fact.actorName,
          body: [fact.data.step, fact.data.to, fact.data.note, fact.data.reason]
            .filter((text) => typeof text === 'string' && text !== '')
            .join(' – '),
        }))}
      />
    </section>
  );
}
