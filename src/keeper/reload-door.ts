import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where a keeper says how it can be asked: only who may read the data folder, which machines may share, can. */
export const noteOf = (home: string, port: number): string => join(home, `keeper-${hostname()}-${port}.json`);

/** Where keepers of an earlier version say so. */
const earlierNoteOf = (home: string, port: number): string => join(home, `keeper-${port}.json`);

interface Note {
  readonly port: number;
  readonly secret: string;
}

/**
 * Opens a door on loopback through which {@link askToReload} asks for another program in the place of the one that
 * serves on `port`. `reload` gets its path, and a signal for when whoever asked has gone.
 */
export async function openReloadDoor(
  home: string,
  port: number,
  reload: (program: string, signal: AbortSignal) => Promise<void>,
): Promise<{ close(): void }> {
  const secret = randomBytes(32).toString('hex');
  const server = createServer((socket) => {
    const gone = new AbortController();
    socket.on('close', () => gone.abort()).on('error', () => {});
    createInterface({ input: socket }).once('line', async (line) => {
      const asked = read(line, secret);
      if (!asked) return socket.destroy();
      const answer = await reload(asked, gone.signal).then(
        () => 'done',
        (error: Error) => error.message,
      );
      socket.end(`${answer}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const file = noteOf(home, port);
  writeFileSync(file, JSON.stringify({ port: (server.address() as AddressInfo).port, secret }), { mode: 0o600 });
  return {
    close: () => {
      server.close();
      rmSync(file, { force: true });
    },
  };
}

/** The program that is asked for, if whoever asks knows the secret. */
function read(line: string, secret: string): string | undefined {
  const given = Buffer.from(line.slice(0, secret.length));
  const isTold = given.length === secret.length && timingSafeEqual(given, Buffer.from(secret));
  return isTold ? line.slice(secret.length + 1) : undefined;
}

/** Asks the keeper of the product on `home` and `port` to put `program` in its place; says why when it was not done. */
export async function askToReload(
  home: string,
  port: number,
  program: string,
): Promise<'done' | 'nobody serves' | { readonly refused: string }> {
  const note = readNote(noteOf(home, port)) ?? readNote(earlierNoteOf(home, port));
  const socket = note && (await reach(note.port));
  if (!socket) return 'nobody serves';
  socket.write(`${note.secret} ${program}\n`);
  for await (const line of createInterface({ input: socket })) return line === 'done' ? line : { refused: line };
  return { refused: 'it ended meanwhile' };
}

function readNote(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

function reach(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
