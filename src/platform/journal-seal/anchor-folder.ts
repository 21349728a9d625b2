import { type FileHandle, mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StampState } from './anchor-store.ts';
import { sha256 } from './block.ts';

/** The end of the anchors in a folder. */
export interface LastAnchor {
  readonly number: number;
  /** Milliseconds. */
  readonly at: number;
  /** The SHA-256 of its line, in hexadecimal. */
  readonly hash: string;
  readonly stamp: StampState;
}

/** What comes before the first anchor. */
const none: LastAnchor = { number: 0, at: 0, hash: '0'.repeat(64), stamp: 'none' };

const isMonth = (name: string): boolean => /^\d{4}-\d{2}\.jsonl$/.test(name);

const fileOf = (at: number): string => `${new Date(at).toISOString().slice(0, 7)}.jsonl`;

/**
 * Finds the last anchor of a folder, and cuts off what a sudden end left half written. It need not be in the file of the
 * latest month: the clock may have been ahead for a while.
 */
export async function findLastAnchor(folder: string): Promise<LastAnchor> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  let last = none;
  for (const month of (await readdir(folder)).filter(isMonth)) {
    const line = await lastLine(join(folder, month));
    const anchor = line === undefined ? none : anchorIn(line);
    if (anchor.number > last.number) last = anchor;
  }
  return last;
}

function anchorIn(line: string): LastAnchor {
  const { signed, stamp } = JSON.parse(line) as { signed: string; stamp: string };
  const { number, at } = JSON.parse(signed) as { number: number; at: number };
  return { number, at, hash: hashOfLine(line), stamp: stateOf(stamp) };
}

const stateOf = (stamp: string): StampState => (stamp === 'away' || stamp === 'none' ? stamp : 'stamped');

const newLine = 0x0a;

/** Read from the end, for the file of a busy month is large. */
async function lastLine(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    for (let length = Math.min(size, 65_536); ; length = Math.min(size, length * 4)) {
      const end = Buffer.alloc(length);
      await handle.read(end, 0, length, size - length);
      const [close, open] = [end.lastIndexOf(newLine), end.lastIndexOf(newLine, end.lastIndexOf(newLine) - 1)];
      if (length < size && (close < 0 || open < 0 || open === close)) continue;
      if (close < length - 1) await cutOff(handle, size - length + close + 1);
      return close < 0 ? undefined : end.toString('utf8', open === close ? 0 : open + 1, close);
    }
  } finally {
    await handle.close();
  }
}

async function cutOff(handle: FileHandle, length: number): Promise<void> {
  await handle.truncate(length);
  await handle.sync();
}

/** Adds the line of an anchor to the month it is of (milliseconds); it is on the disk when this returns. */
export function appendAnchor(folder: string, at: number, line: string): Promise<void> {
  return append(join(folder, fileOf(at)), `${line}\n`);
}

async function append(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'a', 0o644);
  try {
    await handle.appendFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Brings a second folder up to the first, only ever adding; what else is wrong with it, the verifier tells. */
export async function copyAnchors(folder: string, second: string): Promise<void> {
  await mkdir(second, { recursive: true, mode: 0o755 });
  for (const month of (await readdir(folder)).filter(isMonth)) {
    const content = await readFile(join(folder, month));
    const there = await stat(join(second, month)).then(
      ({ size }) => size,
      () => 0,
    );
    if (there < content.length) await append(join(second, month), content.subarray(there));
  }
}

export const hashOfLine = (line: string): string => sha256([line]).toString('hex');
