import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftByHand } from '#test/draft-by-hand';
import { workingDay } from '#test/working-day';
import { type World, world } from '#test/world';
import { openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { openSoftTokens, softHsm, withoutSoftHsm } from './soft-token.test-data.ts';

const url = '/can-bo/chung-thu';

/** The value of the choice whose label begins with this name. */
const choiceOf = (page: string, name: string): string =>
  new RegExp(`value="([0-9a-f]{64})"[^<]*>\\s*<label[^>]*>\\s*${name}`).exec(page)?.[1] ?? 'not offered';

describe.skipIf(!softHsm)(`signing results with tokens at the server (${withoutSoftHsm})`, () => {
  const pki = openOpensslPki();
  const tokens = openSoftTokens(pki);

  beforeAll(async () => {
    const ca = pki.issue('CA', { extensions: usual.root });
    const holder = (name: string, ...key: string[]) =>
      pki.issue(name, { issuer: ca, extensions: usual.signer, ...(key.length > 0 && { key }) });
    await tokens.plugIn('Lãnh đạo xã', '246810', [
      { holder: holder('Lê Thị Chi'), id: 'chi' },
      { holder: holder('Lê Thị Lan'), id: 'lan' },
    ]);
    await tokens.plugIn('Con dấu', '135790', [
      { holder: holder('UỶ BAN NHÂN DÂN XÃ LẠC THUỶ', ...rsa(2048)), id: 'seal' },
    ]);
  }, 60_000);
  afterAll(() => {
    tokens.close();
    pki.close();
  });

  const withTokens = (body: (w: World) => Promise<void>) =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      const before = w.tools.config.tokens;
      Object.assign(w.tools.config, tokens.config);
      try {
        await body(w);
      } finally {
        Object.assign(w.tools.config, { tokens: before });
      }
    });

  const choose = async (w: World, who: 'leader Chi' | 'document clerk Mai', name: string, pin: string) => {
    const tokenKey = choiceOf((await w.post(`${url}/thiet-bi`, {}, who)).body, name);
    return w.post(`${url}/thiet-bi/chon`, { tokenKey, pin }, who);
  };

  test(
    'a leader is offered their own key alone, and it is noted once its PIN is right',
    () =>
      withTokens(async (w) => {
        const offered = (await w.post(`${url}/thiet-bi`, {}, 'leader Chi')).body;
        expect(offered).toContain('Thiết bị Lãnh đạo xã');
        expect(offered).not.toContain('Lê Thị Lan –');
        expect(offered).not.toContain('XÃ LẠC THUỶ –');
        const wrong = await choose(w, 'leader Chi', 'Lê Thị Chi', '000000');
        expect(wrong.statusCode).toBe(422);
        expect(wrong.body).toContain('Mã PIN không đúng.');
        expect(wrong.body).not.toContain('000000');
        expect((await choose(w, 'leader Chi', 'Lê Thị Lan', '246810')).statusCode).toBe(422);
        expect((await choose(w, 'leader Chi', 'Lê Thị Chi', '246810')).statusCode).toBe(303);
        const page = (await w.get(url, 'leader Chi')).body;
        expect(page).toContain('Trong thiết bị cắm vào máy chủ');
        const [row] = await w.rows<{ token: object; locked: null }>('select * from signatures.certificate');
        expect(row).toMatchObject({
          locked: null,
          token: { label: 'Lãnh đạo xã', keyId: Buffer.from('chi').toString('hex') },
        });
        expect(JSON.stringify(row)).not.toContain('246810');
      }),
    60_000,
  );

  test(
    'a result is signed and sealed with two tokens, whose PINs are counted when they are wrong',
    () =>
      withTokens(async (w) => {
        await choose(w, 'leader Chi', 'Lê Thị Chi', '246810');
        expect((await choose(w, 'document clerk Mai', 'UỶ BAN NHÂN DÂN XÃ LẠC THUỶ', '135790')).statusCode).toBe(303);
        const at = await draftByHand(w);
        const sign = (pin: string) =>
          w.post(`${at}/ky-duyet`, { signing: 'digital', certificatePassword: pin }, 'leader Chi');
        const wrong = await sign('000000');
        expect(wrong.statusCode).toBe(422);
        expect(wrong.body).toContain('Mã PIN không đúng.');
        expect(await w.rows('select failures from signatures.certificate where kind = $1', ['person'])).toEqual([
          { failures: 1 },
        ]);
        expect((await sign('246810')).statusCode).toBe(303);
        expect(await w.rows('select failures from signatures.certificate where kind = $1', ['person'])).toEqual([
          { failures: 0 },
        ]);
        const seal = { signing: 'digital', certificatePassword: '135790' };
        expect((await w.post(`${at}/ban-hanh`, seal, 'document clerk Mai')).statusCode).toBe(303);
        expect(await w.rows('select level from signatures.signature')).toHaveLength(2);
      }),
    60_000,
  );

  test(
    'a token that is not there says so, and nothing is counted',
    () =>
      withTokens(async (w) => {
        await choose(w, 'leader Chi', 'Lê Thị Chi', '246810');
        const at = await draftByHand(w);
        tokens.unplug();
        const answer = await w.post(
          `${at}/ky-duyet`,
          { signing: 'digital', certificatePassword: '246810' },
          'leader Chi',
        );
        expect(answer.statusCode).toBe(422);
        expect(answer.body).toContain('Không thấy thiết bị Lãnh đạo xã');
        expect(await w.rows('select failures from signatures.certificate')).toEqual([{ failures: 0 }]);
      }),
    60_000,
  );
});
