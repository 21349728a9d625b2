/**
 * A round number at or above `most`, with the steps that lead to it: 0, 50, 100, 150 for 137. Steps are whole numbers,
 * because most figures count things, unless all figures are below 1.
 */
export function ticksUpTo(most: number, about = 4): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const fits = (step: number): boolean => step >= rough && (most < 1 || Number.isInteger(step));
  const step = [1, 2, 2.5, 5, 10, 20].map((factor) => factor * power).find(fits) ?? Math.ceil(rough);
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Coordinates to a tenth, so that a drawing stays small. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The last of a list of ticks: the top of its axis. */
export const topOf = (ticks: readonly number[]): number => ticks.at(-1) ?? 1;
