/** `D:20260310080000+07'00'`: an instant (milliseconds) in the time of Viet Nam. */
export function pdfDate(at: number): string {
  const local = new Date(at + 7 * 3_600_000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`;
}
