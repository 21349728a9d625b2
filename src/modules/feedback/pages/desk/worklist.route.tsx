import Type from 'typebox';
import { decide } from '#platform/access';
import { href, route } from '#platform/route';
import { Button, dateTimeOf, FilterForm, Hidden, PageHeading, Table, Tabs, Tag, TextField, useLocale } from '#ui';
import { type Feedback, type FeedbackState, isOpen } from '../../feedback.ts';
import { countFeedback, listFeedback } from '../../feedback-store.ts';
import { messages } from '../../messages.ts';
import { feedbackPermissions } from '../../permissions.ts';

/** The views of the list and which states each shows. */
const stages = {
  received: ['received'],
  in_progress: ['in_progress'],
  drafted: ['drafted'],
  answered: ['answered'],
  ended: ['redirected', 'declined'],
} as const satisfies Record<string, readonly FeedbackState[]>;

type Stage = keyof typeof stages;

const names = Object.keys(stages) as Stage[];

/** What the asker's agency handles, most urgent first. */
export const worklistPage = route({
  method: 'GET',
  url: '/can-bo/phan-anh',
  may: 'feedback.view',
  query: Type.Object({
    muc: Type.Optional(Type.Union(names.map((name) => Type.Literal(name)))),
    tim: Type.Optional(Type.String({ maxLength: 100 })),
    lang: Type.Optional(Type.String()),
  }),
  async run(call) {
    const { muc: stage = 'received', tim = '' } = call.query;
    const { list, counts } = await call.read(async (db) => ({
      list: await listFeedback(db, call.who.agencies, stages[stage], tim),
      counts: await countFeedback(db, call.who.agencies),
    }));
    const mayRecord = decide(feedbackPermissions['feedback.record'], call.who);
    const body = <WorklistView {...{ list, counts, stage, tim, mayRecord }} now={call.now} />;
    return call.page({ title: messages(call.locale).desk.title, audience: 'officer', body });
  },
});

interface WorklistProps {
  readonly list: readonly Feedback[];
  readonly counts: Readonly<Partial<Record<FeedbackState, number>>>;
  readonly stage: Stage;
  readonly tim: string;
  readonly mayRecord: boolean;
  readonly now: number;
}

function WorklistView({ list, counts, stage, tim, mayRecord, now }: WorklistProps) {
  const locale = useLocale();
  const words = messages(locale).desk;
  const countOf = (name: Stage) => stages[name].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const isLate = (feedback: Feedback) => isOpen(feedback) && feedback.dueAt < now;
  return (
    <>
      <PageHeading
        title={words.title}
        lead={words.lead}
        actions={mayRecord && <Button href="/can-bo/phan-anh/ghi-nhan">{words.record}</Button>}
      />
      <Tabs
        label={words.views}
        tabs={names.map((name) => ({
          href: href('/can-bo/phan-anh', {}, { muc: name }),
          label: words.stages[name],
          count: countOf(name),
          current: name === stage,
        }))}
      />
      <FilterForm
        action="/can-bo/phan-anh"
        finds
        clearHref={tim ? href('/can-bo/phan-anh', {}, { muc: stage }) : undefined}
      >
        <Hidden name="muc" value={stage} />
        <TextField name="tim" label={words.search} value={tim} />
      </FilterForm>
      <Table
        caption={words.title}
        hideCaption
        rows={list}
        empty={words.none}
        href={({ code }) => href('/can-bo/phan-anh/:code', { code })}
        mark={(feedback) => (isLate(feedback) ? 'late' : undefined)}
        columns={[
          { head: words.code, cell: ({ code }) => code, oneLine: true },
          {
            head: words.content,
            cell: ({ content }) => (content.length > 140 ? `${content.slice(0, 140)}…` : content),
          },
          { head: words.officer, cell: ({ assigneeName }) => assigneeName ?? '–', wideOnly: true },
          {
            head: words.due,
            cell: (feedback) => (
              <>
                {isOpen(feedback) ? dateTimeOf(feedback.dueAt, locale) : '–'}{' '}
                {isLate(feedback) && <Tag tone="late">{words.overdue}</Tag>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
