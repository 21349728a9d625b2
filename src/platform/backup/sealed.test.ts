import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackupKey, makeBackupKey } from './backup-key.ts';
import { seal, unseal } from './sealed.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-sealed-'));
let key: BackupKey;
let other: BackupKey;
beforeAll(async () => {
  key = await makeBackupKey(join(folder, 'a'));
  other = await makeBackupKey(join(folder, 'b'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const mebibyte = 1024 * 1024;

async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const sealed = (plain: Buffer, name = 'a/b') => buffer(seal(key, name, inParts(plain, 65_536)));
const opened = (bytes: Buffer, { by = key, name = 'a/b' } = {}) => buffer(unseal(by, name, inParts(bytes, 50_000)));

describe('what is sealed', () => {
  test.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte])('comes back, %d bytes of it', async (size) => {
    const plain = Buffer.alloc(size, 'Một Cửa');
    const bytes = await sealed(plain);
    expect(size > 0 && bytes.includes('Một Cửa')).toBe(false);
    expect((await opened(bytes)).equals(plain)).toBe(true);
  });

  test('is never twice the same', async () => {
    expect((await sealed(Buffer.from('x'))).equals(await sealed(Buffer.from('x')))).toBe(false);
  });

  test('opens under no other key and no other name', async () => {
    const bytes = await sealed(Buffer.from('x'));
    await expect(opened(bytes, { by: other })).rejects.toThrow('damaged, or was made under another key');
    await expect(opened(bytes, { name: 'a/c' })).rejects.toThrow('a/c of the backup is damaged');
  });

  test('opens no more when any bit of it is another', async () => {
    const bytes = await sealed(Buffer.from('hồ sơ'));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(opened(changed)).rejects.toThrow('damaged');
      }),
      { numRuns: 50 },
    );
  });

  test('opens no more when its end is missing, also where a chunk ends, or its chunks are in another order', async () => {
    const bytes = await sealed(Buffer.alloc(2 * mebibyte, 1));
    const [head, chunk] = [32, mebibyte + 16];
    const [first, second] = [bytes.subarray(head, head + chunk), bytes.subarray(head + chunk)];
    await expect(opened(bytes.subarray(0, head + chunk))).rejects.toThrow('damaged');
    await expect(opened(bytes.subarray(0, -1))).rejects.toThrow('damaged');
    await expect(opened(Buffer.concat([bytes.subarray(0, head), second, first]))).rejects.toThrow('damaged');
    await expect(opened(bytes.subarray(0, 10))).rejects.toThrow('damaged');
  });
});
