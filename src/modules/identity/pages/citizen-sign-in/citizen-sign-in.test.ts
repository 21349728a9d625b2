import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#test/cast';
import { testKeys } from '#test/personal-keys';
import { unhurried } from '#test/unhurried';
import { type World, world } from '#test/world';
import { startVneidSimulator, type VneidSimulator } from '../../../../../simulators/vneid/start-vneid-simulator.ts';
import { buildApp } from '../../../../app.ts';
import { citizens } from '../../../../demonstration/people.ts';
import { TestBrowser } from '../../browser.test-data.ts';

const callback = 'http://localhost:3000/dang-nhap/dinh-danh/tro-ve';
const stranger = {
  ...citizens[0],
  fullName: 'Lò Thị Mây',
  identityNumber: '011305004567',
  birthDay: '2005-08-15',
  sex: 'female',
} as const;
const named = (fullName: string) => [...citizens, stranger].find((person) => person.fullName === fullName)!;

let vneid: VneidSimulator;
beforeAll(async () => {
  const people = [...citizens, stranger];
  vneid = await startVneidSimulator({ port: 0, redirectUris: [callback], people, production: false });
});
afterAll(() => vneid.stop());

/** A citizen's browser, which also walks about at the provider, as it is told to. */
class Browser extends TestBrowser {
  readonly #theirs = new Map<string, string>();

  /** Goes to the provider over the network and follows it there, until it has a page to show or sends us back. */
  async atProvider(url: string, form?: Record<string, string>): Promise<{ page: string; url: string; status: number }> {
    const cookie = [...this.#theirs].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...body });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#theirs.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) return { page: await response.text(), url, status: response.status };
    const next = new URL(location, url).href;
    return next.startsWith(callback) ? { page: '', url: next, status: response.status } : this.atProvider(next);
  }

  /** Begins to sign in and comes to the provider's page. */
  async begin(to = ''): Promise<{ page: string; url: string }> {
    const begun = await this.visit(`/dang-nhap/dinh-danh${to && `?den=${encodeURIComponent(to)}`}`);
    expect(begun.statusCode).toBe(303);
    return this.atProvider(String(begun.headers.location));
  }

  /** Walks all the way and gives the address by which the provider sends the browser back to us. */
  async comeBackAs(fullName: string, to?: string): Promise<string> {
    const { page, url } = await this.begin(to);
    const subject = new RegExp(`value="([^"]+)"[^>]*/?><button type="submit"><strong>${fullName}`).exec(page)?.[1];
    return this.#path((await this.atProvider(url, { subject: subject ?? 'missing' })).url);
  }

  async cancel(): Promise<string> {
    const { url } = await this.begin();
    return this.#path((await this.atProvider(`${url}/huy`, { '': '' })).url);
  }

  #path(url: string): string {
    expect(url).toContain(callback);
    return url.slice('http://localhost:3000'.length);
  }
}

/** The application with the simulator as its provider of identities. */
async function withVneid(
  body: (browser: () => Browser, world: World) => Promise<void>,
  oidc: Pick<VneidSimulator, 'issuer' | 'clientId' | 'clientSecret'> = vneid,
): Promise<void> {
  await world(async (w) => {
    const { issuer, clientId, clientSecret } = oidc;
    const tools = { ...w.tools, config: { ...w.tools.config, oidc: { issuer, clientId, clientSecret } } };
    const log = (message: string, error?: unknown) => console.error(message, error);
    const parts = { database: w.database, clock: { now: w.now }, tools, assets: undefined, log, turns: unhurried };
    const http = await buildApp(parts);
    try {
      await body(() => new Browser(http), w);
    } finally {
      await http.close();
    }
  });
}

const accounts = (w: World) =>
  w.rows<{ id: string; full_name: string; identity_number: string; birth_day: string; sex: string; address: string }>(
    `select * from identity.account where kind = 'citizen' order by created_at, id`,
  );

