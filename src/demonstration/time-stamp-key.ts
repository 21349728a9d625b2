import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TimeStampKey } from '../../simulators/time-stamp/answer-time-stamp.ts';

const fileIn = (home: string): string => join(home, 'demonstration', 'time-stamps.json');

/** Keeps what the stand-in for a time-stamp authority signs with, so that it is the same after each start. */
export async function keepTimeStampKey(home: string, { chain, key }: TimeStampKey): Promise<void> {
  const file = fileIn(home);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const [words, ...certificates] = [key, ...chain].map((bytes) => Buffer.from(bytes).toString('base64'));
  await writeFile(file, JSON.stringify({ key: words, chain: certificates }), { mode: 0o600 });
}

/** What {@link keepTimeStampKey} kept; nothing where the demonstration was loaded without. */
export async function findTimeStampKey(home: string): Promise<TimeStampKey | undefined> {
  const text = await readFile(fileIn(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { key, chain } = JSON.parse(text) as { key: string; chain: string[] };
  return { key: Buffer.from(key, 'base64'), chain: chain.map((words) => Buffer.from(words, 'base64')) };
}
