import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Checkout, makeCheckout, writeProgram } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
});
afterEach(() => checkout.remove());

/** Says each signal it gets and takes half a second to stop, as a server that finishes what is in flight. */
const slowToStop = `
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
  console.log('got', signal);
  setTimeout(() => { console.log('finished'); process.exit(7); }, 500);
});
setInterval(() => {}, 60_000);
console.log('ready', process.pid);`;

describe('bin/motcua hands signals and exit codes on', { timeout: 30_000 }, () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s reaches the program once and it may finish', async (signal) => {
    writeProgram(checkout, slowToStop);
    const run = checkout.run('start');
    await run.saying('ready');
    run.process.kill(signal);
    const { code, out } = await run.ended;
    expect(code).toBe(7);
    expect(out).toMatch(new RegExp(`^ready \\d+\ngot ${signal}\nfinished\n$`));
  });

  test('Ctrl-C, which a terminal sends to the whole group and npm once more, reaches the program once', async () => {
    writeProgram(checkout, slowToStop);
    const run = checkout.run('start');
    await run.saying('ready');
    process.kill(-run.process.pid!, 'SIGINT');
    await sleep(50);
    run.process.kill('SIGINT');
    const { code, out } = await run.ended;
    expect(code).toBe(7);
    expect(out.match(/got SIGINT/g)).toHaveLength(1);
  });

  test('a program that ends by itself gives its exit code', async () => {
    writeProgram(checkout, 'process.exit(Number(process.argv[2]));');
    expect((await checkout.run('5').ended).code).toBe(5);
  });

  test('a program that is killed gives the code a shell would', async () => {
    writeProgram(checkout, "process.kill(process.pid, 'SIGKILL');");
    expect((await checkout.run().ended).code).toBe(137);
  });
});
