import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, dateOf, numberOf, PageHeading, Pager, Table, type Tone, tag, useLocale } from '#ui';
import { type Announcement, isDecidedInTime, type PostingState, postingStateOf } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import type { AnnouncementPage } from '../../announcement-store.ts';
import { messages } from '../../messages.ts';

const url = '/can-bo/thu-tuc/cong-bo';

interface Props {
  readonly page: AnnouncementPage;
  readonly procedureCode: string | undefined;
  readonly after: string | undefined;
  readonly now: number;
}

/** The register of decisions that announce procedures, those made last first, with what waits to be posted marked. */
export function AnnouncementsView({ page, procedureCode, after, now }: Props) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  const here = { 'thu-tuc': procedureCode };
  const stateOf = (announcement: Announcement) => postingStateOf(announcement, now);
  return (
    <>
      <PageHeading
        title={procedureCode ? words.ofProcedure(procedureCode) : words.title}
        lead={<p>{words.lead}</p>}
        crumbs={[
          { href: '/can-bo/thu-tuc', label: messages(locale).officer.title },
          ...(procedureCode ? [{ href: url, label: words.title }] : []),
        ]}
        actions={
          <Button href={`${url}/moi`} keys="n">
            {words.record}
          </Button>
        }
      />
      <Table<Announcement>
        caption={words.title}
        hideCaption
        rows={page.announcements}
        empty={words.empty}
        href={({ id }) => href(`${url}/:id`, { id })}
        mark={(one) => marks[stateOf(one)]}
        columns={[
          { head: words.fields.number, oneLine: true, cell: ({ number }) => number },
          { head: words.fields.decidedOn, oneLine: true, cell: (one) => <DecidedOn announcement={one} /> },
          { head: words.fields.effectiveOn, oneLine: true, cell: (one) => dateOf(one.effectiveOn, locale) },
          { head: words.procedures, cell: (one) => countsOf(one, locale) },
          { head: words.state, cell: (one) => <Standing announcement={one} state={stateOf(one)} /> },
        ]}
      />
      <Pager
        firstHref={after && href(url, {}, here)}
        nextHref={page.next && href(url, {}, { ...here, sau: page.next })}
      />
    </>
  );
}

/** How many procedures are new, amended and repealed by it: “2 mới, 1 bãi bỏ”. */
export function countsOf({ procedures }: Announcement, locale: Locale): string {
  const words = announcementMessages(locale);
  const counts = Map.groupBy(procedures, ({ becomes }) => becomes);
  return [...counts].map(([becomes, all]) => words.count[becomes](numberOf(all.length, locale))).join(', ');
}

function DecidedOn({ announcement }: { announcement: Announcement }) {
  const locale = useLocale();
  return (
    <>
      {dateOf(announcement.decidedOn, locale)}
      {!isDecidedInTime(announcement) && <div>{tag('bad', announcementMessages(locale).decidedLate)}</div>}
    </>
  );
}

const marks: Partial<Record<PostingState, 'late' | 'soon'>> = { overdue: 'late', to_post: 'soon' };

const tones: Readonly<Record<PostingState, Tone>> = {
  to_post: 'waiting',
  overdue: 'bad',
  posted_in_time: 'good',
  posted_late: 'bad',
  withdrawn: 'neutral',
};

/** How its posting stands, and by or on which day. */
export function Standing({ announcement, state }: { announcement: Announcement; state: PostingState }) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  const { postBy, postedAt } = announcement;
  return (
    <>
      {tag(tones[state], words.states[state])}
      {(state === 'to_post' || state === 'overdue') && <div>{words.until(dateOf(postBy, locale))}</div>}
      {postedAt !== null && <div>{words.postedOn(dateOf(postedAt, locale))}</div>}
    </>
  );
}
