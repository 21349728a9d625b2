import { findAgencyByCode } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Call } from '#platform/route';
import type { Feedback } from '../../feedback.ts';
import { readFeedbackCode } from '../../feedback-code.ts';
import { findFeedbackBySecret, getFeedbackByCode } from '../../feedback-store.ts';
import { listOwnKeys } from '../../sender-store.ts';

const nowhere = '00000000-0000-0000-0000-000000000000';

/** The feedback of whoever knows both codes; read as the system of the agency that the code names. */
export async function findBySecret(call: Call, typedCode: string, secret: string): Promise<Feedback | undefined> {
  const read = readFeedbackCode(typedCode);
  if (!read) return undefined;
  const agency = await call.read((db) => findAgencyByCode(db, read.agencyCode));
  const agencyId = agency?.id ?? nowhere;
  return call.readAs(systemFor(agencyId), (db) => findFeedbackBySecret(db, agencyId, read.code, secret));
}

/** Like {@link findBySecret}; throws "not found" for one wrong code as for the other. */
export async function openBySecret(call: Call<{ code: string; secret: string }>): Promise<Feedback> {
  const found = await findBySecret(call, call.params.code, call.params.secret);
  if (!found) throw notFound('feedback');
  return found;
}

/** What the asker reported while signed in; for anybody else there is no such feedback. */
export async function openOwn(call: Call<{ code: string }>): Promise<Feedback> {
  const keys = await call.read((db) => listOwnKeys(db, call.who.id));
  const agencyIds = [...new Set(keys.map(({ agencyId }) => agencyId))];
  const system = { ...systemFor(agencyIds[0] ?? nowhere), agencies: agencyIds };
  const found = await call.readAs(system, (db) => getFeedbackByCode(db, call.params.code));
  if (!keys.some(({ id }) => id === found.id)) throw notFound('feedback');
  return found;
}
