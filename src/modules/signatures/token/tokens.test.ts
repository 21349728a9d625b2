import { execFileSync } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Apart, openApart } from '#platform/apart';
import { root } from '#platform/root';
import { type Holder, openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { openSoftTokens, softHsm, withoutSoftHsm } from './soft-token.test-data.ts';
import { pinStateOf, problemOf } from './token.ts';
import { type KeyOnToken, listKeysOnTokens, withTokenKey } from './tokens.ts';

describe('what a token says of its PIN', () => {
  const usable = 0x40d;

  test('is the worst of its flags', () => {
    expect(pinStateOf(usable)).toBe('usable');
    expect(pinStateOf(usable | 0x1_0000)).toBe('few_tries_left');
    expect(pinStateOf(usable | 0x3_0000)).toBe('last_try');
    expect(pinStateOf(usable | 0x7_0000)).toBe('locked');
    expect(pinStateOf(0x405)).toBe('pin_not_set');
  });

  test('makes of a wrong PIN a warning, and leaves every other answer as it is', () => {
    expect(problemOf(0xa0, 'usable')).toBe('wrong_pin');
    expect(problemOf(0xa0, 'last_try')).toBe('last_try');
    expect(problemOf(0xa0, 'locked')).toBe('locked');
    expect(problemOf(0xa4, 'usable')).toBe('locked');
    expect(problemOf(0x32, 'last_try')).toBe('absent');
    expect(problemOf(0x5, 'last_try')).toBe('failed');
  });
});

describe.skipIf(!softHsm)(`a token by the library of its maker (${withoutSoftHsm})`, { timeout: 60_000 }, () => {
  const pki = openOpensslPki();
  const tokens = openSoftTokens(pki);
  const tools = { apart: openApart(), config: tokens.config };
  const attributes = Buffer.from('what is signed');
  let [chi, seal, mai] = [] as unknown as [Holder, Holder, Holder];

  beforeAll(async () => {
    const above = pki.issue('Root', { extensions: usual.root });
    const ca = pki.issue('CA', { issuer: above, extensions: usual.root });
    chi = pki.issue('Lê Thị Chi', { issuer: ca, extensions: usual.signer });
    seal = pki.issue('UBND xã Lạc Thuỷ', { issuer: ca, extensions: usual.signer, key: rsa(2048) });
    mai = pki.issue('Vũ Thị Mai', { issuer: ca, extensions: usual.signer });
    await tokens.plugIn('Lãnh đạo', '246810', [{ holder: chi, id: 'chi' }]);
    await tokens.plugIn('Con dấu', '135790', [
      { holder: seal, id: 'seal' },
      { holder: mai, id: 'mai', alwaysAuthenticates: true },
    ]);
  }, 60_000);
  afterAll(() => {
    tokens.close();
    pki.close();
  });

  const keyOf = async (holder: Holder): Promise<KeyOnToken> => {
    const { keys } = await listKeysOnTokens(tools);
    return keys.find(({ der }) => holder.der.equals(der))!;
  };
  const signed = async (holder: Holder, pin: string, key?: KeyOnToken) => {
    const { chain, ...on } = key ?? (await keyOf(holder));
    return withTokenKey(tools, { key: on, chain, pin }, async ({ sign }) => [
      await sign(attributes),
      await sign(attributes),
    ]);
  };
  const isRight = (holder: Holder, signature: Uint8Array) =>
    verify('sha256', attributes, new X509Certificate(holder.der).publicKey, signature);

  test('tells of its certificates without a PIN, each with those that issued it', async () => {
    const { keys, hasFailed } = await listKeysOnTokens(tools);
    expect(hasFailed).toBe(false);
    expect(keys.map(({ label, chain }) => [label, chain.length]).sort()).toEqual([
      ['Con dấu', 2],
      ['Con dấu', 2],
      ['Lãnh đạo', 2],
    ]);
  });

  test('signs with an elliptic and with an RSA key, several times under one PIN', async () => {
    for (const [holder, pin] of [
      [chi, '246810'],
      [seal, '135790'],
    ] as const)
      for (const signature of await signed(holder, pin)) expect(isRight(holder, signature)).toBe(true);
  });

  test('signs several times with a key that asks for its PIN each time', async () => {
    for (const signature of await signed(mai, '135790')) expect(isRight(mai, signature)).toBe(true);
  });

  test('refuses a wrong PIN, and warns when few tries are left', async () => {
    const first = await signed(chi, '000000').catch((error: unknown) => error);
    expect(first).toMatchObject({ status: 422, facts: { field: 'certificatePassword', label: 'Lãnh đạo' } });
    expect(['signature.token_wrong_pin', 'signature.token_few_tries_left']).toContain((first as { code: string }).code);
    await expect(signed(chi, '000000')).rejects.toMatchObject({ code: 'signature.token_few_tries_left' });
    expect((await keyOf(chi)).state).toBe('few_tries_left');
    await signed(chi, '246810');
    expect((await keyOf(chi)).state).toBe('usable');
  });

  test('whose certificate or key is another by now is not signed with', async () => {
    const key = await keyOf(chi);
    const other = { ...key, chain: [mai.der] };
    await expect(signed(chi, '246810', other)).rejects.toMatchObject({ code: 'signature.token_certificate_changed' });
    const gone = { ...key, keyId: 'ff' };
    await expect(signed(chi, '246810', gone)).rejects.toMatchObject({ code: 'signature.token_no_key' });
  });

  test('is found by one library while another one is none', async () => {
    const none = join(root, 'package.json');
    const both = { ...tools, config: { tokens: { ...tokens.config.tokens, libraries: [none, softHsm!] } } };
    const { keys, hasFailed } = await listKeysOnTokens(both);
    expect([keys.length, hasFailed]).toEqual([3, true]);
  });

  test('whose library hangs is given up, and the product goes on', async () => {
    const hanging = join(pki.folder, 'waits-for-ever');
    execFileSync('mkfifo', [hanging]);
    const impatient = tools.apart;
    const apart: Apart = {
      run: (entry, task, limits) => impatient.run(entry, task, { ...limits, milliseconds: 1_500 }),
      keep: (entry, limits, work) => impatient.keep(entry, { ...limits, milliseconds: 1_500 }, work),
    };
    const config = { tokens: { ...tokens.config.tokens, environment: { SOFTHSM2_CONF: hanging } } };
    const key = await keyOf(chi);
    const failed = { code: 'signature.token_failed', status: 503 };
    await expect(listKeysOnTokens({ apart, config })).rejects.toMatchObject(failed);
    const open = { key, chain: key.chain, pin: '246810' };
    await expect(withTokenKey({ apart, config }, open, async () => 1)).rejects.toMatchObject(failed);
    rmSync(hanging);
  });

  test('that is taken out is missed', async () => {
    const key = await keyOf(chi);
    tokens.unplug();
    await expect(signed(chi, '246810', key)).rejects.toMatchObject({ code: 'signature.token_absent' });
    expect((await listKeysOnTokens(tools)).keys).toEqual([]);
  });
});
