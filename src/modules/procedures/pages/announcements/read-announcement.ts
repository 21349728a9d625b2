import type { TObject } from 'typebox';
import { fillIn, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import type { Call } from '#platform/route';
import type { AnnouncementText } from '../../announcement.ts';
import { announcementMessages } from '../../announcement-messages.ts';
import { namesOfProcedures } from '../../announcement-store.ts';
import {
  announcementForm,
  announcementOf,
  nameProcedures,
  readProcedures,
  type WrongLine,
} from './announcement-form.ts';

/** A form about a decision as it was read: what it says, or what is wrong with each field. */
export type AnnouncementReading =
  | { readonly ok: true; readonly text: AnnouncementText; readonly typed: Typed; readonly because: string | null }
  | { readonly ok: false; readonly typed: Typed; readonly errors: Readonly<Record<string, string>> };

type Typed = Readonly<Record<string, string>>;

type Asking = Pick<Call, 'form' | 'locale' | 'read'>;

/** Reads a form about a decision, and looks the names of its procedures up. */
export async function readAnnouncement(call: Asking, schema: TObject): Promise<AnnouncementReading> {
  const words = announcementMessages(call.locale);
  const reading = readForm(announcementForm, call.form, words.fields, call.locale);
  const { typed } = readForm(schema, call.form, words.fields, call.locale);
  const lines = readProcedures(reading.typed);
  const names = await call.read((db) =>
    namesOfProcedures(
      db,
      lines.typed.map(({ code }) => code),
    ),
  );
  const named = nameProcedures(lines.typed, names);
  const errors: Record<string, string> = { ...reading.errors };
  if (errors.number && reading.typed.number) errors.number = words.wrong.number;
  for (const { field, why, line } of [...lines.wrong, ...named.wrong] satisfies WrongLine[])
    errors[field] ??= words.wrong[why](line);
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, typed, errors };
  return { ok: true, typed, text: announcementOf(reading.values, named.procedures), because: typed.because ?? null };
}

/** In which field a rule of the register is broken; rules about the decision as a whole stand in none. */
const fieldOf: Readonly<Record<string, string>> = {
  'procedures.decided_in_future': 'decidedOn',
  'procedures.announces_nothing': 'decidedOn',
  'procedures.announces_no_procedure': 'new',
  'procedures.announcement_number_taken': 'number',
  'procedures.correction_unexplained': 'because',
  'calendar.out_of_range': 'effectiveOn',
};

/** What a refusal says beside the field it is about; throws any other on. */
export function besideField(error: unknown, call: Pick<Call, 'locale'>): Readonly<Record<string, string>> {
  const words = announcementMessages(call.locale);
  const field = error instanceof Refusal ? fieldOf[error.code] : undefined;
  if (!(error instanceof Refusal) || !field) throw error;
  const said: Readonly<Record<string, string>> = { ...words.refusals, 'calendar.out_of_range': words.wrong.year };
  return { [field]: fillIn(said[error.code] ?? error.code, error.facts) };
}
