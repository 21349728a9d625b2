import type { StaffMember } from '#modules/organisation';
import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ButtonGroup, dateTimeOf, FilterForm, Notice, PageHeading, Pager, SelectField, Table } from '#ui';
import { dossierStates } from '../../dossier.ts';
import { StateTag } from '../../dossier-tags.tsx';
import { messages } from '../../messages.ts';
import { registerMessages } from '../../register-messages.ts';
import type { RegisterKey, RegisterRow } from '../../register-store.ts';
import { type Month, monthInWords, monthsFrom, type RegisterAddress, registerHref } from './register-query.ts';

export interface RegisterPageProps {
  readonly locale: Locale;
  readonly address: RegisterAddress;
  readonly month: Month;
  readonly thisMonth: Month;
  readonly rows: readonly RegisterRow[];
  readonly fields: readonly string[];
  readonly staff: readonly StaffMember[];
  readonly next: RegisterKey | undefined;
  /** Something stands in the way of what was asked for. */
  readonly problem?: string | undefined;
}

const path = '/can-bo/so-theo-doi';

/** The tracking register of a month, each line leading to its dossier. */
export function RegisterPage(props: RegisterPageProps) {
  const { locale, address, month, rows, next } = props;
  const words = registerMessages(locale);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={rows.length > 0 && <Downloads {...props} />} />
      {props.problem && <Notice kind="warning">{props.problem}</Notice>}
      <RegisterFilter {...props} />
      <Table<RegisterRow>
        caption={words.caption(monthInWords(month))}
        rows={rows}
        empty={words.empty}
        href={({ code }) => href('/can-bo/ho-so/:code', { code })}
        columns={columnsIn(locale)}
      />
      <Pager
        firstHref={address.sau ? registerHref(path, address) : undefined}
        nextHref={next && registerHref(path, address, next)}
      />
    </>
  );
}

/** The same month on paper and as a spreadsheet. */
function Downloads({ locale, address, month }: RegisterPageProps) {
  const words = registerMessages(locale);
  const asked = { ...address, thang: month };
  return (
    <ButtonGroup>
      <Button kind="secondary" href={registerHref(`${path}.pdf`, asked)} keys="p">
        {words.pdf}
      </Button>
      <Button kind="secondary" href={registerHref(`${path}.xlsx`, asked)} keys="x">
        {words.excel}
      </Button>
    </ButtonGroup>
  );
}

const monthsOffered = 24;

function RegisterFilter({ locale, address, month, thisMonth, fields, staff }: RegisterPageProps) {
  const words = registerMessages(locale);
  const { states, channels } = messages(locale);
  const months = Array.from({ length: monthsOffered }, (_, i) => monthsFrom(thisMonth, -i));
  const offered = months.includes(month) ? months : [...months, month];
  const { linhvuc, trangthai, kenh, canbo } = address;
  const named = (names: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: names[value] ?? value }));
  return (
    <FilterForm action={path} clearHref={linhvuc || trangthai || kenh || canbo ? path : undefined}>
      <SelectField
        name="thang"
        label={words.month}
        value={month}
        choose={false}
        choices={offered.map((value) => ({ value, label: words.monthOf(monthInWords(value)) }))}
      />
      <SelectField
        name="linhvuc"
        label={words.field}
        value={linhvuc}
        choose={words.all}
        choices={fields.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="trangthai"
        label={words.state}
        value={trangthai}
        choose={words.all}
        choices={named(
          states,
          dossierStates.filter((state) => state !== 'submitted' && state !== 'intake_refused'),
        )}
      />
      <SelectField
        name="kenh"
        label={words.channel}
        value={kenh}
        choose={words.all}
        choices={named(channels, Object.keys(channels))}
      />
      <SelectField
        name="canbo"
        label={words.officer}
        value={canbo}
        choose={words.all}
        choices={staff.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      />
    </FilterForm>
  );
}

function columnsIn(locale: Locale) {
  const words = registerMessages(locale);
  const at = (instant: number | null) => (instant === null ? '—' : dateTimeOf(instant, locale));
  return [
    { head: words.code, oneLine: true, cell: ({ code }: RegisterRow) => code },
    {
      head: words.procedure,
      cell: ({ procedureName, settledElsewhere, handlingAgency }: RegisterRow) => (
        <>
          {procedureName}
          {settledElsewhere && <div class="govuk-hint">{words.settledBy(handlingAgency)}</div>}
        </>
      ),
    },
    {
      head: words.submitter,
      cell: ({ submitter, ownerName }: RegisterRow) => (
        <>
          {[submitter.fullName, submitter.phone].filter(Boolean).join(', ')}
          {ownerName !== submitter.fullName && <div class="govuk-hint">{words.onBehalfOf(ownerName)}</div>}
        </>
      ),
    },
    { head: words.received, cell: ({ receivedAt }: RegisterRow) => at(receivedAt) },
    { head: words.promised, cell: ({ promisedAt }: RegisterRow) => at(promisedAt) },
    { head: words.handedOver, cell: ({ handedOverAt }: RegisterRow) => at(handedOverAt) },
    { head: words.state, cell: ({ state }: RegisterRow) => <StateTag state={state} /> },
  ];
}
