import { join } from 'node:path';
import type { Config } from './config.ts';
import { openFolderShelf, type Shelf } from './shelf.ts';

/** The folder of the data folder where papers come in, and where they lie unless the settings say otherwise. */
export const papersIn = (home: string): string => join(home, 'papers');

type Log = (message: string) => void;

/** Opens the shelf on which files lie as the settings say; nothing is asked of a host yet. */
export async function openShelf(config: Config, log: Log): Promise<Shelf> {
  const papers = papersIn(config.home);
  const folder = openFolderShelf(papers);
  const bucket = await openBucketOf(config, log);
  if (!bucket) return folder;
  const { openMovingShelf } = await import('./bucket/moving-shelf.ts');
  const isFollowed = config.backup !== undefined && config.databaseUrl === undefined;
  return openMovingShelf({ bucket, folder, notesIn: isFollowed ? papers : undefined });
}

/** Opens the bucket of the settings by itself; absent when they name none. What speaks with it is read only then. */
export async function openBucketOf({ files }: Pick<Config, 'files'>, log: Log): Promise<Shelf | undefined> {
  if (!files) return undefined;
  const { openBucketShelf } = await import('./bucket/bucket-shelf.ts');
  return openBucketShelf({ place: files, log });
}
