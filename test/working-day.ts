/** The next day from the real today on which the counter works; certificates made today are good from then on. */
export function workingDay(): string {
  const at = new Date(Date.now() + 86_400_000);
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
