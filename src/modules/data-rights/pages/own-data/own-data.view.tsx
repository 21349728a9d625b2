import { href } from '#platform/route';
import { Button, ButtonGroup, dateTimeOf, PageHeading, Table, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import { type DataRequest, nextDueAt } from '../../request.ts';
import { RequestTag } from '../../request.view.tsx';

export function OwnDataView({ requests }: { readonly requests: readonly DataRequest[] }) {
  const locale = useLocale();
  const all = messages(locale);
  const words = all.own;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ButtonGroup>
        <Button href="/du-lieu-cua-toi/yeu-cau-moi">{words.ask}</Button>
      </ButtonGroup>
      <h2 class="govuk-heading-m">{words.requests}</h2>
      <Table
        caption={words.requests}
        hideCaption
        rows={requests}
        empty={words.noRequests}
        href={({ id }) => href('/du-lieu-cua-toi/yeu-cau/:request', { request: id })}
        columns={[
          { head: words.kind, cell: ({ kind }) => all.kinds[kind] },
          { head: words.made, oneLine: true, cell: ({ madeAt }) => dateTimeOf(madeAt, locale) },
          { head: words.state, oneLine: true, cell: (request) => <RequestTag request={request} /> },
          {
            head: words.due,
            oneLine: true,
            cell: (request) => (request.answeredAt === null ? dateTimeOf(nextDueAt(request), locale) : '–'),
          },
        ]}
      />
    </>
  );
}
