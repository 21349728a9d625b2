import { href } from '#platform/route';
import { dateTimeOf, Table, Tag, type Tone, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import type { ToldDossier, ToldState } from '../../told-dossier.ts';

/** Dossiers with what the portal made of them. */
export function ToldTable({ caption, rows }: { readonly caption: string; readonly rows: readonly ToldDossier[] }) {
  const locale = useLocale();
  const words = messages(locale).list;
  return (
    <Table<ToldDossier>
      caption={caption}
      hideCaption
      rows={rows}
      empty={words.empty}
      href={({ code }) => href('/can-bo/cong-quoc-gia/ho-so/:code', { code })}
      columns={[
        { head: words.code, cell: ({ code }) => code, oneLine: true },
        { head: words.procedure, cell: ({ procedureName }) => procedureName },
        { head: words.state, cell: ({ state }) => <ToldTag state={state} /> },
        { head: words.since, cell: ({ since }) => dateTimeOf(since, locale), oneLine: true },
        { head: words.why, cell: (told) => <WhyNot told={told} /> },
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
  if (rules.length > 0)
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
