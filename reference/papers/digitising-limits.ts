/**
 * How much is digitised at once. No decree sets these: they are the house's own; an installation may change them here.
 * What the law asks for stands with the rules (`src/modules/digitisation`): as many scans as originals, 200 dpi in colour.
 */
export const digitisingLimits = {
  /** Pages of one paper: some ten minutes of work. What is longer is handed in as several files. */
  pages: 200,
} as const;
