import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './password-hash.ts';

describe('a stored password', { timeout: 20_000 }, () => {
  it('is argon2id with 46 MiB, and another each time', async () => {
    const [first, second] = await Promise.all([hashPassword('cây đa bến nước'), hashPassword('cây đa bến nước')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it('is known again however the letters are composed, and is no other', async () => {
    const stored = await hashPassword('Cây đa bến nước');
    expect(await isPassword('Cây đa bến nước'.normalize('NFD'), stored)).toBe(true);
    for (const other of ['cây đa bến nước', 'Cây đa bến nước ', ''])
      expect(await isPassword(other, stored)).toBe(false);
  });

  it('that is not there takes as long, and is nobody’s', async () => {
    const stored = await hashPassword('a');
    const time = async (hash: string | undefined) => {
      const begun = performance.now();
      for (let i = 0; i < 3; i++) expect(await isPassword('b', hash)).toBe(false);
      return performance.now() - begun;
    };
    const [there, missing] = [await time(stored), await time(undefined)];
    expect(missing / there).toBeGreaterThan(0.3);
  });
});
