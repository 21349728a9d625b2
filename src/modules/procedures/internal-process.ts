import type { Desk } from './desk.ts';
import type { TimeLimit } from './procedure-version.ts';

/** One step of the internal process (quy trình nội bộ): what is done, by which position, and how long it may take. */
export interface ProcessStep {
  ordinal: number;
  name: string;
  /** Code of the position in the agency's list of positions. */
  position: string;
  /** Working hours; null when the limit has no number to divide. */
  workingHours: number | null;
  /** Whether the step's hours are part of the time limit; handing over is not (domain rule of every provincial table). */
  isCounted: boolean;
}

/** Working hours of a working day, as the provincial tables count them. */
export const hoursOfDay = 8;

/** Hours are given in quarters. */
const quarter = 0.25;

interface Share {
  name: string;
  desk: keyof Desk;
  weight: number;
}

/** The one-day split of Hà Nội (QĐ 663, procedure 2.000908): 2 h receive, 3 h appraise, 2 h sign, 1 h issue. */
const shortProcess: readonly Share[] = [
  { name: 'Tiếp nhận, kiểm tra hồ sơ', desk: 'counter', weight: 2 },
  { name: 'Thẩm định, dự thảo kết quả', desk: 'officer', weight: 3 },
  { name: 'Ký kết quả', desk: 'leader', weight: 2 },
  { name: 'Vào sổ, đóng dấu, chuyển kết quả', desk: 'documents', weight: 1 },
];

/** The five-day split of Cao Bằng (2022/QĐ-UBND, procedure 1.004944); in longer limits the officer has all the rest. */
const longProcess: readonly Share[] = [
  { name: 'Tiếp nhận, số hóa, chuyển hồ sơ', desk: 'counter', weight: 4 },
  { name: 'Phân công thụ lý', desk: 'head', weight: 4 },
  { name: 'Thẩm định, dự thảo kết quả', desk: 'officer', weight: 16 },
  { name: 'Xem xét, trình ký', desk: 'head', weight: 4 },
  { name: 'Ký kết quả', desk: 'leader', weight: 8 },
  { name: 'Vào sổ, đóng dấu, chuyển kết quả', desk: 'documents', weight: 4 },
];

const handOver: Share = { name: 'Trả kết quả', desk: 'counter', weight: 0 };

/**
 * The process an agency starts from until its own is entered. Counted hours add up to the limit exactly; a limit in
 * calendar days is divided over the working days that surely lie in it.
 */
export function defaultProcess(limit: Pick<TimeLimit, 'unit' | 'amount'>, desk: Desk): ProcessStep[] {
  const hours = workingHoursOf(limit);
  if (hours === undefined) return stepsOf(longProcess, desk, () => null);
  const process = hours <= hoursOfDay ? shortProcess : longProcess;
  return stepsOf(process, desk, shareOf(process, hours));
}

/**
 * The hours a limit leaves for settlement; undefined when it has no number. A limit that runs day and night keeps its
 * clock hours, as provincial tables count them (procedure 1.004946).
 */
export function workingHoursOf({ unit, amount }: Pick<TimeLimit, 'unit' | 'amount'>): number | undefined {
  switch (unit) {
    case 'none':
      return undefined;
    case 'working_hour':
    case 'hour':
      return amount;
    case 'same_day':
      return hoursOfDay;
    case 'working_day':
      return amount * hoursOfDay;
    case 'day':
      return workingDaysIn(amount) * hoursOfDay;
    case 'month':
      return workingDaysIn(amount * 28) * hoursOfDay;
    case 'year':
      return workingDaysIn(amount * 365) * hoursOfDay;
  }
}

/** Hours of the counted steps together. */
export const countedHours = (steps: readonly ProcessStep[]): number =>
  steps.reduce((sum, step) => sum + (step.isCounted ? (step.workingHours ?? 0) : 0), 0);

/** Five days in seven, at least one; public holidays are left to the deadline engine. */
const workingDaysIn = (days: number): number => Math.max(1, Math.floor((days * 5) / 7));

/** Splits `hours` by weight, in quarters; whoever appraises has what the others leave. */
function shareOf(shares: readonly Share[], hours: number): (share: Share) => number {
  const total = sum(shares.map((share) => share.weight));
  const scale = Math.min(1, hours / total);
  const inQuarters = ({ weight }: Share) => Math.floor((weight * scale) / quarter) * quarter;
  const officer = shares.find((share) => share.desk === 'officer');
  const others = sum(shares.filter((share) => share !== officer).map(inQuarters));
  return (share) => (share === officer ? hours - others : inQuarters(share));
}

function stepsOf(shares: readonly Share[], desk: Desk, hoursOf: (share: Share) => number | null): ProcessStep[] {
  const counted = shares.map((share) => ({ share, workingHours: hoursOf(share), isCounted: true }));
  return [...counted, { share: handOver, workingHours: 0, isCounted: false }].map(
    ({ share, workingHours, isCounted }, i) => ({
      ordinal: i + 1,
      name: share.name,
      position: desk[share.desk],
      workingHours,
      isCounted,
    }),
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
