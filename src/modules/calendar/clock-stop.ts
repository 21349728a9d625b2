/** Why time does not run against the agency; the texts are in the messages. */
export type StopReason = 'supplement' | 'payment' | 'field_verification' | 'applicant_time';

/** A span (milliseconds) that is not counted; `to` is undefined while it lasts. */
export interface ClockStop {
  from: number;
  to: number | undefined;
  reason: StopReason;
  legalRef: string;
  approvedBy: string;
  /** `shift` adds the time that passed; `restart` counts the whole limit again once it ends. */
  effect: 'shift' | 'restart';
}

/** A span of instants or of days, in which the first is not part and the last is: (from, to]. */
export interface Span {
  from: number;
  to: number;
}

/** The stops in the order they began; one that ends before it begins (a clock set back) lasts no time at all. */
export function inOrder(stops: readonly ClockStop[]): ClockStop[] {
  return stops
    .map((stop) => ({ ...stop, to: stop.to === undefined ? undefined : Math.max(stop.from, stop.to) }))
    .sort((one, other) => one.from - other.from);
}

/** Spans, in the order they begin, without their overlaps and without what lies before `start`, so that no time is left out twice. */
export function disjoint(spans: readonly Span[], start: number): Span[] {
  const result: Span[] = [];
  let covered = start;
  for (const { from, to } of spans) {
    if (to > covered) result.push({ from: Math.max(from, covered), to });
    covered = Math.max(covered, to);
  }
  return result;
}
