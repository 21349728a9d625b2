import type { Day } from '#platform/clock';
import type { FormErrors, Typed } from '#platform/form';
import { type FormTokens, href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, DateField, ErrorSummary, Form, PageHeading, RadioField, Table, TextField, typedFields } from '#ui';
import { dateOf } from '../../date-of.ts';
import type { SpecialDay, TableWarning, YearTable } from '../../holiday-table.ts';
import { messages } from '../../messages.ts';
import { TableWarnings } from '../../table-warnings.view.tsx';

export interface HolidayTableProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly year: number;
  readonly today: Day;
  readonly table: YearTable | undefined;
  readonly warnings: readonly TableWarning[];
  readonly mayKeep: boolean;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

/** One year's days off and swapped days, and how to keep them. */
export function HolidayTableView(props: HolidayTableProps) {
  const words = messages(props.locale);
  const status = words.status[props.table?.status ?? 'missing'];
  return (
    <>
      <PageHeading
        title={words.table.title(props.year)}
        caption={status}
        lead={props.table?.source}
        crumbs={[{ href: '/can-bo/lich-lam-viec', label: words.title }]}
      />
      <ErrorSummary errors={props.errors} />
      <TableWarnings warnings={props.warnings} locale={props.locale} here={props.year} />
      <Days {...props} />
      {props.mayKeep && <Keeping {...props} />}
    </>
  );
}

function Days(props: HolidayTableProps) {
  const { table, kinds, pairedWith, longDay } = messages(props.locale);
  const kindOf = ({ kind, swappedWith }: SpecialDay) =>
    `${kinds[kind]}${swappedWith ? `, ${pairedWith(dateOf(swappedWith))}` : ''}`;
  return (
    <Table
      caption={table.caption}
      rows={props.table?.days ?? []}
      empty={table.empty}
      columns={[
        { head: table.day, cell: ({ day }) => longDay(day) },
        { head: table.name, cell: ({ name, nameEn }) => (props.locale === 'en' ? (nameEn ?? name) : name) },
        { head: table.kind, cell: kindOf },
        { head: table.legalRef, cell: ({ legalRef }) => legalRef },
        ...(props.mayKeep ? [{ head: table.remove, cell: (day: SpecialDay) => <Remove {...props} day={day} /> }] : []),
      ]}
    />
  );
}

/** Days gone by stay as they were. */
function Remove({ day: { day }, locale, today, tokens, year }: HolidayTableProps & { day: SpecialDay }) {
  if (day < today) return null;
  const { table } = messages(locale);
  return (
    <Form action={href('/can-bo/lich-lam-viec/:year/ngay-nghi/:day/bo', { year: String(year), day })} tokens={tokens}>
      <Button kind="quiet">
        {table.remove}
        <span class="govuk-visually-hidden"> {dateOf(day)}</span>
      </Button>
    </Form>
  );
}

function Keeping(props: HolidayTableProps) {
  return (
    <>
      <AddDayOff {...props} />
      <SwapDays {...props} />
      {props.table?.status !== 'published' && <PublishYear {...props} />}
    </>
  );
}

function AddDayOff({ locale, tokens, year, typed, errors }: HolidayTableProps) {
  const { dayOff, kinds } = messages(locale);
  const field = typedFields(typed, errors);
  const choices = (['holiday', 'compensatory'] as const).map((value) => ({ value, label: kinds[value] }));
  return (
    <section>
      <h2 class="govuk-heading-m">{dayOff.heading}</h2>
      <Form action={href('/can-bo/lich-lam-viec/:year/ngay-nghi', { year: String(year) })} tokens={tokens}>
        <DateField {...field('day')} label={dayOff.fields.day} />
        <RadioField
          {...field('kind')}
          value={typed.kind ?? 'holiday'}
          label={dayOff.fields.kind}
          choices={choices}
          inline
        />
        <TextField {...field('name')} label={dayOff.fields.name} />
        <TextField {...field('legalRef')} label={dayOff.fields.legalRef} />
        <Button>{dayOff.submit}</Button>
      </Form>
    </section>
  );
}

function SwapDays({ locale, tokens, year, typed, errors }: HolidayTableProps) {
  const { swap } = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{swap.heading}</h2>
      <Form action={href('/can-bo/lich-lam-viec/:year/hoan-doi', { year: String(year) })} tokens={tokens}>
        <DateField {...field('dayOff')} label={swap.fields.dayOff} />
        <DateField {...field('workingDay')} label={swap.fields.workingDay} />
        <TextField {...field('swapName')} label={swap.fields.swapName} />
        <TextField {...field('swapRef')} label={swap.fields.swapRef} />
        <Button kind="secondary">{swap.submit}</Button>
      </Form>
    </section>
  );
}

function PublishYear({ locale, tokens, year, typed, errors }: HolidayTableProps) {
  const { publish } = messages(locale);
  const field = typedFields(typed, errors);
  return (
    <section>
      <h2 class="govuk-heading-m">{publish.heading}</h2>
      <p class="govuk-body">{publish.lead}</p>
      <Form action={href('/can-bo/lich-lam-viec/:year/cong-bo', { year: String(year) })} tokens={tokens}>
        <TextField {...field('source')} label={publish.fields.source} hint={publish.hint} />
        <Button kind="secondary">{publish.submit}</Button>
      </Form>
    </section>
  );
}
