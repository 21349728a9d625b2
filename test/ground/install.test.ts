import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Checkout, makeCheckout, writeProgram } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
  const tools = {
    name: 'small',
    version: '1.0.0',
    dependencies: { part: 'file:part' },
    devDependencies: { tool: 'file:tool' },
  };
  checkout.write('package.json', JSON.stringify({ ...tools, type: 'module' }));
  for (const name of ['part', 'tool'])
    checkout.write(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
  lock({ part: '1.0.0', tool: '1.0.0' });
  writeProgram(checkout, "console.log('ran', ...process.argv.slice(2));");
});
afterEach(() => checkout.remove());

function lock(versions: { part: string; tool: string }): void {
  const root = {
    name: 'small',
    version: '1.0.0',
    dependencies: { part: 'file:part' },
    devDependencies: { tool: 'file:tool' },
  };
  const packages = {
    '': root,
    'node_modules/part': { resolved: 'part', link: true },
    'node_modules/tool': { resolved: 'tool', link: true, dev: true },
    part: { version: versions.part },
    tool: { version: versions.tool, dev: true },
  };
  checkout.write(
    'package-lock.json',
    JSON.stringify({ name: 'small', version: '1.0.0', lockfileVersion: 3, packages }),
  );
}

const has = (name: string) => existsSync(join(checkout.folder, 'node_modules', name));
const announced = (err: string) => err.match(/motcua: installing/g)?.length ?? 0;

describe('bin/motcua on a bare clone', { timeout: 60_000 }, () => {
  test('installs what it runs on, saying so once, and nothing the second time', async () => {
    const first = await checkout.run('start', 'web').ended;
    expect(first).toMatchObject({ code: 0, out: 'ran start web\n' });
    expect(announced(first.err)).toBe(1);
    expect([has('part'), has('tool')]).toEqual([true, false]);
    expect((await checkout.run('start').ended).err).toBe('');
  });

  test('installs the tools too when tests are asked for, and keeps them for the next start', async () => {
    await checkout.run('start').ended;
    const tests = await checkout.run('test').ended;
    expect(announced(tests.err)).toBe(1);
    expect([has('part'), has('tool')]).toEqual([true, true]);
    expect((await checkout.run('start').ended).err).toBe('');
    expect(has('tool')).toBe(true);
  });

  test('installs again when package-lock.json asks for another version', async () => {
    await checkout.run('start').ended;
    checkout.write('part/package.json', JSON.stringify({ name: 'part', version: '1.0.1' }));
    lock({ part: '1.0.1', tool: '1.0.0' });
    expect(announced((await checkout.run('start').ended).err)).toBe(1);
    expect((await checkout.run('start').ended).err).toBe('');
  });

  test('installs once when two start together', async () => {
    const both = await Promise.all([checkout.run('start').ended, checkout.run('start').ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(announced(both.map(({ err }) => err).join(''))).toBe(1);
  });

  test('does not wait for an installation that was broken off', async () => {
    const abandoned = join(checkout.folder, 'var/.installing');
    mkdirSync(abandoned, { recursive: true });
    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(abandoned, anHourAgo, anHourAgo);
    expect((await checkout.run('start').ended).out).toBe('ran start\n');
    expect(existsSync(abandoned)).toBe(false);
  });

  test('stops with a clear line when the packages cannot be had', async () => {
    checkout.write(
      'package-lock.json',
      JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/absent': { version: '1.0.0' } } }),
    );
    const { code, out, err } = await checkout.run('start').ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n').at(-1)).toBe('motcua: the packages could not be installed, npm says why above');
    expect(existsSync(join(checkout.folder, 'var/.installing'))).toBe(false);
  });
});
