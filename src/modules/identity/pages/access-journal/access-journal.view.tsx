import type { StaffMember } from '#modules/organisation';
import type { AccessOutcome } from '#platform/access-journal/access-entry';
import type { ReadEntry } from '#platform/access-journal/access-store';
import type { FormErrors, Typed } from '#platform/form';
import type { SealState } from '#platform/journal-seal/seal-state';
import type { Locale } from '#platform/words';
import {
  DateField,
  dateTimeOf,
  ErrorSummary,
  FilterForm,
  Notice,
  numberOf,
  PageHeading,
  Pager,
  SelectField,
  SummaryList,
  Table,
  Tag,
  typedFields,
} from '#ui';
import { messages } from '../../messages.ts';

interface AccessJournalProps {
  readonly locale: Locale;
  readonly now: number;
  readonly entries: readonly ReadEntry[];
  readonly staff: readonly StaffMember[];
  readonly seal: SealState;
  readonly typed: Typed;
  readonly errors: FormErrors;
  readonly clearHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly nextHref: string | undefined;
}

const tones = { read: 'neutral', refused: 'waiting', failed: 'bad' } as const satisfies Record<AccessOutcome, string>;

/** The access journal of an agency, for its leaders and administrators. */
export function AccessJournalView(props: AccessJournalProps) {
  const { locale, entries, errors } = props;
  const words = messages(locale).accessJournal;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} />
      <Filter {...props} />
      <Table<ReadEntry>
        caption={words.title}
        hideCaption
        rows={entries}
        empty={words.empty}
        columns={[
          { head: words.at, oneLine: true, cell: ({ at }) => dateTimeOf(at, locale) },
          { head: words.who, cell: ({ actorName }) => actorName || words.unknown },
          {
            head: words.what,
            cell: (entry) => (
              <span>
                {words.places[entry.address] ?? entry.address}
                {entry.subjectId && <span class="govuk-hint">{entry.subjectId}</span>}
              </span>
            ),
          },
          {
            head: words.outcome,
            cell: ({ outcome, code }) => (
              <span>
                <Tag tone={tones[outcome]}>{words.outcomes[outcome]}</Tag>
                {code && <span class="govuk-hint">{words.reasons[code] ?? code}</span>}
              </span>
            ),
          },
        ]}
      />
      <Pager firstHref={props.firstHref} nextHref={props.nextHref} />
      <Seal {...props} />
    </>
  );
}

function Filter({ locale, staff, typed, errors, clearHref }: AccessJournalProps) {
  const words = messages(locale).accessJournal;
  const field = typedFields(typed, errors);
  const outcomes = Object.entries(words.outcomes).map(([value, label]) => ({ value, label }));
  return (
    <FilterForm action="/can-bo/nhat-ky-truy-cap" clearHref={clearHref}>
      <SelectField
        {...field('nguoi')}
        label={words.fields.nguoi}
        choose={words.everybody}
        choices={staff.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      />
      <DateField {...field('ngay')} label={words.fields.ngay} />
      <SelectField {...field('ketqua')} label={words.fields.ketqua} choose={words.everything} choices={outcomes} />
    </FilterForm>
  );
}

const tooLong = 60_000;

/** Whether what stands above could be changed without being found out. */
function Seal({ locale, seal, now }: AccessJournalProps) {
  const { seal: words } = messages(locale).accessJournal;
  const at = (instant: number | null) => (instant === null ? words.never : dateTimeOf(instant, locale));
  const isLate = seal.waiting > 0 && now - (seal.sealedAt ?? 0) > tooLong;
  return (
    <section aria-labelledby="niem-phong">
      <h2 class="govuk-heading-m" id="niem-phong">
        {words.title}
      </h2>
      <p class="govuk-hint">{words.lead}</p>
      {isLate && <Notice kind="warning">{words.late}</Notice>}
      <SummaryList
        rows={[
          { term: words.rows, detail: numberOf(seal.rows, locale) },
          { term: words.waiting, detail: numberOf(seal.waiting, locale) },
          { term: words.sealedAt, detail: at(seal.sealedAt) },
          {
            term: words.anchoredAt,
            detail: `${at(seal.anchoredAt)}${seal.stamp ? ` – ${words.stamps[seal.stamp]}` : ''}`,
          },
        ]}
      />
    </section>
  );
}
