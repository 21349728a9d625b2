import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import { type Call, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, dateOf, Form, numberOf, PageHeading, SummaryList, Table } from '#ui';
import type { Agency } from '../agency.ts';
import { type AgencyChange, getAgency, listAgencyChanges } from '../agency-store.ts';
import type { AgencyLocation } from '../location.ts';
import { messages } from '../messages.ts';
import { organisationPermissions } from '../permissions.ts';
import type { SigningDelegation, StaffMember } from '../staff.ts';
import { listDelegations, listStaff } from '../staff-store.ts';

export const agencyPath = '/can-bo/co-quan';

/** The agency one works in: codes, history, staff, and who may sign in whose name. */
export const agencyPage = route({
  method: 'GET',
  url: agencyPath,
  may: 'organisation.view',
  async run(call) {
    const words = messages(call.locale);
    const { agency, superior, changes, staff, delegations } = await read(call);
    const may = (name: keyof typeof organisationPermissions) => decide(organisationPermissions[name], call.who);
    const body = (
      <>
        <PageHeading
          title={agency.name}
          actions={
            <>
              {may('organisation.delegate') && <Button href={`${agencyPath}/giao-ky`}>{words.delegate}</Button>}
              {may('organisation.keep_staff') && <Button href={`${agencyPath}/them-can-bo`}>{words.addStaff}</Button>}
            </>
          }
        />
        <Particulars call={call} agency={agency} superior={superior} mayLocate={may('organisation.locate')} />
        <History call={call} changes={changes} />
        <h2 class="govuk-heading-m">{words.delegations}</h2>
        <Delegations call={call} delegations={delegations} mayRevoke={may('organisation.delegate')} />
        <h2 class="govuk-heading-m">{words.staff}</h2>
        <Staff call={call} staff={staff} mayLetLeave={may('organisation.keep_staff')} />
      </>
    );
    return call.page({ title: words.title, audience: 'officer', body });
  },
});

function read(call: Call) {
  const agencyId = call.who.agencyId ?? '';
  const today = dayOf(call.now);
  return call.read(async (db) => {
    const agency = await getAgency(db, agencyId);
    const superior = agency.parentId === null ? undefined : await getAgency(db, agency.parentId);
    const [changes, staff, delegations] = await Promise.all([
      listAgencyChanges(db, agencyId),
      listStaff(db, agencyId, today),
      listDelegations(db, agencyId, today),
    ]);
    return { agency, superior, changes, staff, delegations };
  });
}

function Particulars({
  call,
  agency,
  superior,
  mayLocate,
}: {
  call: Call;
  agency: Agency;
  superior: Agency | undefined;
  mayLocate: boolean;
}) {
  const words = messages(call.locale);
  return (
    <SummaryList
      rows={[
        { term: words.code, detail: agency.code },
        { term: words.oldCode, detail: agency.oldCode },
        { term: words.superior, detail: superior?.name },
        { term: words.centre, detail: agency.centreName },
        { term: words.address, detail: agency.address },
        { term: words.hotline, detail: agency.hotline },
        { term: words.email, detail: agency.email },
        {
          term: words.location,
          detail: agency.location ? locationInWords(agency.location, call.locale) : words.noLocation,
          action: mayLocate ? { href: `${agencyPath}/vi-tri`, label: words.changeLocation } : undefined,
        },
      ]}
    />
  );
}

function locationInWords({ latitude, longitude }: AgencyLocation, locale: Locale): string {
  return messages(locale).locationLine(numberOf(latitude, locale, 5), numberOf(longitude, locale, 5));
}

function History({ call, changes }: { call: Call; changes: readonly AgencyChange[] }) {
  const words = messages(call.locale);
  if (changes.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{words.history}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {changes.map((change) => (
          <li>
            {words.changeLine(
              dateOf(change.onDay, call.locale),
              words.change[change.kind],
              change.otherName ?? change.previousName,
              change.legalRef,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Delegations({
  call,
  delegations,
  mayRevoke,
}: {
  call: Call;
  delegations: readonly SigningDelegation[];
  mayRevoke: boolean;
}) {
  const words = messages(call.locale);
  return (
    <Table
      caption={words.delegations}
      hideCaption
      rows={delegations}
      empty={words.noDelegations}
      columns={[
        { head: words.fields.toStaffId ?? '', cell: ({ toName, toPosition }) => `${toName} – ${toPosition}` },
        { head: words.fields.form ?? '', cell: ({ form, fromName }) => `${words.forms[form]} ${fromName}` },
        { head: words.fields.field ?? '', cell: ({ field }) => field ?? words.allFields },
        {
          head: words.fields.validTo ?? '',
          cell: ({ validFrom, validTo }) => words.until(dateOf(validFrom, call.locale), dateOf(validTo, call.locale)),
        },
        { head: words.fields.legalRef ?? '', cell: ({ legalRef }) => legalRef },
        {
          head: '',
          cell: ({ id }) =>
            mayRevoke && (
              <Form action={`${agencyPath}/giao-ky/${id}/thu-hoi`} tokens={call.tokens}>
                <Button kind="quiet">{words.revoke}</Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

function Staff({ call, staff, mayLetLeave }: { call: Call; staff: readonly StaffMember[]; mayLetLeave: boolean }) {
  const words = messages(call.locale);
  return (
    <Table
      caption={words.staff}
      hideCaption
      rows={staff}
      empty={words.noStaff}
      columns={[
        { head: words.name, cell: ({ fullName }) => fullName },
        { head: words.position, cell: ({ positionName }) => positionName },
        { head: words.department, cell: ({ departmentName }) => departmentName },
        { head: words.phone, cell: ({ phone }) => phone },
        {
          head: '',
          cell: ({ id }) =>
            mayLetLeave && (
              <Button kind="quiet" href={`${agencyPath}/can-bo/${id}/thoi-vi-tri`}>
                {words.leave}
              </Button>
            ),
        },
      ]}
    />
  );
}
