import type { Agency } from '#modules/organisation';
import { fillIn } from '#platform/errors';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import {
  Button,
  ButtonGroup,
  type Column,
  dateOf,
  ErrorSummary,
  FilterForm,
  Form,
  Hidden,
  PageHeading,
  Pager,
  SelectField,
  Table,
  Tabs,
  type Tone,
  tag,
  useLocale,
} from '#ui';
import { messages } from '../../messages.ts';
import { noticeMessages } from '../../notice-messages.ts';
import { editionOf, type Notice, type NoticeState, noticeStates } from '../../posted-notice.ts';
import type { NoticeCount, NoticePage } from '../../posted-notice-store.ts';

/** A line of the register, whether it is chosen, and why it could not be recorded if so. */
export interface NoticeRow {
  readonly notice: Notice;
  readonly isChosen: boolean;
  readonly refusal: keyof ReturnType<typeof noticeMessages>['refusals'] | undefined;
}

interface Props {
  readonly url: string;
  readonly agency: Agency;
  readonly state: NoticeState;
  readonly field: string | undefined;
  readonly after: string | undefined;
  readonly page: NoticePage;
  readonly rows: readonly NoticeRow[];
  readonly counts: readonly NoticeCount[];
  readonly mayPost: boolean;
  readonly isNoneChosen: boolean;
  readonly isAllChosen: boolean;
  readonly tokens: FormTokens;
}

/** What is posted at the office and what is not, to be recorded for several procedures at once. */
export function PostedNoticesView(props: Props) {
  const { url, state, field, after, page, counts, rows, mayPost } = props;
  const locale = useLocale();
  const words = noticeMessages(locale);
  const here = { xem: state, linh_vuc: field };
  const shown = counts.filter((one) => !field || one.field === field);
  return (
    <>
      <ErrorSummary errors={errorsOf(props, locale)} />
      <PageHeading
        title={words.title}
        lead={words.lead}
        crumbs={[{ href: '/can-bo/thu-tuc', label: messages(locale).officer.title }]}
      />
      <Tabs
        label={words.title}
        tabs={noticeStates.map((one) => ({
          href: href(url, {}, { xem: one, linh_vuc: field }),
          label: words.states[one],
          current: one === state,
          count: shown.filter((count) => count.state === one).reduce((sum, { count }) => sum + count, 0),
        }))}
      />
      <FieldFilter {...props} />
      {mayPost && rows.length > 0 ? <Recording {...props} /> : <Register {...props} />}
      <Pager
        firstHref={after && href(url, {}, here)}
        nextHref={page.next && href(url, {}, { ...here, sau: page.next })}
      />
    </>
  );
}

/** The id of the box of a line; the first has the name of the field, to which an error about all of them leads. */
const idOf = (index: number): string => (index === 0 ? 'chosen' : `chosen-${index + 1}`);

function errorsOf({ rows, isNoneChosen }: Props, locale: Locale): Record<string, string> {
  const words = noticeMessages(locale);
  const refused = rows.flatMap(({ notice, refusal }, i) =>
    refusal ? [[idOf(i), fillIn(words.refusals[refusal], { code: notice.code })] as const] : [],
  );
  return { ...(isNoneChosen && { chosen: words.noneChosen }), ...Object.fromEntries(refused) };
}

function FieldFilter({ url, state, field, counts }: Props) {
  const words = noticeMessages(useLocale());
  const choices = counts
    .filter((one) => one.state === state)
    .map((one) => ({ value: one.field, label: `${one.field} (${one.count})` }));
  const isListed = field === undefined || choices.some(({ value }) => value === field);
  return (
    <FilterForm action={url} clearHref={field ? href(url, {}, { xem: state }) : undefined} title={words.filter}>
      <Hidden name="xem" value={state} />
      <SelectField
        name="linh_vuc"
        label={words.field}
        value={field}
        choose={words.allFields}
        choices={isListed ? choices : [...choices, { value: field, label: `${field} (0)` }]}
      />
    </FilterForm>
  );
}

