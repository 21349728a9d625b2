import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeBackupKey, readBackupKey } from './backup-key.ts';
import { assertApart } from './backup-places.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('a backup key', () => {
  test('is read again from its file, which nobody else may read and nothing replaces', async () => {
    const key = await makeBackupKey(at('new/key'));
    expect((await readBackupKey(at('new/key'))).derive('a')).toEqual(key.derive('a'));
    expect(statSync(at('new/key')).mode & 0o077).toBe(0);
    await expect(makeBackupKey(at('new/key'))).rejects.toThrow('is never replaced');
  });

  test('can be typed again from paper, and a slip of the pen is noticed', async () => {
    const key = await makeBackupKey(at('key'));
    const line = readFileSync(at('key'), 'utf8').split('\n')[2] ?? '';
    writeFileSync(at('typed'), `${line}\n`);
    expect((await readBackupKey(at('typed'))).id).toBe(key.id);
    writeFileSync(
      at('slip'),
      line.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a')),
    );
    await expect(readBackupKey(at('slip'))).rejects.toThrow('copied with a mistake');
    await expect(readBackupKey(at('none'))).rejects.toThrow(`"bin/motcua backup-key ${at('none')}" makes one`);
  });

  test('makes other keys for other purposes', async () => {
    const key = await makeBackupKey(at('purposes'));
    expect(key.derive('a')).not.toEqual(key.derive('b'));
    expect(key.derive('a', Buffer.from('1'))).not.toEqual(key.derive('a', Buffer.from('2')));
  });
});

test.each([
  [{ to: '/home/backups' }, 'would be lost with the data folder'],
  [{ key: '/home/key' }, 'would be lost with the data folder'],
  [{ key: '/to/key' }, 'lies with the backups it protects'],
  [{ secretsTo: '/home/keys' }, 'would be lost with the data folder'],
  [{ secretsTo: '/to/keys' }, 'would lie with the data'],
  [{ to: '/safe/to', secretsTo: '/safe' }, 'would lie with the data'],
])('data, backups and keys lie apart: not %o', (change, words) => {
  const places = { to: '/to', key: '/elsewhere/key', secretsTo: '/safe' };
  expect(() => assertApart('/home', places)).not.toThrow();
  expect(() => assertApart('/home', { ...places, ...change })).toThrow(words);
});
