import type { Day } from '#platform/clock';

/** A day as people write it: 31/12/2026. */
export function dateOf(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
