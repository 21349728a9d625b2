/** A time to one decimal, as averages are shown. */
export const rounded = <T extends { readonly amount: number }>(time: T): T => ({
  ...time,
  amount: Math.round(time.amount * 10) / 10,
});
