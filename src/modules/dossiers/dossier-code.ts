import type { Day } from '#platform/clock';

/** The parts of a dossier's code: who received it, on which day, as which number of that day. */
export interface DossierCode {
  readonly agencyCode: string;
  readonly day: Day;
  readonly number: number;
  /** Two digits of the ministry that owns a centralised system (Điều 13 khoản 3, TT 03/2025 as amended by TT 04/2025). */
  readonly systemOwner?: string;
}

const usual = /^([A-Z0-9.]{3,35})-(\d{2})(\d{2})(\d{2})-(\d{4,})$/;

/** Writes `H44.127-260310-0001`; the number has at least four digits and may grow. */
export function writeDossierCode({ agencyCode, day, number, systemOwner = '' }: DossierCode): string {
  return `${agencyCode}-${day.slice(2).replaceAll('-', '')}-${systemOwner}${String(number).padStart(4, '0')}`;
}

/**
 * Reads a code as people type it, spaces and case aside; undefined when it is none. With `centralised`, the first two
 * digits of the last group are the owner of the system.
 */
export function readDossierCode(text: string, centralised = false): DossierCode | undefined {
  const match = usual.exec(text.replace(/\s+/g, '').toUpperCase());
  if (!match) return undefined;
  const [, agencyCode = '', year, month, date, digits = ''] = match;
  const day = `20${year}-${month}-${date}`;
  if (Number.isNaN(Date.parse(day))) return undefined;
  if (!centralised) return { agencyCode, day, number: Number(digits) };
  if (digits.length < 6) return undefined;
  return { agencyCode, day, number: Number(digits.slice(2)), systemOwner: digits.slice(0, 2) };
}
