import { dateTimeOf, SummaryList, Tag, type Tone, useLocale } from '#ui';
import { groundsInLaw, keptDossiersRef } from '../../../reference/data-rights/request-limits.ts';
import { messages } from './messages.ts';
import { type DataRequest, type RequestState, stateOf } from './request.ts';

const tones: Readonly<Record<RequestState, Tone>> = {
  waiting: 'new',
  under_way: 'progress',
  proposed: 'waiting',
  answered: 'good',
};

/** How far a request has come, in a word. */
export function RequestTag({ request }: { request: DataRequest }) {
  const state = stateOf(request);
  return <Tag tone={tones[state]}>{messages(useLocale()).states[state]}</Tag>;
}

/**
 * What is known of a request and what was answered. `isOpen` shows what was written, for whoever asked and whoever answers;
 * otherwise nobody is named.
 */
export function RequestFacts({
  request,
  agencyName,
  isOpen,
}: {
  request: DataRequest;
  agencyName: string;
  isOpen: boolean;
}) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.request;
  const { firstAnswer, extension } = request;
  return (
    <SummaryList
      rows={[
        { term: words.state, detail: <RequestTag request={request} /> },
        { term: words.made, detail: dateTimeOf(request.madeAt, locale) },
        { term: words.agency, detail: agencyName },
        ...(isOpen ? [{ term: words.words, detail: <AsWritten text={request.words} /> }] : []),
        ...(firstAnswer
          ? [
              {
                term: words.firstAnswer,
                detail: [
                  isOpen
                    ? words.by(firstAnswer.byName, dateTimeOf(firstAnswer.at, locale))
                    : dateTimeOf(firstAnswer.at, locale),
                  firstAnswer.withOthers && words.withOthers,
                ]
                  .filter(Boolean)
                  .join('; '),
              },
            ]
          : []),
        ...(extension && isOpen
          ? [{ term: words.extension, detail: words.extended(extension.days, extension.reason ?? words.gone) }]
          : []),
        ...answerRows(request, { isOpen, locale }),
      ]}
    />
  );
}

function answerRows(
  { answer, answeredAt, kind }: DataRequest,
  { isOpen, locale }: { isOpen: boolean; locale: 'vi' | 'en' },
) {
  if (answeredAt === null || answer === null) return [];
  const all = messages(locale);
  const words = all.request;
  const { outcome, ground, words: said, keptDossiers } = answer;
  return [
    { term: words.answered, detail: dateTimeOf(answeredAt, locale) },
    {
      term: words.answer,
      detail: (
        <>
          <p>{all.outcomes[outcome]}</p>
          {kind === 'erase' && outcome === 'carried_out' && <p>{words.erased(keptDossiers ?? 0, keptDossiersRef)}</p>}
        </>
      ),
    },
    ...(ground ? [{ term: words.ground, detail: `${all.grounds[ground]} (${groundsInLaw[ground].legalRef})` }] : []),
    ...(isOpen ? [{ term: all.desk.words, detail: <AsWritten text={said} /> }] : []),
  ];
}

function AsWritten({ text }: { text: string | null }) {
  const words = messages(useLocale()).request;
  return <span class="mc-as-typed">{text ?? words.gone}</span>;
}
