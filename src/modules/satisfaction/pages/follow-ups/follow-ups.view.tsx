import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import {
  Button,
  dateTimeOf,
  ErrorSummary,
  Form,
  PageHeading,
  Pager,
  SummaryList,
  Table,
  Tabs,
  TextArea,
  typedFields,
  useLocale,
} from '#ui';
import type { FollowUp } from '../../follow-up-store.ts';
import { messages } from '../../messages.ts';

const list = '/can-bo/hai-long/xem-xet';

interface FollowUpsProps {
  readonly followUps: readonly FollowUp[];
  readonly closed: boolean;
  readonly pager: { readonly firstHref: string | undefined; readonly nextHref: string | undefined };
}

/** What waits for a leader, or what leaders have closed. */
export function FollowUpsView({ followUps, closed, pager }: FollowUpsProps) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.followUps;
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        crumbs={[{ href: '/can-bo/hai-long', label: all.results.title }]}
      />
      <Tabs
        label={words.label}
        tabs={[
          { href: list, label: words.open, current: !closed },
          { href: `${list}?xong=1`, label: words.closed, current: closed },
        ]}
      />
      <Table
        caption={words.title}
        hideCaption
        rows={followUps}
        empty={words.none}
        href={({ answerId }) => href('/can-bo/hai-long/xem-xet/:answer', { answer: answerId })}
        columns={[
          { head: all.results.procedure, cell: ({ procedureName }) => procedureName },
          { head: words.month, oneLine: true, cell: ({ month }) => all.results.monthName(month) },
          { head: all.opinions.comment, cell: ({ comment }) => comment ?? '–' },
          ...(closed
            ? [{ head: words.closed, cell: ({ words: said }: FollowUp) => said ?? '–' }]
            : [{ head: words.contact, cell: ({ contact }: FollowUp) => contact ?? words.noContact }]),
        ]}
      />
      <Pager {...pager} />
    </>
  );
}

export interface FollowUpProblem {
  readonly status: number;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

/** One bad answer, and the words that close it. */
export function FollowUpView({
  followUp,
  action,
  tokens,
  typed = {},
  errors = {},
}: FollowUpProblem & { readonly followUp: FollowUp; readonly action: string; readonly tokens: FormTokens }) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.followUps;
  const field = typedFields(typed, errors);
  const isClosed = followUp.closedAt !== null;
  return (
    <>
      <PageHeading title={followUp.procedureName} caption={words.see} crumbs={[{ href: list, label: words.title }]} />
      <ErrorSummary errors={errors} />
      <SummaryList
        rows={[
          { term: words.month, detail: all.results.monthName(followUp.month) },
          { term: all.fields.overall ?? '', detail: all.levels[followUp.overall] },
          { term: all.opinions.comment, detail: followUp.comment },
          { term: words.contact, detail: followUp.contact ?? words.noContact },
          ...(isClosed
            ? [
                { term: words.closed, detail: followUp.words },
                {
                  term: words.by,
                  detail: words.closedBy(followUp.closedByName ?? '', dateTimeOf(followUp.closedAt ?? 0, locale)),
                },
              ]
            : []),
        ]}
      />
      {!isClosed && (
        <Form action={action} tokens={tokens}>
          <TextArea {...field('words')} label={words.words} hint={words.wordsHint} rows={5} />
          <Button>{words.button}</Button>
        </Form>
      )}
    </>
  );
}
