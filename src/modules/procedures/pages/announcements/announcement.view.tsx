import { type FormTokens, href } from '#platform/route';
import {
  Button,
  ButtonGroup,
  Details,
  dateOf,
  dateTimeOf,
  ErrorSummary,
  Form,
  PageHeading,
  SummaryList,
  Table,
  TextField,
  Timeline,
  tag,
  useLocale,
} from '#ui';
import { type AnnouncedProcedure, type Announcement, isDecidedInTime, postingStateOf } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import type { AnnouncementEdition } from '../../announcement-store.ts';
import { Standing } from './announcements.view.tsx';
import { EditionChanges } from './edition-changes.tsx';

interface Props {
  readonly announcement: Announcement;
  readonly editions: readonly AnnouncementEdition[];
  readonly now: number;
  readonly tokens: FormTokens;
  /** What is wrong with the reason it is withdrawn for. */
  readonly error: string | undefined;
}

/** One decision of the register, with the button that makes it public. */
export function AnnouncementView(props: Props) {
  const { announcement, editions, error } = props;
  const locale = useLocale();
  const words = announcementMessages(locale);
  const { number, withdrawnAt, withdrawnBecause } = announcement;
  return (
    <>
      <ErrorSummary errors={error ? { because: error } : {}} />
      <PageHeading
        title={words.decision(number)}
        crumbs={[{ href: '/can-bo/thu-tuc/cong-bo', label: words.title }]}
        lead={withdrawnAt !== null && <p>{words.withdrawnOn(dateOf(withdrawnAt, locale), withdrawnBecause ?? '')}</p>}
      />
      <Facts {...props} />
      <Doing {...props} />
      <Table<AnnouncedProcedure>
        caption={words.procedures}
        rows={announcement.procedures}
        href={({ code }) => href('/can-bo/thu-tuc/:code', { code })}
        columns={[
          { head: words.procedure, cell: ({ name }) => name },
          { head: words.code, oneLine: true, cell: ({ code }) => code },
          { head: words.becomes, cell: ({ becomes }) => words.fields[becomes] },
        ]}
      />
      <h2 class="govuk-heading-m">{words.history}</h2>
      <Timeline
        items={editions.map((edition, i) => ({
          at: edition.enteredAt,
          title: edition.ordinal === 1 ? words.entered : words.corrected,
          body: <EditionChanges edition={edition} before={editions[i + 1]} />,
        }))}
      />
    </>
  );
}

function Facts({ announcement, now }: Props) {
  const locale = useLocale();
  const words = announcementMessages(locale);
  const { decidedOn, effectiveOn, legalBasis, decideBy, ruleRef, postedAt } = announcement;
  const inTime = isDecidedInTime(announcement);
  return (
    <SummaryList
      rows={[
        {
          term: words.fields.decidedOn,
          detail: (
            <>
              {dateOf(decidedOn, locale)}{' '}
              {tag(inTime ? 'good' : 'bad', inTime ? words.decidedInTime : words.decidedLate)}
              <div class="govuk-hint">{words.decideBy(dateOf(decideBy, locale))}</div>
            </>
          ),
        },
        { term: words.fields.effectiveOn, detail: dateOf(effectiveOn, locale) },
        { term: words.fields.legalBasis, detail: legalBasis },
        {
          term: words.posting,
          detail: <Standing announcement={announcement} state={postingStateOf(announcement, now)} />,
        },
        ...(postedAt === null ? [] : [{ term: words.postedAt, detail: dateTimeOf(postedAt, locale) }]),
        { term: words.rule, detail: ruleRef },
      ]}
    />
  );
}

/** What can be done with a decision as it stands; nothing with a withdrawn one. */
function Doing({ announcement, tokens, error }: Props) {
  const words = announcementMessages(useLocale());
  const { id, postedAt, withdrawnAt } = announcement;
  if (withdrawnAt !== null) return null;
  const own = href('/can-bo/thu-tuc/cong-bo/:id', { id });
  const correct = (
    <Button kind="secondary" href={`${own}/dinh-chinh`} keys="e">
      {words.correct}
    </Button>
  );
  if (postedAt !== null) return <ButtonGroup>{correct}</ButtonGroup>;
  return (
    <>
      <Form action={`${own}/cong-khai`} tokens={tokens}>
        <p>{words.postNote}</p>
        <ButtonGroup>
          <Button>{words.post}</Button>
          {correct}
        </ButtonGroup>
      </Form>
      <Details summary={words.withdraw} open={error !== undefined}>
        <Form action={`${own}/rut`} tokens={tokens}>
          <TextField name="because" label={words.fields.withdrawnBecause} hint={words.hints.withdraw} error={error} />
          <Button kind="secondary">{words.withdraw}</Button>
        </Form>
      </Details>
    </>
  );
}
