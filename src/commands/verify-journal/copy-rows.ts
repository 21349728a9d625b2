import pg from 'pg';

/** What `copy … to stdout (format binary)` begins with: signature, flags, no extension. */
const headerLength = 19;

/**
 * Sends the rows of a `copy (…) to stdout (format binary)` to `take`, one after another, as PostgreSQL sends them: the
 * number of fields, then for each its length and its bytes. A row is only good until `take` returns. Returns how many.
 */
export function copyRows(client: pg.Client, copy: string, take: (row: Buffer) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let begun = false;
    let failure: unknown;
    const takeAll = (chunk: Buffer): void => {
      const row = begun ? chunk : chunk.subarray(headerLength);
      begun = true;
      if (row.length < 2 || row.readInt16BE(0) === -1) return;
      rows += 1;
      take(row);
    };
    const query = new pg.Query(copy) as unknown as Copying;
    query.handleCopyData = ({ chunk }) => {
      if (failure !== undefined) return;
      try {
        takeAll(chunk);
      } catch (error) {
        failure = error;
      }
    };
    query.callback = (error) => {
      if (error ?? failure) reject(error ?? failure);
      else resolve(rows);
    };
    client.query(query as never);
  });
}

/** What the driver calls while rows come in: its types leave it out. */
interface Copying {
  handleCopyData(message: { readonly chunk: Buffer }): void;
  callback(error: Error | null): void;
}
