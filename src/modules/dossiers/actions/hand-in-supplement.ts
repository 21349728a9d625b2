import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertAwaitsSupplement } from '../action-rules.ts';
import { endClockStops } from '../clock-stop-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { promiseOf } from '../promised-day.ts';
import { resumeStep } from '../resume-step.ts';
import { answerSupplementRequests } from '../supplement-store.ts';

/** What the applicant hands in: changed answers of the form, and a word about it. */
export interface SupplementAnswer {
  readonly permission: 'dossier.follow' | 'dossier.take_supplement';
  readonly answers?: Dossier['answers'];
  readonly note?: string | undefined;
}

/** The applicant completed the dossier: it goes back to where it was asked from, its step goes on, and the promised day is worked out anew. */
export async function handInSupplement(
  act: Act,
  ref: DossierRef,
  { permission, answers, note }: SupplementAnswer,
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, permission);
  assertAwaitsSupplement(dossier);
  await answerSupplementRequests(act.tx, dossier, { now: act.now, note: note ?? null });
  await resumeStep(act, dossier);
  await endClockStops(act.tx, dossier, act.now);
  const promised = await promiseOf(act.tx, dossier);
  const completed = await saveDossier(act.tx, dossier, {
    state: dossier.receivedAt === null ? 'submitted' : 'processing',
    statutoryAt: promised.statutoryAt ?? null,
    promisedAt: promised.promisedAt ?? null,
    ...(answers && { answers }),
  });
  await announce(act, 'dossier.supplement_handed_in', completed, { note: note ?? '' });
  return completed;
}
