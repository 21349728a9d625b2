import { parseArgs } from 'node:util';
import { makeTemplate } from '#test/database';
import { leaveWorld } from '#test/world';
import { startTestServer } from '../src/test-server.ts';
import { proofs } from './all.ts';
import { linesOf, tryProof } from './try-proof.ts';
import '../src/stop-with-launcher.ts';

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

console.log(`seed ${seed}, ${share === 1 ? 'full size' : `${share} of full size`}`);
const server = await startTestServer();
let broken = 0;
try {
  await makeTemplate();
  for (const proof of proofs) {
    if (positionals.length > 0 && !positionals.includes(proof.name)) continue;
    const verdict = await tryProof(proof, { seed, share });
    console.log(linesOf(verdict).join('\n'));
    if (!verdict.holds) broken += 1;
  }
} finally {
  await leaveWorld();
  await server.stop();
}
console.log(broken === 0 ? 'Every promise held.' : `${broken} of the promises broke.`);
process.exit(broken === 0 ? 0 : 1);
