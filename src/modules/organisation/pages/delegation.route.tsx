import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { fillIn, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  ErrorSummary,
  Form,
  Notice,
  PageHeading,
  RadioField,
  SelectField,
  TextField,
  typedFields,
} from '#ui';
import { delegateSigning, revokeSigning } from '../actions/delegate-signing.ts';
import { messages } from '../messages.ts';
import { listStaff } from '../staff-store.ts';
import { agencyPath } from './agency.route.tsx';

const form = Type.Object({
  toStaffId: Type.String({ format: 'id' }),
  form: Type.Union([Type.Literal('KT'), Type.Literal('TL'), Type.Literal('TUQ')]),
  field: Type.Optional(Type.String({ maxLength: 200 })),
  validFrom: Type.String({ format: 'day' }),
  validTo: Type.String({ format: 'day' }),
  legalRef: Type.String({ minLength: 3, maxLength: 300 }),
});

const url = `${agencyPath}/giao-ky`;

export const delegatePage = route({
  method: 'GET',
  url,
  may: 'organisation.delegate',
  confirmed: true,
  run: (call) => show(call, { status: 200 }),
});

export const delegateAction = route({
  method: 'POST',
  url,
  may: 'organisation.delegate',
  confirmed: true,
  form,
  async run(call) {
    const words = messages(call.locale);
    const reading = readForm(form, call.form, words.fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    try {
      return await call.act(
        (act) => delegateSigning(act, call.who.agencyId ?? '', reading.values),
        agencyPath,
        'organisation.delegated',
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      return show(call, {
        ...reading,
        status: 422,
        refused: fillIn(words.refusals[error.code] ?? error.code, error.facts),
      });
    }
  },
});

export const revokeAction = route({
  method: 'POST',
  url: `${url}/:id/thu-hoi`,
  may: 'organisation.delegate',
  confirmed: true,
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  run: (call) =>
    call.act((act) => revokeSigning(act, call.who.agencyId ?? '', call.params.id), agencyPath, 'organisation.revoked'),
});

interface Shown {
  readonly status: number;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
  readonly refused?: string;
}

async function show(call: Call, { status, typed, errors = {}, refused }: Shown): Promise<Answer> {
  const words = messages(call.locale);
  const staff = await call.read((db) => listStaff(db, call.who.agencyId ?? '', dayOf(call.now)));
  const field = typedFields(typed, errors);
  const label = (name: string) => ({ ...field(name), label: words.fields[name] ?? name });
  const body = (
    <>
      <PageHeading
        title={words.delegate}
        lead={words.delegateLead}
        crumbs={[{ href: agencyPath, label: words.title }]}
      />
      {refused && <Notice kind="warning">{refused}</Notice>}
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={call.tokens}>
        <SelectField
          {...label('toStaffId')}
          choices={staff
            .filter(({ id }) => id !== call.who.id)
            .map(({ id, fullName, positionName }) => ({ value: id, label: `${fullName} – ${positionName}` }))}
        />
        <RadioField
          {...label('form')}
          choices={(['KT', 'TL', 'TUQ'] as const).map((value) => ({ value, label: words.forms[value] }))}
        />
        <TextField {...label('field')} hint={words.fieldHint} optional />
        <DateField {...label('validFrom')} />
        <DateField {...label('validTo')} />
        <TextField {...label('legalRef')} />
        <ButtonGroup>
          <Button>{words.delegate}</Button>
          <Button kind="secondary" href={agencyPath}>
            {words.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
  return call.page({ title: words.delegate, audience: 'officer', body, status });
}
