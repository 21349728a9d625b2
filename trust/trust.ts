import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bundleProgram } from '../src/build-server.ts';
import '../src/stop-with-launcher.ts';
import { proofs } from './all.ts';
import type { Proof } from './proof.ts';
import { linesOf, type Verdict } from './try-proof.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    share: { type: 'string', default: '1' },
  },
});

const names = proofs.map(({ name }) => name);
const unknown = positionals.filter((name) => !names.includes(name));
const [seed, share] = [Number(values.seed), Number(values.share)];
if (unknown.length > 0 || !Number.isInteger(seed) || !(share > 0 && share <= 1)) {
  console.error(`Usage: npm run trust -- [${names.join('] [')}] [--seed NUMBER] [--share 0…1]`);
  process.exit(2);
}

const program = await bundleProgram('trust/try-apart.ts');
const asked = proofs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const begun = performance.now();
let broken = 0;
let notShown = 0;

/** Each in a process of its own, so that none meets what another left behind. */
async function tryApart({ name }: Proof): Promise<void> {
  const child = fork(program, [name, String(seed), String(share)], { execArgv: ['--enable-source-maps'] });
  const heard = once(child, 'message').then(([said]) => said as Verdict);
  const ended = once(child, 'exit');
  const verdict = await Promise.race([heard, ended.then(() => undefined)]);
  await ended;
  if (!verdict) {
    console.log(`BROKEN  ${name.padEnd(12)}  it could not be tried, as said above`);
    broken += 1;
    return;
  }
  console.log(linesOf(verdict).join('\n'));
  if (verdict.outcome.notShown) notShown += 1;
  else if (!verdict.holds) broken += 1;
}

/** Tries what waits, one after another. */
async function tryAll(waiting: Proof[]): Promise<void> {
  for (let proof = waiting.shift(); proof; proof = waiting.shift()) await tryApart(proof);
}

console.log(`seed ${seed}, ${share === 1 ? 'full size' : `${share} of full size`}`);
const beside = asked.filter(({ alone }) => !alone);
const atOnce = Math.min(2, availableParallelism());
await Promise.all(Array.from({ length: atOnce }, () => tryAll(beside)));
await tryAll(asked.filter(({ alone }) => alone));
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
if (notShown > 0) console.log(`${notShown} of the promises could not be tried on this machine.`);
console.log(
  `${broken === 0 ? 'Every promise that was tried held' : `${broken} of the promises broke`}, in ${minutes} minutes.`,
);
process.exit(broken === 0 ? 0 : 1);
