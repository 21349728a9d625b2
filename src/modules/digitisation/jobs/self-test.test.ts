import { expect, test } from 'vitest';
import { Refusal } from '#platform/errors';
import { world } from '#test/world';
import { selfTest } from './self-test.ts';

test(
  'the recogniser tries itself on a printed line, and a wrong sign is told to the operator',
  () =>
    world(async (w) => {
      const context = w.jobs();
      await expect(selfTest.run({}, context)).resolves.toBeUndefined();
      const word = (text: string) => ({ text, confidence: 90, box: { left: 0, top: 0, right: 1, bottom: 1 } });
      const recognise = async () => ({ lines: [{ words: [word('Giay'), word('khai')] }] }) as never;
      const wrong = { ...context, tools: { ...context.tools, pages: { ...context.tools.pages, recognise } } };
      await expect(selfTest.run({}, wrong)).rejects.toThrow('it read “Giay khai” where “Giấy khai sinh');
      const stopped = () => Promise.reject(new Refusal('pages.closed', {}, 503));
      const stopping = {
        ...context,
        tools: { ...context.tools, pages: { ...context.tools.pages, recognise: stopped } },
      };
      await expect(selfTest.run({}, stopping)).resolves.toBeUndefined();
    }),
  60_000,
);
