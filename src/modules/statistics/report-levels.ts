/** The levels of agencies, from the highest, as the forms of TT 01/2020/TT-VPCP group their lines. */
const levels = ['central', 'province', 'commune'] as const;

export type Level = (typeof levels)[number];

const romans = ['I', 'II', 'III'] as const;

/** By the Vietnamese alphabet. */
export const vietnamese = new Intl.Collator('vi');

/** The rows of each level that has some, with the numeral of its line. */
export function byLevel<Row extends { readonly agencyId: string }>(
  rows: readonly Row[],
  levelOf: (agencyId: string) => Level,
): { readonly level: Level; readonly ordinal: string; readonly rows: readonly Row[] }[] {
  return levels
    .map((level) => ({ level, rows: rows.filter(({ agencyId }) => levelOf(agencyId) === level) }))
    .filter((each) => each.rows.length > 0)
    .map((each, i) => ({ ...each, ordinal: romans[i]! }));
}
