import type { Person } from '#modules/identity';
import { href } from '#platform/route';
import { dateTimeOf, PageHeading, Pager, Table, Tabs, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import { type DataRequest, nextDueAt } from '../../request.ts';
import { RequestTag } from '../../request.view.tsx';

export interface RequestRow {
  readonly request: DataRequest;
  readonly person: Person | undefined;
}

interface Props {
  readonly rows: readonly RequestRow[];
  readonly answered: boolean;
  readonly now: number;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

export function RequestsView({ rows, answered, now, firstHref, nextHref }: Props) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.desk;
  const isLate = ({ request }: RequestRow) => request.answeredAt === null && now > nextDueAt(request);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <Tabs
        label={words.label}
        tabs={[
          { href: '/can-bo/quyen-du-lieu', label: words.open, current: !answered },
          { href: '/can-bo/quyen-du-lieu?xong=1', label: words.closed, current: answered },
        ]}
      />
      <Table<RequestRow>
        caption={words.title}
        hideCaption
        rows={rows}
        empty={words.none}
        href={({ request }) => href('/can-bo/quyen-du-lieu/:request', { request: request.id })}
        mark={(row) => (isLate(row) ? 'late' : undefined)}
        columns={[
          { head: words.kind, cell: ({ request }) => all.kinds[request.kind] },
          { head: words.person, cell: ({ person }) => person?.fullName || words.erasedPerson },
          { head: all.request.made, oneLine: true, cell: ({ request }) => dateTimeOf(request.madeAt, locale) },
          answered
            ? {
                head: words.answered,
                oneLine: true,
                cell: ({ request }) => dateTimeOf(request.answeredAt ?? 0, locale),
              }
            : {
                head: words.due,
                oneLine: true,
                cell: (row) =>
                  [dateTimeOf(nextDueAt(row.request), locale), isLate(row) && words.late].filter(Boolean).join(' · '),
              },
          { head: words.label, oneLine: true, cell: ({ request }) => <RequestTag request={request} /> },
        ]}
      />
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </>
  );
}
