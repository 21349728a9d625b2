import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
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

/** Finds the last anchor of a folder, and cuts off what a sudden end left half written. */
export async function findLastAnchor(folder: string): Promise<LastAnchor> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const months = (await readdir(folder)).filter(isMonth).sort();
  for (const month of months.toReversed()) {
    const line = await lastLine(join(folder, month));
    if (line === undefined) continue;
    const { signed, stamp } = JSON.parse(line) as { signed: string; stamp: string };
    const { number, at } = JSON.parse(signed) as { number: number; at: number };
    return { number, at, hash: hashOfLine(line), stamp: stateOf(stamp) };
  }
  return none;
}

const stateOf = (stamp: string): StampState => (stamp === 'away' || stamp === 'none' ? stamp : 'stamped');

async function lastLine(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await cutOff(file, Buffer.byteLength(whole));
  return whole.split('\n').at(-2);
}

async function cutOff(file: string, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
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
