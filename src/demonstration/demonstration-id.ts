/** A fixed id of the demonstration, the same in every installation, so that its people and agencies can be named in tests. */
export function demonstrationId(number: number): string {
  return `0198f000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
