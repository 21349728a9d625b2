import { href } from '#platform/route';
import { Button, Hidden, PageHeading, Pager, TextField, useLocale } from '#ui';
import { lifeEventsOn } from '../../life-events.ts';
import { messages } from '../../messages.ts';
import type { Posting } from '../../posting.ts';
import { PostingView, ProcedureQr } from '../../posting.view.tsx';
import type { FoundPage } from '../../search-store.ts';
import type { SearchQuery } from '../find-procedure/search-query.ts';

const start = '/quay-thong-tin';

export interface KioskProps {
  readonly query: SearchQuery;
  /** What was found; absent on the first screen. */
  readonly page: FoundPage | undefined;
  readonly day: string;
}

/** The first screen of the kiosk, or what was found from it. */
export function KioskView({ query, page, day }: KioskProps) {
  const locale = useLocale();
  const words = messages(locale);
  const tile = (address: string, label: string) => (
    <li>
      <a class="mc-tile" href={address}>
        {label}
      </a>
    </li>
  );
  return (
    <div class="mc-kiosk">
      {page && <BackToStart agencyCode={query.xa} />}
      <PageHeading title={words.kiosk.title} lead={words.kiosk.lead} />
      <form method="get" action={start} class="mc-kiosk__search">
        <TextField name="q" label={words.search.words} value={query.q} type="search" autocomplete="off" />
        <Hidden name="xa" value={query.xa} />
        <Button>{words.search.submit}</Button>
      </form>
      <ul class="mc-tiles">
        {page
          ? page.found.map(({ code, name }) => tile(href(`${start}/:code`, { code }, { xa: query.xa }), name))
          : lifeEventsOn(day).map(({ key, name }) =>
              tile(href(start, {}, { su_kien: key, xa: query.xa }), name[locale]),
            )}
      </ul>
      {page?.found.length === 0 && <p class="govuk-body">{words.search.nothing}</p>}
      <Pager nextHref={page?.next && href(start, {}, { ...query, sau: page.next })} />
      <p class="govuk-hint">{words.kiosk.idle}</p>
    </div>
  );
}

/** A procedure on the kiosk: the same posting, larger, with the code to take along. */
export function KioskProcedureView({
  posting,
  qr,
  agencyCode,
}: {
  posting: Posting;
  qr: string;
  agencyCode: string | undefined;
}) {
  return (
    <div class="mc-kiosk">
      <BackToStart agencyCode={agencyCode} />
      <PageHeading title={posting.name} caption={posting.caption} />
      <ProcedureQr code={posting.code} svg={qr} />
      <PostingView posting={posting} />
      <BackToStart agencyCode={agencyCode} />
    </div>
  );
}

function BackToStart({ agencyCode }: { agencyCode: string | undefined }) {
  return (
    <p>
      <Button kind="secondary" href={href(start, {}, { xa: agencyCode })}>
        {messages(useLocale()).kiosk.back}
      </Button>
    </p>
  );
}
