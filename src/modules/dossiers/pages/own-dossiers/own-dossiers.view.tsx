import type { Draft } from '#modules/forms';
import { href } from '#platform/route';
import { Button, dateOf, Empty, PageHeading, Pager, Table, Time, useLocale } from '#ui';
import { citizenMessages } from '../../citizen-messages.ts';
import { promisedWords, StateTag } from '../../dossier-tags.tsx';
import { filingSteps, numberOfStep, stepAddress } from '../../filing-steps.ts';
import type { OwnDossier } from '../../own-dossier-store.ts';

/** A draft with the name of what it is for, as the catalogue has it today. */
export interface NamedDraft extends Draft {
  readonly procedureName: string;
}

export interface OwnDossiersProps {
  readonly rows: readonly OwnDossier[];
  readonly drafts: readonly NamedDraft[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly now: number;
}

/** A person's dossiers, the last filed first, under the drafts they can go on with. */
export function OwnDossiersView({ rows, drafts, nextHref, firstHref, now }: OwnDossiersProps) {
  const locale = useLocale();
  const words = citizenMessages(locale).own;
  return (
    <>
      <PageHeading title={words.title} />
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      <h2 class="govuk-heading-m">{words.filed}</h2>
      {rows.length === 0 ? (
        <Empty action={<Button href="/nop-ho-so">{words.file}</Button>}>{words.none}</Empty>
      ) : (
        <Table<OwnDossier>
          caption={words.filed}
          hideCaption
          rows={rows}
          href={({ code }) => href('/ho-so-cua-toi/:code', { code })}
          mark={(row) => markOf(row, now)}
          columns={[
            { head: words.procedure, cell: ({ procedureName }) => procedureName },
            { head: words.code, cell: ({ code }) => code, oneLine: true },
            { head: words.state, cell: ({ state }) => <StateTag state={state} /> },
            { head: words.promised, cell: (row) => whenOf(row, words, locale) },
          ]}
        />
      )}
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </>
  );
}

function whenOf(
  { state, promisedAt, answerBy }: OwnDossier,
  words: ReturnType<typeof citizenMessages>['own'],
  locale: ReturnType<typeof useLocale>,
): string {
  if (state === 'awaiting_supplement' && answerBy) return words.completeBy(dateOf(answerBy, locale));
  return promisedWords(promisedAt, locale);
}

function markOf({ state, promisedAt }: OwnDossier, now: number): 'late' | 'soon' | undefined {
  if (state === 'awaiting_supplement') return 'soon';
  return state === 'processing' && promisedAt !== null && promisedAt < now ? 'late' : undefined;
}

function Drafts({ drafts }: { drafts: readonly NamedDraft[] }) {
  const words = citizenMessages(useLocale()).own;
  const names = citizenMessages(useLocale()).filing.steps;
  const stepName = (key: string) => {
    const step = filingSteps.find((one) => one.key === key) ?? filingSteps[0];
    return words.atStep(numberOfStep(step.key), filingSteps.length, names[step.key]);
  };
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts" class="govuk-heading-m">
        {words.drafts}
      </h2>
      <Table<NamedDraft>
        caption={words.drafts}
        hideCaption
        rows={drafts}
        href={({ id, step }) => stepAddress(id, step)}
        columns={[
          { head: words.procedure, cell: ({ procedureName }) => procedureName },
          { head: words.reached, cell: ({ step }) => stepName(step) },
          { head: words.saved, cell: ({ savedAt }) => <Time at={savedAt} /> },
          {
            head: words.discardHead,
            cell: ({ id, procedureName }) => (
              <a class="govuk-link" href={href('/nop-ho-so/nhap/:draft/bo', { draft: id })}>
                {words.discard}
                <span class="govuk-visually-hidden"> {procedureName}</span>
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}
