import { randomFillSync, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { type Compared, compare, type Pace, throughput } from './rounds.ts';
import { openTakingIn, paperOf } from './taking-in.ts';

/** A scan of one page, and a bundle of many. */
const sizes = [500_000, 5_000_000] as const;

/** Papers taken in by the product's own action, beside the same bytes written to a file and forced to the disk. */
export async function measureUploads(ground: Ground, { rounds, seconds }: Pace): Promise<Figure[]> {
  const url = await ground.database('uploads');
  const folder = join(ground.home, 'uploads');
  mkdirSync(join(folder, 'raw'), { recursive: true });
  const takingIn = ground.keep(openTakingIn(url, join(folder, 'papers')));
  const figures: Figure[] = [];
  for (const bytes of sizes)
    for (const clients of [1, 4]) {
      const papers = Array.from({ length: clients }, () => paperOf(bytes));
      const compared = await compare(
        rounds,
        () => throughput(clients, seconds, (client) => takingIn.take(another(papers[client]!))),
        () => throughput(clients, seconds, (client) => write(join(folder, 'raw'), another(papers[client]!))),
      );
      figures.push(figureOf(bytes, clients, compared));
    }
  return figures;
}

/** The same paper with other content, so that none is there already. */
const another = (paper: Buffer): Buffer => randomFillSync(paper, paper.length >> 1, 16);

async function write(folder: string, content: Buffer): Promise<void> {
  const file = await open(join(folder, randomUUID()), 'wx');
  await file.writeFile(content);
  await file.sync();
  await file.close();
}

const figureOf = (bytes: number, clients: number, { ours, limit, ratio }: Compared): Figure => ({
  part: 'uploads',
  what: `papers of ${digits(bytes / 1_000)} kB taken in, ${clients} at once`,
  figure: `${digits(ours)} papers/s`,
  beside: `${digits(limit)} files/s written and forced to the disk`,
  ratio,
  goal: '',
  meets: undefined,
});
