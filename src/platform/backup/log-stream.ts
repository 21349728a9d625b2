import { openFlow } from './flow.ts';
import { type Lsn, lsnText } from './lsn.ts';
import { ask, connectForReplication } from './replication.ts';

/** What PostgreSQL says of its log: a stretch of it, or how far it has come. */
export interface LogNews {
  /** Where `bytes` begin. */
  readonly at: Lsn;
  readonly bytes: Buffer | undefined;
  /** Where the log ended when this was sent. */
  readonly end: Lsn;
  /** The database's own clock, milliseconds. */
  readonly sentAt: number;
}

export interface LogStream {
  readonly news: AsyncIterable<LogNews>;
  /** Tells PostgreSQL that all before `until` is safe, so that it need not keep it, and asks how far it has come. */
  confirm(until: Lsn): void;
  close(): Promise<void>;
}

/** PostgreSQL counts microseconds from the year 2000. */
const epoch = Date.UTC(2000, 0, 1);

/** The place in line for this product's backups: PostgreSQL keeps what it has not told us yet. */
export const slot = 'motcua_backup';

/** Reads the log from `from` on, as it is written. */
export async function openLogStream(url: string, from: Lsn, timeline: number): Promise<LogStream> {
  const replication = await connectForReplication(url);
  const flow = openFlow<LogNews>(replication.wire.stream, 512);
  const command = `START_REPLICATION SLOT ${slot} PHYSICAL ${lsnText(from)} TIMELINE ${timeline}`;
  const ended = (error?: Error): void => flow.end(error ?? new Error('PostgreSQL ended its log.'));
  ask(replication, command, { copied: (chunk) => flow.push(newsIn(chunk)), ended });
  replication.client.on('error', ended);
  return {
    news: flow.items,
    confirm: (until) => replication.wire.sendCopyFromChunk(confirmation(until)),
    close: async () => {
      flow.end();
      replication.wire.stream.destroy();
    },
  };
}

/** `w`: begin, end of the log, clock, bytes; `k`: end of the log, clock, whether an answer is wanted. */
function newsIn(chunk: Buffer): LogNews {
  const isData = String.fromCharCode(chunk[0] ?? 0) === 'w';
  const sentAt = epoch + Number(chunk.readBigInt64BE(isData ? 17 : 9) / 1000n);
  const at = chunk.readBigUInt64BE(1);
  return { at, bytes: isData ? chunk.subarray(25) : undefined, end: isData ? chunk.readBigUInt64BE(9) : at, sentAt };
}

/** `r`: written, flushed, applied, clock, and that we want to hear how far the log has come. */
function confirmation(until: Lsn): Buffer {
  const message = Buffer.alloc(34);
  message.write('r', 0, 'latin1');
  for (const at of [1, 9, 17]) message.writeBigUInt64BE(until, at);
  message.writeBigInt64BE(BigInt(Date.now() - epoch) * 1000n, 25);
  message[33] = 1;
  return message;
}
