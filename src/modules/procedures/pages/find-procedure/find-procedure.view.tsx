import { href } from '#platform/route';
import {
  Button,
  FilterForm,
  Hidden,
  numberOf,
  PageHeading,
  Pager,
  SelectField,
  Table,
  TextField,
  useLocale,
} from '#ui';
import { announcementMessages } from '../../announcement-messages.ts';
import { shortLimitInWords } from '../../in-words.ts';
import { type LifeEvent, lifeEventsOn } from '../../life-events.ts';
import { messages } from '../../messages.ts';
import { noticeMessages } from '../../notice-messages.ts';
import type { FoundPage, FoundProcedure } from '../../search-store.ts';
import { audiences, type SearchQuery } from './search-query.ts';

export interface FindProcedureProps {
  readonly query: SearchQuery;
  readonly page: FoundPage;
  readonly fields: readonly { field: string; count: number }[];
  readonly day: string;
  /** The list's own address, under which each procedure stands. */
  readonly base: string;
  /** How many notices at the office somebody has to see to; absent where none is posted. */
  readonly waiting?: number | undefined;
  /** Whether whoever looks keeps the register of decisions that announce procedures. */
  readonly mayAnnounce?: boolean;
}

/** Finding a procedure by words, field, audience or life event. */
export function FindProcedureView(props: FindProcedureProps) {
  const { query, page, base, day } = props;
  const words = messages(useLocale());
  const isStart = !query.q && !query.linh_vuc && !query.doi_tuong && !query.su_kien && !query.sau;
  const nextHref = page.next && href(base, {}, { ...query, sau: page.next });
  const firstHref = query.sau ? href(base, {}, { ...query, sau: undefined }) : undefined;
  return (
    <>
      <PageHeading
        title={base === '/thu-tuc' ? words.title : words.officer.title}
        lead={words.lead}
        actions={<Registers {...props} />}
      />
      <SearchForm {...props} />
      {isStart && base === '/thu-tuc' && <LifeEvents day={day} agencyCode={query.xa} />}
      {query.doi_tuong && <p class="govuk-hint">{words.search.audienceNote}</p>}
      <FoundTable found={page.found} base={base} agencyCode={query.xa} />
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </>
  );
}

/** What else is kept of procedures: the decisions that announce them, and what hangs at the office. */
function Registers({ base, waiting, mayAnnounce = false }: FindProcedureProps) {
  const { title, open } = announcementMessages(useLocale());
  if (base === '/thu-tuc')
    return (
      <a class="govuk-link" href="/thu-tuc/cong-bo">
        {open.title}
      </a>
    );
  return (
    <>
      {mayAnnounce && (
        <Button kind="secondary" href="/can-bo/thu-tuc/cong-bo">
          {title}
        </Button>
      )}
      {waiting !== undefined && <PostedNoticesLink waiting={waiting} />}
    </>
  );
}

function PostedNoticesLink({ waiting }: { waiting: number }) {
  const locale = useLocale();
  const words = noticeMessages(locale);
  return (
    <Button kind="secondary" href="/can-bo/thu-tuc/niem-yet">
      {waiting > 0 ? words.waiting(numberOf(waiting, locale)) : words.title}
    </Button>
  );
}

function SearchForm({ query, fields, base, day }: FindProcedureProps) {
  const locale = useLocale();
  const words = messages(locale);
  const all = words.search.everything;
  const narrowed = query.q || query.linh_vuc || query.doi_tuong || query.su_kien;
  return (
    <FilterForm
      action={base}
      clearHref={narrowed ? href(base, {}, { xa: query.xa }) : undefined}
      title={words.search.words}
    >
      <TextField
        name="q"
        label={words.search.words}
        hint={words.search.wordsHint}
        value={query.q}
        type="search"
        keys="/"
      />
      <SelectField
        name="su_kien"
        label={words.search.lifeEvent}
        value={query.su_kien}
        choose={all}
        choices={lifeEventsOn(day).map((event) => ({ value: event.key, label: event.name[locale] }))}
      />
      <SelectField
        name="linh_vuc"
        label={words.search.field}
        value={query.linh_vuc}
        choose={all}
        choices={fields.map(({ field, count }) => ({ value: field, label: `${field} (${count})` }))}
      />
      <SelectField
        name="doi_tuong"
        label={words.search.audience}
        value={query.doi_tuong}
        choose={all}
        choices={audiences.map((one) => ({ value: one, label: words.audiences[one] }))}
      />
      <Hidden name="xa" value={query.xa} />
    </FilterForm>
  );
}

function LifeEvents({ day, agencyCode }: { day: string; agencyCode: string | undefined }) {
  const words = messages(useLocale()).search;
  const events = lifeEventsOn(day);
  return (
    <section aria-labelledby="life-events">
      <h2 id="life-events" class="govuk-heading-m">
        {words.byLifeEvent}
      </h2>
      <h3 class="govuk-heading-s">{words.forCitizens}</h3>
      <EventLinks events={events.filter((event) => event.for === 'citizen')} agencyCode={agencyCode} />
      <h3 class="govuk-heading-s">{words.forBusiness}</h3>
      <EventLinks events={events.filter((event) => event.for === 'business')} agencyCode={agencyCode} />
    </section>
  );
}

function EventLinks({ events, agencyCode }: { events: readonly LifeEvent[]; agencyCode: string | undefined }) {
  const locale = useLocale();
  return (
    <ul class="mc-tiles">
      {events.map((event) => (
        <li>
          <a class="mc-tile" href={href('/thu-tuc', {}, { su_kien: event.key, xa: agencyCode })}>
            {event.name[locale]}
          </a>
        </li>
      ))}
    </ul>
  );
}

function FoundTable({
  found,
  base,
  agencyCode,
}: {
  found: readonly FoundProcedure[];
  base: string;
  agencyCode: string | undefined;
}) {
  const locale = useLocale();
  const words = messages(locale).search;
  return (
    <Table
      caption={words.results}
      rows={found}
      href={(row) => href(`${base}/:code`, { code: row.code }, { xa: agencyCode })}
      empty={
        <>
          <p>{words.nothing}</p>
          <Button kind="secondary" href={base}>
            {words.everything}
          </Button>
        </>
      }
      columns={[
        { head: words.procedure, cell: (row) => row.name },
        { head: words.code, cell: (row) => row.code },
        { head: words.field, cell: (row) => row.field, wideOnly: true },
        { head: words.limit, cell: (row) => shortLimitInWords(row.timeLimit, locale) },
      ]}
    />
  );
}
