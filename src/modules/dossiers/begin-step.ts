import { getWorkingCalendar } from '#modules/calendar';
import type { StaffMember } from '#modules/organisation';
import type { Act } from '#platform/journal';
import { announce } from './act-on-dossier.ts';
import type { Dossier } from './dossier.ts';
import { saveDossier } from './dossier-store.ts';
import { dueOf } from './step-due.ts';
import { type Step, saveStep } from './step-store.ts';

/** Begins a step of the internal process with whoever takes it, and tells them; without a taker it waits at its position. */
export async function beginStep(
  act: Act,
  dossier: Dossier,
  step: Step,
  taker: StaffMember | undefined,
  { note, backwards }: { readonly note: string; readonly backwards: boolean },
): Promise<Dossier> {
  const calendar = await getWorkingCalendar(act.tx, dossier.handlingAgencyId);
  await saveStep(act.tx, dossier, step, {
    startedAt: act.now,
    finishedAt: null,
    dueAt: dueOf(calendar, step, act.now),
    assigneeId: taker?.id ?? null,
    assigneeName: taker?.fullName ?? null,
  });
  const moved = await saveDossier(act.tx, dossier, {
    stepOrdinal: step.ordinal,
    positionCode: step.positionCode,
    assigneeId: taker?.id ?? null,
  });
  await announce(act, 'dossier.transferred', moved, { step: step.name, to: taker?.fullName ?? '', note, backwards });
  return moved;
}
