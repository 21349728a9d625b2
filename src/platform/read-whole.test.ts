import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readWhole } from './read-whole.ts';

const file = (...parts: string[]) => ({
  field: 'file',
  name: 'tệp',
  content: Readable.from(parts.map((part) => Buffer.from(part))),
});

it('holds a file up to its limit, and nothing of a larger one, which is read to its end', async () => {
  expect(String(await readWhole(file('một ', 'cửa'), 11))).toBe('một cửa'.normalize());
  const larger = file('12345', '67890', '1');
  expect(await readWhole(larger, 10)).toBeUndefined();
  expect(larger.content.readableEnded).toBe(true);
});
