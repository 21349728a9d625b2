/** A place in PostgreSQL's write-ahead log, in bytes from its beginning. */
export type Lsn = bigint;

/** Bytes of one file of the write-ahead log. */
export const segmentSize = 16n * 1024n * 1024n;

/** Reads `16/B374D848` as PostgreSQL writes it. */
export function lsnOf(text: string): Lsn {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Writes a place as PostgreSQL reads it. */
export const lsnText = (lsn: Lsn): string =>
  `${(lsn >> 32n).toString(16)}/${(lsn & 0xffff_ffffn).toString(16)}`.toUpperCase();

/** Where the file of the write-ahead log begins that holds `lsn`. */
export const segmentStart = (lsn: Lsn): Lsn => lsn - (lsn % segmentSize);

/** The name of the file of the write-ahead log that holds `lsn`. */
export function segmentName(timeline: number, lsn: Lsn): string {
  const number = lsn / segmentSize;
  return [BigInt(timeline), number >> 8n, number & 0xffn]
    .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
    .join('');
}
