import type { Day } from '#platform/clock';
import { isDay } from '#platform/form';

/** What the machine-readable lines on the back of a citizen card say (ICAO Doc 9303, three lines of thirty). */
export interface MachineReadable {
  readonly identityNumber: string;
  readonly birthDay: Day;
  readonly sex: 'male' | 'female';
  readonly expiresOn: Day | undefined;
}

const weights = [7, 3, 1];

/** Reads the lines among others; nothing unless every check digit holds, as recognition likes to err in this type. */
export function readMachineLines(lines: readonly string[]): MachineReadable | undefined {
  const packed = lines.map((line) => line.replace(/\s/g, '').replaceAll('«', '<<').toUpperCase());
  const first = packed.findIndex((line) => /^IDVNM[0-9A-Z<]{25}$/.test(line));
  const [one = '', two = ''] = packed.slice(first, first + 2);
  if (first < 0 || !/^[0-9]{7}[MF][0-9]{7}VNM[0-9A-Z<]{12}$/.test(two)) return undefined;
  const [document, number] = [one.slice(5, 14), one.slice(15, 27)];
  const holds = [
    isChecked(document, one[14]),
    isChecked(two.slice(0, 6), two[6]),
    isChecked(two.slice(8, 14), two[14]),
    isChecked(one.slice(5) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29), two[29]),
  ].every(Boolean);
  const birthDay = holds && /^\d{12}$/.test(number) ? dayOfBirth(two.slice(0, 6), number) : undefined;
  if (!birthDay) return undefined;
  const expiresOn = `20${two.slice(8, 10)}-${two.slice(10, 12)}-${two.slice(12, 14)}`;
  return {
    identityNumber: number,
    birthDay,
    sex: two[7] === 'M' ? 'male' : 'female',
    expiresOn: isDay(expiresOn) ? expiresOn : undefined,
  };
}

/** Whether a check digit is that of a text: digits and letters weighed 7, 3, 1 in turn, modulo 10. */
function isChecked(text: string, digit: string | undefined): boolean {
  const sum = [...text].reduce((total, sign, i) => total + worth(sign) * weights[i % 3]!, 0);
  return String(sum % 10) === digit;
}

const worth = (sign: string): number => (sign === '<' ? 0 : Number.parseInt(sign, 36));

/** The century stands in the fourth digit of the identity number: 0 and 1 for the twentieth, two more for each after it. */
function dayOfBirth(digits: string, number: string): Day | undefined {
  const century = 19 + Math.floor(Number(number[3]) / 2);
  const day = `${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`;
  return isDay(day) ? day : undefined;
}