/** The register as a form: what is up is taken down, everything else is posted. */
function Recording(props: Props) {
  const { url, state, field, after, rows, isNoneChosen, isAllChosen, tokens } = props;
  const words = noticeMessages(useLocale());
  const here = { xem: state, linh_vuc: field, sau: after };
  const isUp = state === 'posted' || state === 'to_take_down';
  return (
    <Form action={href(isUp ? `${url}/go-xuong` : url, {}, here)} tokens={tokens}>
      {isNoneChosen && <p class="govuk-error-message">{words.noneChosen}</p>}
      {rows.map(({ notice }) => (
        <Hidden name="shown" value={notice.code} />
      ))}
      <Register {...props} />
      <ButtonGroup>
        <Button kind={state === 'posted' ? 'secondary' : 'primary'}>{isUp ? words.takeDown : words.post}</Button>
        <Button kind="quiet" href={href(url, {}, { ...here, chon: isAllChosen ? undefined : 'tat-ca' })}>
          {isAllChosen ? words.chooseNone : words.chooseAll(rows.length)}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

function Register(props: Props) {
  const { state, rows, mayPost } = props;
  const words = noticeMessages(useLocale());
  return (
    <Table<NoticeRow>
      caption={words.states[state]}
      hideCaption
      rows={rows}
      empty={words.empty[state]}
      href={mayPost ? undefined : ({ notice: { code } }) => href('/can-bo/thu-tuc/:code', { code })}
      columns={columnsOf(props, words)}
    />
  );
}

/** Says of each line what is not the same in all of them. */
function columnsOf(
  { state, field, rows, mayPost, agency }: Props,
  words: ReturnType<typeof noticeMessages>,
): Column<NoticeRow>[] {
  const standing: Column<NoticeRow> = {
    head: words.state,
    cell: ({ notice }) => <Standing notice={notice} listed={state} />,
  };
  const fieldOf: Column<NoticeRow> = { head: words.field, wideOnly: true, cell: ({ notice }) => notice.field };
  return [
    {
      head: words.procedure,
      cell: (row) => (mayPost ? <Choice row={row} id={idOf(rows.indexOf(row))} /> : row.notice.name),
    },
    { head: words.code, oneLine: true, cell: ({ notice }) => notice.code },
    ...(field ? [] : [fieldOf]),
    ...(rows.every(({ notice }) => notice.state === 'not_posted') ? [] : [standing]),
    { head: words.sheet, oneLine: true, cell: ({ notice }) => <Sheet notice={notice} agencyCode={agency.code} /> },
  ];
}

/** The box of a procedure; one that has nothing to record any more keeps its name, to which its error leads. */
function Choice({ row: { notice, isChosen, refusal }, id }: { row: NoticeRow; id: string }) {
  const words = noticeMessages(useLocale());
  const { code, name, state } = notice;
  const error = refusal && (
    <p class="govuk-error-message" id={`${id}-error`}>
      {fillIn(words.refusals[refusal], { code })}
    </p>
  );
  if (state === 'not_due') {
    return (
      <>
        {error}
        <span id={id}>{name}</span>
      </>
    );
  }
  return (
    <>
      {error}
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name="chosen"
          type="checkbox"
          value={`${code} ${editionOf(notice)}`}
          checked={isChosen}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {name}
        </label>
      </div>
    </>
  );
}

const tones: Readonly<Record<Notice['state'], Tone>> = {
  not_posted: 'waiting',
  outdated: 'bad',
  to_take_down: 'bad',
  posted: 'good',
  not_due: 'neutral',
};

/** Since when a notice hangs and why something has to be done about it; its state, where it is not that of the list. */
function Standing({ notice, listed }: { notice: Notice; listed: NoticeState }) {
  const locale = useLocale();
  const words = noticeMessages(locale);
  const { state, postedAt, postedByName } = notice;
  const because = becauseOf(notice, locale);
  return (
    <div>
      {state !== listed && tag(tones[state], words.states[state])}
      {postedAt !== null && <div>{words.postedBy(dateOf(postedAt, locale), postedByName ?? '')}</div>}
      {because && <div>{because}</div>}
    </div>
  );
}

function becauseOf(notice: Notice, locale: Locale): string | undefined {
  const words = noticeMessages(locale);
  const { state, isInForce, versionId, postedVersionId, validFrom, decidedAt } = notice;
  if (state === 'to_take_down' || state === 'not_due') return isInForce ? words.notReceived : words.repealed;
  if (state !== 'outdated') return undefined;
  return postedVersionId === versionId
    ? words.newDecision(dateOf(decidedAt ?? 0, locale))
    : words.newVersion(dateOf(validFrom, locale));
}

/** What to print and put up; nothing where nothing is to be posted. */
function Sheet({ notice: { code, state }, agencyCode }: { notice: Notice; agencyCode: string }) {
  const words = noticeMessages(useLocale());
  if (state === 'to_take_down' || state === 'not_due') return null;
  return (
    <a class="govuk-link" href={href('/thu-tuc/:code/thong-bao.pdf', { code }, { xa: agencyCode })}>
      {words.print}
      <span class="govuk-visually-hidden">{words.printOf(code)}</span>
    </a>
  );
}
