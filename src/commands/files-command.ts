import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '#platform/config';
import { type Moved, moveContents } from '#platform/move-contents';
import { openBucketOf, papersIn } from '#platform/open-shelf';
import { openFolderShelf } from '#platform/shelf';

const usage = 'Usage: bin/motcua files move [--remove] [--back], with MOTCUA_FILES set';

/**
 * Copies every file of the data folder into the bucket of the settings, or back, and reads each again there; with `--remove`
 * it is taken away where it was. The product may serve meanwhile. Exit code 1 when a file could not be moved.
 */
export async function filesCommand(config: Config, args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  const bucket = await openBucketOf(config, console.error);
  if (!asked || !bucket) {
    console.error(usage);
    return 2;
  }
  await bucket.tryOut();
  const papers = papersIn(config.home);
  const folder = openFolderShelf(papers);
  const [from, to] = asked.back ? [bucket, folder] : [folder, bucket];
  const counts: Record<Moved, number> = { copied: 0, there: 0, changed: 0, gone: 0, in_clear: 0 };
  const moving = { from, to, quarantine: join(papers, 'quarantine'), removes: asked.remove };
  for await (const { name, moved } of moveContents(moving)) {
    counts[moved] += 1;
    if (moved === 'changed') console.error(`Look here: ${name} in ${from.at} is no longer what it was.`);
  }
  console.log(`From ${from.at} to ${to.at}:`);
  console.log(`  ${counts.copied} files copied and read again, ${counts.there} were there${left(asked.remove)}`);
  if (counts.in_clear > 0)
    console.error(
      `Look here: ${counts.in_clear} files of an earlier version stay. Start the product, which seals them.`,
    );
  return counts.changed + counts.in_clear === 0 ? 0 : 1;
}

const left = (removes: boolean): string => (removes ? '; each was removed where it was' : '; none was removed');

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { remove: { type: 'boolean', default: false }, back: { type: 'boolean', default: false } },
    });
    return positionals.length === 1 && positionals[0] === 'move' ? values : undefined;
  } catch {
    return undefined;
  }
}
