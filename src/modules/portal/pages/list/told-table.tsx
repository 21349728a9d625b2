import { href } from '#platform/route';
import { dateTimeOf, Table, Tag, type Tone, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import type { ToldDossier, ToldGroup, ToldState } from '../../told-dossier.ts';

/** Dossiers with what the portal made of them. */
export function ToldTable({ group, rows }: { readonly group: ToldGroup; readonly rows: readonly ToldDossier[] }) {
  const locale = useLocale();
  const words = messages(locale).list;
  const isInQueue = group === 'rejected' || group === 'held_back';
  return (
    <Table<ToldDossier>
      caption={words.title(group)}
      hideCaption
      rows={rows}
      empty={words.empty}
      href={({ code }) => href('/can-bo/cong-quoc-gia/ho-so/:code', { code })}
      columns={[
        { head: words.code, cell: ({ code }) => code, oneLine: true },
        { head: words.procedure, cell: ({ procedureName }) => procedureName },
        ...(group === 'waiting' ? [{ head: words.state, cell: (told: ToldDossier) => <ToldTag {...told} /> }] : []),
        { head: words.since, cell: ({ since }) => dateTimeOf(since, locale), oneLine: true },
        ...(isInQueue ? [{ head: words.why, cell: (told: ToldDossier) => <WhyNot told={told} /> }] : []),
      ]}
    />
  );
}

const tones: Readonly<Record<ToldState, Tone>> = {
  waiting: 'waiting',
  sending: 'progress',
  taken: 'good',
  rejected: 'bad',
  held_back: 'late',
  over: 'neutral',
};

export function ToldTag({ state }: Pick<ToldDossier, 'state'>) {
  return <Tag tone={tones[state]}>{messages(useLocale()).states[state]}</Tag>;
}

/** Why a dossier is not with the portal: the rules it breaks, or what the portal said. */
export function WhyNot({ told }: { readonly told: ToldDossier }) {
  const words = messages(useLocale());
  const { rules, answerCode, answerWords } = told;
  if (rules.length === 1) return <>{words.rules[rules[0]!]}</>;
  if (rules.length > 1)
    return (
      <ul class="govuk-list govuk-list--bullet">
        {rules.map((rule) => (
          <li>{words.rules[rule]}</li>
        ))}
      </ul>
    );
  if (answerCode === null) return <>{words.none}</>;
  return <>{answerWords ? `${words.answer(answerCode)}: ${answerWords}` : words.answer(answerCode)}</>;
}
