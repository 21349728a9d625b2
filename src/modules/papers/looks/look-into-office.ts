import { Refusal } from '#platform/errors';
import type { Readings } from '#platform/sealed-file';
import { intakeLimits } from '../../../../reference/papers/intake-limits.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const limits = intakeLimits.office;

/** The part without which a file is no Word or Excel file. */
const mainParts: Readonly<Record<string, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/** Programs that Office would run, or offer to. */
const runnable =
  /(^|\/)vbaProject\.bin$|(^|\/)activeX\/|\.(exe|dll|scr|com|bat|cmd|js|jse|vbs|vbe|wsf|hta|ps1|msi|lnk)$/i;

/**
 * Looks through the directory of a Word or Excel file: whether it is whole, of its kind, without password, macros and
 * programs, and no bomb. Nothing is unpacked, so that embedded objects and links to outside are not seen.
 */
export async function lookIntoOffice(content: Readings, name: string, extension: string): Promise<void> {
  const entries = await readZipDirectory(content);
  const fault = entries ? faultOf(entries, content.size, mainParts[extension] ?? '') : 'papers.office_broken';
  if (fault) throw new Refusal(fault, { name }, 422);
}

function faultOf(entries: readonly ZipEntry[], size: number, mainPart: string): string | undefined {
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'papers.office_locked';
  if (!entries.some(({ name }) => name === mainPart)) return 'papers.office_broken';
  if (entries.some(({ name }) => runnable.test(name))) return 'papers.office_macro';
  return isBomb(entries, size) ? 'papers.office_bomb' : undefined;
}

/** Entries that overlap claim together more than the file holds. */
function isBomb(entries: readonly ZipEntry[], size: number): boolean {
  const sum = (of: (entry: ZipEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
  return (
    entries.length > limits.entries ||
    sum(({ unpacked }) => unpacked) > limits.unpacked ||
    sum(({ packed }) => packed) > size ||
    entries.some(({ packed, unpacked }) => unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)
  );
}
