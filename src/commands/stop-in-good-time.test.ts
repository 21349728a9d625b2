import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import type { Running } from './running.ts';
import { stopInGoodTime } from './stop-in-good-time.ts';

let said: MockInstance<typeof console.error>;
beforeEach(() => {
  said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => said.mockRestore());

/** Parts of which two stop as they should, in the order in which each was asked. */
function parts(between: Running): { readonly running: Running[]; readonly asked: string[] } {
  const asked: string[] = [];
  const good = (name: string): Running => ({ name, stop: async () => void asked.push(name) });
  return { running: [good('database'), between, good('web')], asked };
}

test('a part that never stops keeps none of the others, and is named', async () => {
  const { running, asked } = parts({ name: 'keys of files', stop: () => new Promise(() => undefined) });
  await stopInGoodTime(running, 20);
  expect(asked).toEqual(['web', 'database']);
  expect(said.mock.calls).toEqual([['Stopping the keys of files takes more than 0.02 s; going on without.']]);
});

test('a part that fails to stop is named with its reason, and the others stop', async () => {
  const { running, asked } = parts({ name: 'pdf', stop: () => Promise.reject(new Error('it is gone')) });
  await stopInGoodTime(running);
  expect(asked).toEqual(['web', 'database']);
  expect(said.mock.calls).toEqual([['Stopping the pdf failed: Error: it is gone']]);
});

test('parts that stop are not spoken of', async () => {
  await stopInGoodTime(parts({ name: 'pdf', stop: async () => undefined }).running);
  expect(said).not.toHaveBeenCalled();
});