describe('signing in with an electronic identity', { timeout: 20_000 }, () => {
  test('lets An in as the citizen who was known by that identity number, and on to the page wanted', () =>
    withVneid(async (open) => {
      const browser = open();
      expect((await browser.visit('/dang-nhap')).body).toContain('Đăng nhập bằng VNeID (mô phỏng)');
      const back = await browser.comeBackAs('Nguyễn Văn An', '/gui-lai');
      const entered = await browser.visit(back);
      expect(entered.statusCode).toBe(303);
      expect(entered.headers.location).toBe('/gui-lai');
      expect(browser.cookies.get('motcua')).toMatch(new RegExp(`^${cast['citizen An']}\\.`));
      expect((await browser.visit('/gui-lai')).body).toContain('Nguyễn Văn An');
    }));

  test('opens an account for somebody nobody knew, with all that the provider vouches for', () =>
    withVneid(async (open, w) => {
      const before = await accounts(w);
      const browser = open();
      const entered = await browser.visit(await browser.comeBackAs('Lò Thị Mây'));
      expect(entered.headers.location).toBe('/ho-so-cua-toi');
      const after = await accounts(w);
      expect(after).toHaveLength(before.length + 1);
      expect(after.find(({ identity_number }) => identity_number === stranger.identityNumber)).toMatchObject({
        full_name: 'Lò Thị Mây',
        birth_day: '2005-08-15',
        sex: 'female',
        address: stranger.address,
        phone: stranger.phone,
        email: stranger.email,
        oidc_issuer: vneid.issuer,
      });
    }));

  test('finds the same account the next time, and brings it up to what is said now', () =>
    withVneid(async (open, w) => {
      const first = open();
      await first.visit(await first.comeBackAs('Lò Thị Mây'));
      const known = await accounts(w);
      await w.rows(`update identity.account set address = 'Nơi ở cũ', full_name = 'Tên cũ' where identity_mark = $1`, [
        testKeys.mark(stranger.identityNumber),
      ]);
      const second = open();
      await second.visit(await second.comeBackAs('Lò Thị Mây'));
      expect(await accounts(w)).toEqual(known);
    }));

  test('keeps one account for one person when the provider changes its address', () =>
    withVneid(async (open, w) => {
      const before = await accounts(w);
      await w.rows(
        `update identity.account set oidc_issuer = 'https://cu.example.vn', oidc_subject = 'x' where id = $1`,
        [cast['citizen An']],
      );
      const browser = open();
      await browser.visit(await browser.comeBackAs('Nguyễn Văn An'));
      expect(browser.cookies.get('motcua')).toMatch(new RegExp(`^${cast['citizen An']}\\.`));
      expect(await accounts(w)).toHaveLength(before.length);
    }));

  test('gives every sign-in a secret of its own and ends the session the browser had', () =>
    withVneid(async (open, w) => {
      const browser = open();
      await browser.visit(await browser.comeBackAs('Nguyễn Văn An'));
      const first = browser.cookies.get('motcua');
      await browser.visit(await browser.comeBackAs('Quách Thị Phượng'));
      expect(browser.cookies.get('motcua')).not.toBe(first);
      const sessions = await w.rows<{ account_id: string }>('select account_id from identity.session');
      expect(sessions).toEqual([{ account_id: cast['citizen Phượng'] }]);
    }));

  test('asks the provider by a pushed request, with proof of possession, for a fresh sign-in', () =>
    withVneid(async (open) => {
      const location = String((await open().visit('/dang-nhap/dinh-danh')).headers.location);
      const asked = new URL(location).searchParams;
      expect(location.startsWith(vneid.issuer)).toBe(true);
      expect([...asked.keys()].sort()).toEqual(['client_id', 'request_uri']);
    }));
});

