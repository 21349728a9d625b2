import { href } from '#platform/route';
import { Details, dateOf, PageHeading, Pager, useLocale } from '#ui';
import { type Announcement, whatHappens } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import type { AnnouncementEdition, AnnouncementPage } from '../../announcement-store.ts';
import { messages } from '../../messages.ts';
import { EditionChanges } from '../announcements/edition-changes.tsx';

const url = '/thu-tuc/cong-bo';

interface Props {
  readonly page: AnnouncementPage;
  readonly agencies: ReadonlyMap<string, string>;
  /** Every writing of those that were corrected, by id. */
  readonly editions: ReadonlyMap<string, readonly AnnouncementEdition[]>;
  readonly procedureCode: string | undefined;
  readonly after: string | undefined;
}

/** What was announced, one decision after another, those made last first. */
export function AnnouncedView({ page, agencies, editions, procedureCode, after }: Props) {
  const locale = useLocale();
  const words = announcementMessages(locale).open;
  const here = { 'thu-tuc': procedureCode };
  return (
    <>
      <PageHeading
        title={words.title}
        lead={<p>{procedureCode ? words.ofProcedure(procedureCode) : words.lead}</p>}
        crumbs={[
          { href: '/thu-tuc', label: messages(locale).title },
          ...(procedureCode ? [{ href: url, label: words.all }] : []),
        ]}
      />
      {page.announcements.length === 0 && <p class="govuk-body">{words.empty}</p>}
      {page.announcements.map((announcement) => (
        <Decision
          announcement={announcement}
          agency={agencies.get(announcement.agencyId) ?? ''}
          editions={editions.get(announcement.id) ?? []}
        />
      ))}
      <Pager
        firstHref={after && href(url, {}, here)}
        nextHref={page.next && href(url, {}, { ...here, sau: page.next })}
      />
    </>
  );
}

function Decision({
  announcement,
  agency,
  editions,
}: {
  announcement: Announcement;
  agency: string;
  editions: readonly AnnouncementEdition[];
}) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  const { id, number, decidedOn, effectiveOn, legalBasis, postedAt } = announcement;
  // What was mended before it was posted had no reason to give, and was never seen.
  const corrections = editions.filter(({ because }) => because !== null);
  return (
    <section class="mc-announced" aria-labelledby={`d-${id}`}>
      <h2 id={`d-${id}`} class="govuk-heading-m">
        {words.decisionOf(number, dateOf(decidedOn, locale))}
      </h2>
      <p class="govuk-body">
        {agency}. {words.open.effective(dateOf(effectiveOn, locale), legalBasis)}
      </p>
      <Procedures announcement={announcement} />
      <p class="govuk-hint">{postedAt !== null && words.postedOn(dateOf(postedAt, locale))}</p>
      {corrections.length > 0 && (
        <Details summary={words.open.corrected(dateOf(corrections[0]?.enteredAt ?? 0, locale))}>
          {corrections.map((edition) => (
            <EditionChanges edition={edition} before={editions[editions.indexOf(edition) + 1]} />
          ))}
        </Details>
      )}
    </section>
  );
}

function Procedures({ announcement: { procedures } }: { announcement: Announcement }) {
  const words = announcementMessages(useLocale());
  return (
    <>
      {whatHappens
        .map((becomes) => ({ becomes, all: procedures.filter((one) => one.becomes === becomes) }))
        .filter(({ all }) => all.length > 0)
        .map(({ becomes, all }) => (
          <>
            <h3 class="govuk-heading-s">{words.fields[becomes]}</h3>
            <ul class="govuk-list govuk-list--bullet">
              {all.map(({ code, name }) => (
                <li>
                  <a class="govuk-link" href={href('/thu-tuc/:code', { code })}>
                    {name}
                  </a>{' '}
                  ({code})
                </li>
              ))}
            </ul>
          </>
        ))}
    </>
  );
}
