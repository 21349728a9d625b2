import Type from 'typebox';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import {
  Button,
  ButtonGroup,
  CheckboxField,
  ErrorSummary,
  Form,
  PageHeading,
  SelectField,
  TextField,
  typedFields,
} from '#ui';
import { addStaffMember, letLeave } from '../actions/keep-staff.ts';
import { messages } from '../messages.ts';
import { staffRoles } from '../staff.ts';
import { findStaffMember, listPositions } from '../staff-store.ts';
import { agencyPath } from './agency.route.tsx';

const form = Type.Object({
  fullName: Type.String({ minLength: 2, maxLength: 200 }),
  positionCode: Type.String({ minLength: 1, maxLength: 60 }),
  roles: Type.Array(Type.Union(staffRoles.filter((role) => role !== 'supervisor').map((role) => Type.Literal(role))), {
    minItems: 1,
  }),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
});

const url = `${agencyPath}/them-can-bo`;

export const addStaffPage = route({
  method: 'GET',
  url,
  may: 'organisation.keep_staff',
  confirmed: true,
  run: (call) => show(call, 200, {}, {}),
});

export const addStaffAction = route({
  method: 'POST',
  url,
  may: 'organisation.keep_staff',
  confirmed: true,
  form,
  async run(call) {
    const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, 422, reading.typed, reading.errors);
    const { phone = null, email = null, ...rest } = reading.values;
    const positions = await call.read(listPositions);
    if (!positions.some(({ code }) => code === rest.positionCode))
      return show(call, 422, reading.typed, { positionCode: messages(call.locale).choosePosition });
    return call.act(
      (act) => addStaffMember(act, call.who.agencyId ?? '', { ...rest, phone, email }),
      agencyPath,
      'organisation.staff_added',
    );
  },
});

async function show(
  call: Call,
  status: number,
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): Promise<Answer> {
  const words = messages(call.locale);
  const positions = await call.read(listPositions);
  const field = typedFields(typed, errors);
  const label = (name: string) => ({ ...field(name), label: words.fields[name] ?? name });
  const roles = staffRoles
    .filter((role) => role !== 'supervisor')
    .map((value) => ({ value, label: words.roles[value] }));
  const body = (
    <>
      <PageHeading title={words.addStaff} crumbs={[{ href: agencyPath, label: words.title }]} />
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={call.tokens}>
        <TextField {...label('fullName')} autocomplete="off" />
        <SelectField
          {...label('positionCode')}
          choices={positions.map(({ code, name, nameEn }) => ({
            value: code,
            label: call.locale === 'en' ? nameEn : name,
          }))}
        />
        <CheckboxField {...label('roles')} value={[call.form.roles ?? []].flat()} choices={roles} />
        <TextField {...label('phone')} type="tel" width={20} optional />
        <TextField {...label('email')} type="email" optional />
        <ButtonGroup>
          <Button>{words.addStaff}</Button>
          <Button kind="secondary" href={agencyPath}>
            {words.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
  return call.page({ title: words.addStaff, audience: 'officer', body, status });
}

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

const leaveUrl = `${agencyPath}/can-bo/:id/thoi-vi-tri`;

export const letLeavePage = route({
  method: 'GET',
  url: leaveUrl,
  may: 'organisation.keep_staff',
  confirmed: true,
  params,
  async run(call) {
    const words = messages(call.locale);
    const member = await call.read((db) => findStaffMember(db, call.who.agencyId ?? '', call.params.id));
    if (!member) throw notFound('staff_member');
    const body = (
      <>
        <PageHeading
          caption={member.positionName}
          title={`${words.leave}: ${member.fullName}`}
          lead={words.leaveLead}
          crumbs={[{ href: agencyPath, label: words.title }]}
        />
        <Form action={`${agencyPath}/can-bo/${member.id}/thoi-vi-tri`} tokens={call.tokens}>
          <ButtonGroup>
            <Button kind="warning">{words.leave}</Button>
            <Button kind="secondary" href={agencyPath}>
              {words.cancel}
            </Button>
          </ButtonGroup>
        </Form>
      </>
    );
    return call.page({ title: words.leave, audience: 'officer', body });
  },
});

export const letLeaveAction = route({
  method: 'POST',
  url: leaveUrl,
  may: 'organisation.keep_staff',
  confirmed: true,
  params,
  run: (call) =>
    call.act((act) => letLeave(act, call.who.agencyId ?? '', call.params.id), agencyPath, 'organisation.staff_left'),
});