describe('nobody is let in', { timeout: 20_000 }, () => {
  const refused = async (response: LightMyRequestResponse, words: string, status = 400) => {
    expect(response.statusCode).toBe(status);
    expect(response.body).toContain(words);
    expect(response.cookies.find(({ name }) => name === 'motcua')).toBeUndefined();
  };
  const changed = (browser: Browser, change: Record<string, string>) => {
    const kept = JSON.parse(Buffer.from(browser.cookies.get('motcua-oidc') ?? '', 'base64url').toString());
    browser.cookies.set('motcua-oidc', Buffer.from(JSON.stringify({ ...kept, ...change })).toString('base64url'));
  };

  test('who stops at the provider, and the page says so plainly', () =>
    withVneid(async (open) => {
      const browser = open();
      await refused(await browser.visit(await browser.cancel()), 'Anh/chị đã dừng đăng nhập');
    }));

  test('with an answer whose state, nonce or proof is not the one this browser began with', () =>
    withVneid(async (open) => {
      for (const change of [{ state: 'x' }, { nonce: 'x' }, { codeVerifier: 'x'.repeat(43) }]) {
        const browser = open();
        const back = await browser.comeBackAs('Nguyễn Văn An');
        changed(browser, change);
        await refused(await browser.visit(back), 'Không xác nhận được kết quả đăng nhập');
      }
    }));

  test('with the answer given to another browser, or twice with the same answer', () =>
    withVneid(async (open) => {
      const browser = open();
      const back = await browser.comeBackAs('Nguyễn Văn An');
      await refused(await open().visit(back), 'được mở từ một trình duyệt khác');
      const kept = browser.cookies.get('motcua-oidc') ?? '';
      expect((await browser.visit(back)).statusCode).toBe(303);
      browser.cookies.set('motcua-oidc', kept);
      await refused(await browser.visit(back), 'Không xác nhận được kết quả đăng nhập');
    }));

  test('whom the provider does not know', () =>
    withVneid(async (open) => {
      const browser = open();
      const { url } = await browser.begin();
      const answer = await browser.atProvider(url, { subject: 'vneid-nobody' });
      expect(answer).toMatchObject({ status: 422, page: 'Không có người này.' });
    }));

  test('whose account is disabled', () =>
    withVneid(async (open, w) => {
      await w.rows(`update identity.account set disabled_at = now() where id = $1`, [cast['citizen An']]);
      const browser = open();
      await refused(await browser.visit(await browser.comeBackAs('Nguyễn Văn An')), 'Tài khoản này đã bị khóa', 409);
    }));

  test('whose identity number now belongs to another account', () =>
    withVneid(async (open, w) => {
      const first = open();
      await first.visit(await first.comeBackAs('Lò Thị Mây'));
      const mark = testKeys.mark(stranger.identityNumber);
      await w.rows(`update identity.account set identity_mark = 'another' where identity_mark = $1`, [mark]);
      await w.rows(`update identity.account set identity_mark = $1 where id = $2`, [mark, cast['citizen Phượng']]);
      const browser = open();
      const back = await browser.comeBackAs('Lò Thị Mây');
      await refused(await browser.visit(back), 'đang thuộc một tài khoản khác', 409);
    }));

  test('while the provider is away', async () => {
    const away = await startVneidSimulator({ port: 0, redirectUris: [callback], people: [], production: false });
    await away.stop();
    await withVneid(async (open) => {
      await refused(await open().visit('/dang-nhap/dinh-danh'), 'chưa kết nối được với hệ thống định danh', 503);
    }, away);
  });

  test('by a way this installation does not have', () =>
    world(async ({ get }) => {
      expect((await get('/dang-nhap/dinh-danh')).statusCode).toBe(404);
      expect((await get('/dang-nhap')).body).not.toContain('VNeID');
    }));

  test('by a simulator in production: it does not start', async () => {
    const options = { port: 0, redirectUris: [callback], people: [named('Lò Thị Mây')], production: true };
    await expect(startVneidSimulator(options)).rejects.toThrow('refuses to run in production');
  });
});
