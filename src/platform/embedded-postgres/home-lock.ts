import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './error.ts';
import { birthOf } from './process-birth.ts';

/** The process that holds the lock, unless the file is missing, damaged or left behind by one that is gone. */
function holderOf(file: string): number | undefined {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; birth: string };
    return birthOf(pid) === birth ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Creates the lock with its content in one step, or says that there is one already. */
function isTaken(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  try {
    linkSync(draft, file);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Another start may have replaced the abandoned lock by its own since we looked: then it gets it back. */
function removeAbandoned(file: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside) !== undefined) linkSync(aside, file);
  rmSync(aside);
}

/** Marks a folder as ours for as long as this process lives or until the returned function is called. */
export function holdHome(file: string): () => void {
  while (isTaken(file)) {
    const holder = holderOf(file);
    if (holder !== undefined) {
      const message = `Another Một Cửa (process ${holder}) is running on this data folder; stop it first, or set MOTCUA_HOME to another folder.`;
      throw new EmbeddedPostgresError('home_in_use', message);
    }
    removeAbandoned(file);
  }
  return () => rmSync(file, { force: true });
}

/** Whether a living process holds the folder. */
export const isHeld = (file: string): boolean => holderOf(file) !== undefined;
