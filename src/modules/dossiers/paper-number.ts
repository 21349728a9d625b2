import { dayOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import type { Dossier } from './dossier.ts';
import { type NumberSeries, takeNumber } from './dossier-store.ts';

/** Under whose number a paper went out. Both are null on papers made before they were numbered. */
export interface PaperNumber {
  readonly number: number | null;
  readonly issuerAgencyId: string | null;
}

/** The agency whose paper it is when somebody acts on a dossier: the one they work for, else the receiving one. */
export function issuerOf(act: Pick<Act, 'who'>, { agencyId, handlingAgencyId }: Dossier): string {
  return act.who.agencyId === handlingAgencyId ? handlingAgencyId : agencyId;
}

/** Takes the next number of the year in the issuing agency's series. */
export async function numberPaper(
  act: Act,
  dossier: Dossier,
  series: Exclude<NumberSeries, 'dossier'>,
): Promise<{ number: number; issuerAgencyId: string }> {
  const issuerAgencyId = issuerOf(act, dossier);
  const number = await takeNumber(act.tx, issuerAgencyId, series, `${dayOf(act.now).slice(0, 4)}-01-01`);
  return { number, issuerAgencyId };
}
