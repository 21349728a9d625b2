import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, unlessMissing } from './shelf.ts';

/**
 * What came into a bucket, noted on the disk so that the backup of what happens finds it: an empty file for each content, in
 * the folder of the papers.
 */
const within = (papers: string): string => join(papers, 'arrived');

/** Notes that a content came, and returns once the note would survive a power cut. */
export async function noteArrival(papers: string, name: string): Promise<void> {
  await mkdir(within(papers), { recursive: true, mode: 0o700 });
  await (await open(join(within(papers), name), 'w', 0o600)).close();
  await syncFolder(within(papers));
}

/** The names of what came since `since` (milliseconds). */
export async function* listArrivals(papers: string, since: number): AsyncGenerator<string> {
  for (const [name, at] of await arrivalsIn(papers)) if (at >= since) yield name;
}

/** Forgets what came before an instant (milliseconds): a whole backup has it. */
export async function forgetArrivals(papers: string, before: number): Promise<void> {
  for (const [name, at] of await arrivalsIn(papers))
    if (at < before) await rm(join(within(papers), name), { force: true });
}

async function arrivalsIn(papers: string): Promise<[string, number][]> {
  const names = (await readdir(within(papers)).catch(unlessMissing)) ?? [];
  const found = names.map(async (name): Promise<[string, number][]> => {
    const note = await stat(join(within(papers), name)).catch(unlessMissing);
    return note ? [[name, note.mtimeMs]] : [];
  });
  return (await Promise.all(found)).flat();
}
