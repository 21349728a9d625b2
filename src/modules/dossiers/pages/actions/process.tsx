import Type from 'typebox';
import { listStaff, type StaffMember } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import type { Call } from '#platform/route';
import { SelectField, TextArea } from '#ui';
import {
  assertCanPassBack,
  assertCanPassOn,
  assertCanTakeBack,
  assertInProcess,
  assertNotTaken,
} from '../../action-rules.ts';
import { assignDossier, takeDossier } from '../../actions/assign-dossier.ts';
import { passBack, passOn, takeBack } from '../../actions/transfer-dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

const note = Type.Optional(Type.String({ maxLength: 2000 }));
const who = Type.String({ format: 'id' });

/** The officers of the handling agency, those of the next step's position first. */
async function staffFor(call: Call<{ code: string }>, { dossier, steps }: DossierFile): Promise<StaffMember[]> {
  const staff = await call.read((db) => listStaff(db, dossier.handlingAgencyId, dayOf(call.now)));
  const next = steps.find(({ ordinal }) => ordinal === (dossier.stepOrdinal ?? 0) + 1);
  const first = (member: StaffMember) => (member.positionCode === next?.positionCode ? 0 : 1);
  return staff.toSorted((a, b) => first(a) - first(b));
}

const choicesOf = (staff: unknown) =>
  (staff as StaffMember[]).map(({ id, fullName, positionName }) => ({
    value: id,
    label: `${fullName} – ${positionName}`,
  }));

export const transferPages = dossierAction({
  path: 'chuyen-buoc',
  may: 'dossier.transfer',
  form: Type.Object({ to: Type.Optional(who), note }),
  assertOpen: ({ dossier, steps, result }) => void assertCanPassOn(dossier, steps, result),
  title: (words) => words.actions.transfer,
  lead: (words) => words.leads.transfer,
  notice: 'dossiers.transferred',
  prepare: staffFor,
  fields: ({ field, words, more }) => (
    <>
      <SelectField {...field('to')} label={words.fields.to} hint={words.hints.to} optional choices={choicesOf(more)} />
      <TextArea {...field('note')} label={words.fields.note} rows={3} optional />
    </>
  ),
  act: (act, ref, { to, note: text = '' }) => passOn(act, ref, { note: text, to }),
});

export const transferBackPages = dossierAction({
  path: 'tra-lai-buoc-truoc',
  may: 'dossier.transfer',
  form: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000 }) }),
  assertOpen: ({ dossier, steps }) => void assertCanPassBack(dossier, steps),
  title: (words) => words.actions.transferBack,
  lead: (words) => words.leads.transferBack,
  notice: 'dossiers.transferred',
  fields: ({ field, words }) => <TextArea {...field('note')} label={words.fields.note} rows={3} />,
  act: passBack,
});

export const takeBackPages = dossierAction({
  path: 'thu-hoi',
  may: 'dossier.take',
  form: Type.Object({}),
  assertOpen: ({ dossier, steps, result }, whoId) => void assertCanTakeBack(dossier, steps, result, whoId),
  title: (words) => words.actions.takeBack,
  lead: (words) => words.leads.takeBack,
  notice: 'dossiers.taken',
  act: takeBack,
});

export const takePages = dossierAction({
  path: 'nhan-xu-ly',
  may: 'dossier.take',
  form: Type.Object({}),
  assertOpen: ({ dossier }) => {
    assertInProcess(dossier);
    assertNotTaken(dossier);
  },
  title: (words) => words.actions.take,
  lead: (words) => words.leads.take,
  notice: 'dossiers.taken',
  act: takeDossier,
});

export const assignPages = dossierAction({
  path: 'phan-cong',
  may: 'dossier.assign',
  form: Type.Object({ to: who, reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
  assertOpen: ({ dossier }) => assertInProcess(dossier),
  title: (words) => words.actions.assign,
  lead: (words) => words.leads.assign,
  notice: 'dossiers.assigned',
  prepare: staffFor,
  fields: ({ field, words, more }) => (
    <>
      <SelectField {...field('to')} label={words.fields.to} choices={choicesOf(more)} />
      <TextArea {...field('reason')} label={words.fields.reason} rows={3} optional />
    </>
  ),
  act: (act, ref, { to, reason = '' }) => assignDossier(act, ref, { to, reason }),
});
