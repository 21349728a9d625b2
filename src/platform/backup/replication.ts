import type { Socket } from 'node:net';
import pg from 'pg';

/** What `pg` has inside and does not declare: it speaks the protocol, and leaves copying to whoever needs it. */
export interface Wire {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
}

/** A connection that asks PostgreSQL for copies of itself rather than for rows. */
export interface Replication {
  readonly client: pg.Client;
  readonly wire: Wire;
}

/** Connects for replication, as somebody who may, such as the superuser of the embedded PostgreSQL. */
export async function connectForReplication(url: string): Promise<Replication> {
  const client = new pg.Client({ connectionString: url, replication: 'true', keepAlive: true } as pg.ClientConfig);
  // What breaks off is told to the question under way; unheard, the event would end the program.
  client.on('error', () => undefined);
  await client.connect();
  return { client, wire: (client as unknown as { readonly connection: Wire }).connection };
}

/** What is done with the answer to a command of the replication protocol. */
export interface Listening {
  row?(fields: readonly (string | null)[]): void;
  copied(chunk: Buffer): void;
  ended(error?: Error): void;
}

/** Sends a command whose answer is copied data rather than rows alone. */
export function ask({ client, wire }: Replication, command: string, listening: Listening): void {
  const question = {
    submit: () => wire.query(command),
    handleRowDescription() {},
    handleDataRow: ({ fields }: { readonly fields: readonly (string | null)[] }) => listening.row?.(fields),
    handleCommandComplete() {},
    // The chunk is a part of a buffer that the next message will overwrite.
    handleCopyData: ({ chunk }: { readonly chunk: Buffer }) => listening.copied(Buffer.from(chunk)),
    handleReadyForQuery: () => listening.ended(),
    handleError: (error: Error) => listening.ended(error),
  };
  client.query(question as unknown as pg.Submittable);
}
