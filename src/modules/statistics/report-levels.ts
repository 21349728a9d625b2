/** The levels of agencies, from the highest, as the forms of TT 01/2020/TT-VPCP group their lines. */
const levels = ['central', 'province', 'commune'] as const;

export type Level = (typeof levels)[number];

const romans = ['I', 'II', 'III'] as const;

const vietnamese = new Intl.Collator('vi');

/** The fields of rows, each once, by the Vietnamese alphabet. */
export const fieldsOf = (rows: readonly { readonly field: string }[]): string[] =>
  [...new Set(rows.map(({ field }) => field))].sort((a, b) => vietnamese.compare(a, b));

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
