import type { Act } from '#platform/journal';
import type { SpecialDay } from '../holiday-table.ts';
import { addSpecialDays } from './add-special-days.ts';

/** A holiday or a day off in lieu of one, with the notice that gives it. */
export type NewDayOff = Pick<SpecialDay, 'day' | 'name' | 'legalRef'> & { kind: 'holiday' | 'compensatory' };

/** Adds a day off to the calendar; refused when the day is past or already special. */
export async function addDayOff(act: Act, { day, kind, name, legalRef }: NewDayOff): Promise<void> {
  await addSpecialDays(act, [{ day, kind, name, legalRef }]);
}
