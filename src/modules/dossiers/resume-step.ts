import { getWorkingCalendar } from '#modules/calendar';
import type { Act } from '#platform/journal';
import { listClockStops } from './clock-stop-store.ts';
import type { Dossier } from './dossier.ts';
import { dueAfterStop } from './step-due.ts';
import { listSteps, saveStep } from './step-store.ts';

/** Lets the step under way go on where its dossier stopped; before the stops that are still open are ended. */
export async function resumeStep(act: Act, dossier: Dossier): Promise<void> {
  const since = (await listClockStops(act.tx, dossier)).find(({ to }) => to === undefined)?.from;
  const step = (await listSteps(act.tx, dossier)).find(({ ordinal }) => ordinal === dossier.stepOrdinal);
  if (since === undefined || !step) return;
  const calendar = await getWorkingCalendar(act.tx, dossier.handlingAgencyId);
  await saveStep(act.tx, dossier, step, { dueAt: dueAfterStop(calendar, step, { from: since, to: act.now }) });
}
