/** Minutes as the microseconds in which PostgreSQL sends instants. */
export const minutes = (count: number): number => count * 60_000_000;

/** An instant (milliseconds) as PostgreSQL counts: microseconds since 2000. */
export const sinceTwoThousand = (milliseconds: number): number => (milliseconds - Date.UTC(2000, 0, 1)) * 1_000;

/** Microseconds since 2000 as an instant (milliseconds). */
export const sinceTwoThousandAsMilliseconds = (microseconds: number): number =>
  microseconds / 1_000 + Date.UTC(2000, 0, 1);

/** The id whose 16 bytes stand at a place. */
export function idAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
