/** Up to or from where a share, in whole percent, is drawn as good and as fair; the rest asks for attention. */
export interface MapClass {
  readonly good: number;
  readonly fair: number;
}

/**
 * How the map of a province sets its communes apart. No text seen draws such lines ([U]): they are this house's, and a province
 * that looks at it otherwise changes them here.
 */
export const mapClasses = {
  /** Settled early or on time, of what was settled: at least. */
  in_time: { good: 95, fair: 90 },
  /** Overdue, of what is open: at most. */
  overdue: { good: 0, fair: 5 },
  /** Filed on line, of what was received: at least. */
  online: { good: 80, fair: 50 },
} as const satisfies Record<string, MapClass>;
