import type { Agency } from '#modules/organisation';
import { href } from '#platform/route';
import { Button, ButtonGroup, Details, dateOf, PageHeading, SelectField, Timeline, useLocale } from '#ui';
import type { Announcement } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import type { Change } from '../../changes.ts';
import type { Difference } from '../../differences.ts';
import { messages } from '../../messages.ts';
import type { Posting } from '../../posting.ts';
import { PostingView, ProcedureQr } from '../../posting.view.tsx';
import type { StoredVersion } from '../../version-store.ts';

export interface ProcedureProps {
  readonly posting: Posting;
  readonly stored: StoredVersion;
  readonly agency?: Agency;
  readonly communes: readonly Agency[];
  readonly changes: readonly Change[];
  /** The last decisions that name it, as far as they are posted. */
  readonly announcements: readonly Announcement[];
  /** The QR code of this page's address, as SVG. */
  readonly qr: string;
}

/** A procedure as citizens read it. */
export function ProcedureView({ posting, stored, agency, communes, changes, announcements, qr }: ProcedureProps) {
  const words = messages(useLocale());
  const { code } = posting;
  const at = { xa: agency?.code };
  return (
    <>
      <PageHeading
        title={posting.name}
        caption={agency ? `${posting.caption} · ${agency.centreName}` : posting.caption}
        crumbs={[{ href: href('/thu-tuc', {}, at), label: words.title }]}
      />
      <ButtonGroup>
        {!posting.closed && posting.isOnline && (
          <Button href={href('/nop-ho-so/:code', { code }, at)}>{words.apply}</Button>
        )}
        <Button kind="secondary" href={href('/thu-tuc/:code/thong-bao.pdf', { code }, at)}>
          {words.print}
        </Button>
      </ButtonGroup>
      {!posting.isOnline && <p class="govuk-body">{words.notOnline}</p>}
      {communes.length > 1 && <ChooseCommune code={code} agency={agency} communes={communes} />}
      <PostingView posting={posting} />
      {stored.version.sourceUrl && (
        <p>
          <a class="govuk-link" href={stored.version.sourceUrl} rel="noreferrer">
            {words.portal}
          </a>
        </p>
      )}
      <Announcements code={code} announcements={announcements} />
      <Changes changes={changes} />
      <ProcedureQr code={code} svg={qr} />
    </>
  );
}

function ChooseCommune({
  code,
  agency,
  communes,
}: {
  code: string;
  agency: Agency | undefined;
  communes: readonly Agency[];
}) {
  const words = messages(useLocale());
  return (
    <form method="get" action={href('/thu-tuc/:code', { code })}>
      <SelectField
        name="xa"
        label={words.at}
        value={agency?.code}
        choose={words.anywhere}
        choices={communes.map((one) => ({ value: one.code, label: one.centreName }))}
      />
      <Button kind="secondary">{words.showAt}</Button>
    </form>
  );
}

function Announcements({ code, announcements }: Pick<ProcedureProps, 'announcements'> & { code: string }) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  if (announcements.length === 0) return null;
  return (
    <section aria-labelledby="announced">
      <h2 id="announced" class="govuk-heading-m">
        {words.ofProvince}
      </h2>
      <ul class="govuk-list">
        {announcements.map(({ number, decidedOn, procedures }) => (
          <li>
            <a class="govuk-link" href={href('/thu-tuc/cong-bo', {}, { 'thu-tuc': code })}>
              {words.decisionOf(number, dateOf(decidedOn, locale))}
            </a>{' '}
            ({words.fields[procedures.find((one) => one.code === code)?.becomes ?? 'amended']})
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const words = messages(useLocale()).history;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" class="govuk-heading-m">
        {words.title}
      </h2>
      <Timeline
        items={changes.map(({ on, differences }) => ({
          at: on,
          title: differences.length === 0 ? words.first : words.changed,
          body: differences.map((difference) => <DifferenceView difference={difference} />),
        }))}
      />
    </section>
  );
}

function DifferenceView({ difference: { part, removed, added } }: { difference: Difference }) {
  const words = messages(useLocale()).history;
  const say = (text: string) => (part === 'status' && text in words.statuses ? words.statuses[text as 'listed'] : text);
  if (removed.length + added.length === 0) return <p>{words.parts[part]}</p>;
  return (
    <Details summary={words.parts[part]} open={removed.length + added.length <= 4}>
      {removed.map((text) => (
        <p>
          {words.removed}: <del>{say(text)}</del>
        </p>
      ))}
      {added.map((text) => (
        <p>
          {words.added}: <ins>{say(text)}</ins>
        </p>
      ))}
    </Details>
  );
}
