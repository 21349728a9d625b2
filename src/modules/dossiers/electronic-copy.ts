import { Refusal } from '#platform/errors';
import type { CertifiedCopy } from './certified-copy.ts';
import type { Dossier } from './dossier.ts';

/** An original on its way to being certified as a file: the scan chosen for it, and the file once it is signed. */
export interface ElectronicCopy {
  /** Of its line among the certified copies of the dossier. */
  readonly ordinal: number;
  /** The confirmed scan, and the agency it lies with. */
  readonly scanAgencyId: string;
  readonly scanFileId: string;
  /** Milliseconds. */
  readonly chosenAt: number;
  readonly chosenByName: string;
  /** The file that whoever certifies signed, and its seal since it was issued; null before. */
  readonly fileAgencyId: string | null;
  readonly fileId: string | null;
  readonly checkCode: string | null;
  /** Whether a time-stamp proves the time of the last signature (T) or not (B). */
  readonly level: 'B' | 'T' | null;
  /** Milliseconds. */
  readonly signedAt: number | null;
  readonly sealedAt: number | null;
}

/** What of a sealed copy its owner gets. */
export interface CopyToHandOver {
  readonly original: string;
  readonly number: number;
  /** Milliseconds. */
  readonly certifiedAt: number;
  readonly fileAgencyId: string;
  readonly fileId: string;
}

/** A line that is certified as a file, with the scan chosen for it. */
export type ScannedLine = CertifiedCopy & ElectronicCopy;

type Lines = readonly Pick<CertifiedCopy, 'kind' | 'ordinal' | 'original'>[];

const electronicIn = <Line extends Pick<CertifiedCopy, 'kind'>>(lines: readonly Line[]): Line[] =>
  lines.filter(({ kind }) => kind === 'electronic');

/** Whether anything is certified as a file. */
export const hasElectronic = (lines: Lines): boolean => electronicIn(lines).length > 0;

/** Every line that is certified as a file, with its scan; throws `dossier.copy_without_scan` where none was chosen. */
export function scannedLines(
  { code }: Pick<Dossier, 'code'>,
  lines: readonly CertifiedCopy[],
  chosen: readonly ElectronicCopy[],
): ScannedLine[] {
  assertScanned({ code }, lines, chosen);
  return electronicIn(lines).map((line) => ({ ...line, ...chosen.find(({ ordinal }) => ordinal === line.ordinal)! }));
}

/** Nothing is certified as a file without a scan of its original; throws `dossier.copy_without_scan`. */
export function assertScanned(
  { code }: Pick<Dossier, 'code'>,
  lines: Lines,
  chosen: readonly Pick<ElectronicCopy, 'ordinal'>[],
): void {
  const open = electronicIn(lines).find((line) => !chosen.some(({ ordinal }) => ordinal === line.ordinal));
  if (open) throw new Refusal('dossier.copy_without_scan', { code, original: open.original });
}

/** A file is signed with a certificate that the product opens, not on paper nor elsewhere; throws `dossier.copy_needs_certificate`. */
export function assertSignedHere(
  { code }: Pick<Dossier, 'code'>,
  lines: Lines,
  signed: readonly { ordinal: number }[],
) {
  const open = electronicIn(lines).some((line) => !signed.some(({ ordinal }) => ordinal === line.ordinal));
  if (open) throw new Refusal('dossier.copy_needs_certificate', { code });
}

/** What bears the agency's digital seal; throws `dossier.copy_needs_seal` for a file without. */
export function assertSealed({ code }: Pick<Dossier, 'code'>, lines: Lines, sealed: readonly { ordinal: number }[]) {
  const open = electronicIn(lines).some((line) => !sealed.some(({ ordinal }) => ordinal === line.ordinal));
  if (open) throw new Refusal('dossier.copy_needs_seal', { code });
}

/** A digitisation as a scan is chosen by. */
export interface ScanOffered {
  readonly originalForm: 'original' | 'certified_copy' | 'copy' | 'electronic';
  readonly state: string;
  readonly confirmedAt: number | null;
  readonly signedAt: number | null;
}

/**
 * A copy is certified against the original on paper, by a scan that a person looked at (Điều 10, NĐ 45/2020/NĐ-CP). A scan
 * that bears a signature is left as it is: the statement goes under its last page, which that signature vouches for. Throws
 * `dossier.scan_not_confirmed`, `dossier.scan_not_of_original`, `dossier.scan_signed_already` (422, beside the field).
 */
export function assertMayBeCertified({ originalForm, state, confirmedAt, signedAt }: ScanOffered): void {
  const because = (code: string) => new Refusal(code, { field: 'scan' }, 422);
  if (originalForm !== 'original') throw because('dossier.scan_not_of_original');
  if (state !== 'done' || confirmedAt === null) throw because('dossier.scan_not_confirmed');
  if (signedAt !== null) throw because('dossier.scan_signed_already');
}
