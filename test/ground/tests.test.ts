import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Checkout, lendPackages, makeCheckout } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
  lendPackages(checkout);
  for (const file of [
    'build',
    'build-server',
    'build-assets',
    'build-styles',
    'build-write',
    'tests',
    'test-server',
    'stop-with-launcher',
  ]) {
    checkout.take(`src/${file}.ts`);
  }
  checkout.take('src/platform/root.ts', 'src/platform/embedded-postgres.ts', 'src/platform/embedded-postgres');
  checkout.take('vitest.config.ts', 'test/longest-first.ts');
  checkout.write('package-lock.json', '{"packages":{}}');
  checkout.write('test/global-setup.ts', 'export function setup() {}');
});
afterEach(() => checkout.remove());

const suite = (...lines: string[]) => ["import { afterAll, expect, test } from 'vitest';", ...lines].join('\n');

async function outcome(...args: string[]): Promise<{ failed: boolean; last: string | undefined }> {
  const { code, out } = await checkout.run('test', ...args).ended;
  return { failed: code !== 0, last: out.trimEnd().split('\n').at(-1) };
}

describe('motcua test', { timeout: 60_000 }, () => {
  test('counts what passed and hands tests the address of their database', async () => {
    checkout.write(
      'src/a.test.ts',
      suite("test('a', () => { expect(process.env.MOTCUA_TEST_DATABASE_URL).toMatch(/^postgres:/); });"),
    );
    checkout.write(
      'src/b.test.tsx',
      suite("test('b', () => { expect((<i>x</i>).type).toBe('i'); });", "test.todo('c');"),
    );
    expect(await outcome()).toEqual({ failed: false, last: '2 passed, 0 failed, 1 skipped' });
  });

  test('fails with a failed test', async () => {
    checkout.write('src/a.test.ts', suite("test('a', () => {});", "test('b', () => { expect(1).toBe(2); });"));
    expect(await outcome()).toEqual({ failed: true, last: '1 passed, 1 failed' });
  });

  test.each([
    ['a file that does not load', "throw new Error('no');"],
    ['an error nobody caught', "test('b', () => { Promise.reject(new Error('no')); });"],
    ['a hook that throws', "test('b', () => {});\nafterAll(() => { throw new Error('no'); });"],
  ])('counts %s as failed', async (_, line) => {
    checkout.write('src/a.test.ts', suite("test('a', () => {});"));
    checkout.write('src/b.test.ts', suite(line));
    const { failed, last } = await outcome();
    expect(failed).toBe(true);
    expect(last).toMatch(/^[12] passed, 1 failed$/);
  });

  test('runs only the files asked for, and fails when there is none', async () => {
    checkout.write('src/a.test.ts', suite("test('a', () => {});"));
    checkout.write('src/b.test.ts', suite("test('b', () => { expect(1).toBe(2); });"));
    expect(await outcome('src/a')).toEqual({ failed: false, last: '1 passed, 0 failed' });
    expect(await outcome('src/absent')).toEqual({ failed: true, last: '0 passed, 0 failed' });
  });
});
