import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureCost } from './cost.ts';
import { type Figure, tableOf } from './figure.ts';
import { measureFigures } from './figures.ts';
import { type Ground, layGround } from './ground.ts';
import { measureGrowth } from './growth.ts';
import { measureMemory } from './memory.ts';
import { measureMixed } from './mixed.ts';
import { measurePages } from './pages.ts';
import { measurePapers } from './papers.ts';
import { measurePlacement } from './placement.ts';
import { measureProfile } from './profile.ts';
import type { Pace } from './rounds.ts';
import { measureSigning } from './signing.ts';
import { measureSlips } from './slips.ts';
import { measureSubmit } from './submit.ts';
import { measureUploads } from './uploads.ts';
import '../src/stop-with-launcher.ts';

type Part = (ground: Ground, pace: Pace, size: number) => Promise<Figure[]>;

const parts: Readonly<Record<string, Part>> = {
  submit: measureSubmit,
  pages: measurePages,
  growth: measureGrowth,
  figures: measureFigures,
  placement: measurePlacement,
  cost: measureCost,
  uploads: measureUploads,
  profile: measureProfile,
  pdf: measureSlips,
  mixed: measureMixed,
  memory: measureMemory,
  papers: async (ground, pace) => [...(await measureSigning(ground, pace)), ...(await measurePapers())],
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    keep: { type: 'string' },
    size: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '1' },
    share: { type: 'string', default: '0.7' },
  },
});

const asked = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = asked.filter((name) => !parts[name]);
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join('", "')}"; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const pace = {
  ...{ rounds: Number(values.rounds), seconds: Number(values.seconds) },
  ...{ minutes: Number(values.minutes), share: Number(values.share) },
};
const ground = await layGround(values.keep);
const stopEarly = async (): Promise<never> => {
  await ground.clear();
  process.exit(130);
};
process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
const figures: Figure[] = [];
try {
  for (const name of asked) {
    console.error(`measuring ${name} …`);
    figures.push(...((await parts[name]?.(ground, pace, Number(values.size))) ?? []));
  }
} finally {
  await ground.clear();
}
console.log(tableOf(figures));
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);
