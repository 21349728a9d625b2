import { makeTemplate } from '#test/database';
import { leaveWorld } from '#test/world';
import '../src/stop-with-launcher.ts';
import { startTestServer } from '../src/test-server.ts';
import { proofs } from './all.ts';
import { tryProof } from './try-proof.ts';

// As a process of its own: tries one promise on a PostgreSQL of its own, and hands the verdict back.
const [name, seed, share] = process.argv.slice(2);
const proof = proofs.find((each) => each.name === name);
if (!proof) throw new Error(`There is no proof called ${name}.`);
const server = await startTestServer();
try {
  await makeTemplate();
  const { proof: said, ...verdict } = await tryProof(proof, { seed: Number(seed), share: Number(share) });
  process.send?.({ ...verdict, proof: { name: said.name, promise: said.promise, goal: said.goal } });
} finally {
  await leaveWorld();
  await server.stop();
}
process.exit();
