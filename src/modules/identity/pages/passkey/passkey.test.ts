import { describe, expect, test } from 'vitest';
import { cast } from '#test/cast';
import { type World, world } from '#test/world';
import { TestBrowser } from '../../browser.test-data.ts';
import { SoftwareAuthenticator, type Wrong } from './software-authenticator.test-data.ts';

const own = '/tai-khoan/khoa-truy-cap';
const signIn = '/dang-nhap/khoa-truy-cap';

/** Bình at his desk, let in by the demonstration. */
async function atDesk(w: World): Promise<TestBrowser> {
  const browser = new TestBrowser(w.http);
  await browser.send('/dang-nhap/trinh-dien', { account: cast['clerk Bình'], to: '' });
  await browser.visit('/tai-khoan');
  return browser;
}

const challengeFrom = async (browser: TestBrowser, where: string): Promise<string> =>
  (await browser.send(`${where}/thach-thuc`)).json().challenge;

/** Registers a device for Bình. */
async function register(w: World, wrong?: Wrong) {
  const browser = await atDesk(w);
  const device = new SoftwareAuthenticator();
  const made = device.make(await challengeFrom(browser, own), wrong);
  return { browser, device, made, answer: await browser.send(own, { made: JSON.stringify(made) }) };
}

/** Signs in with a device, from a browser that nobody is signed in to. */
async function use(w: World, device: SoftwareAuthenticator, wrong?: Wrong) {
  const browser = new TestBrowser(w.http);
  const made = device.use(await challengeFrom(browser, signIn), wrong);
  return { browser, made, answer: await browser.send(signIn, { made: JSON.stringify(made), to: '/tai-khoan' }) };
}

describe('a passkey', { timeout: 20_000 }, () => {
  test('registered on one’s own page lets Bình in with nothing to type', () =>
    world(async (w) => {
      const { browser, device, answer } = await register(w);
      expect(answer.json()).toEqual({ location: '/tai-khoan' });
      expect((await browser.visit('/tai-khoan')).body).toContain('Chrome, Windows');
      const elsewhere = await use(w, device);
      expect(elsewhere.answer.json()).toEqual({ location: '/tai-khoan' });
      const page = await elsewhere.browser.visit('/tai-khoan');
      expect(page.body).toContain('Trần Văn Bình');
      expect(await w.events()).toMatchObject({ 'identity.credentials_changed': 1 });
    }));

  test('is asked for with finger or PIN, and kept by the device so that no user name is needed', () =>
    world(async (w) => {
      const browser = await atDesk(w);
      const options = (await browser.send(`${own}/thach-thuc`)).json();
      expect(options).toMatchObject({
        rp: { id: 'localhost' },
        user: { name: 'tranvanbinh@lacthuy', displayName: 'Trần Văn Bình' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      expect((await browser.send(`${signIn}/thach-thuc`)).json()).toMatchObject({ userVerification: 'required' });
    }));

  test('is registered only with a challenge of ours, at our address, by somebody who proved to be there', () =>
    world(async (w) => {
      const wrongs: Wrong[] = [
        { challenge: 'bm90IG91cnM' },
        { origin: 'https://example.com' },
        { host: 'example.com' },
        { unverified: true },
      ];
      for (const wrong of wrongs) {
        const { answer } = await register(w, wrong);
        expect(answer.statusCode, JSON.stringify(wrong)).toBe(422);
        expect(answer.json().error).toContain('không dùng được ở đây');
      }
      expect(await w.rows('select 1 from identity.passkey')).toEqual([]);
    }));

  test('lets nobody in with another key, challenge, address, or without finger or PIN', () =>
    world(async (w) => {
      const { device } = await register(w);
      const wrongs: Wrong[] = [
        { otherKey: true },
        { challenge: 'bm90IG91cnM' },
        { origin: 'https://example.com' },
        { host: 'example.com' },
        { unverified: true },
      ];
      for (const wrong of wrongs) {
        const { answer, browser } = await use(w, device, wrong);
        expect(answer.statusCode, JSON.stringify(wrong)).toBe(422);
        expect(browser.cookies.has('motcua')).toBe(false);
      }
      expect((await use(w, new SoftwareAuthenticator())).answer.statusCode).toBe(422);
      const nonsense = await new TestBrowser(w.http).send(signIn, { made: '{"id":7' });
      expect(nonsense.statusCode).toBe(422);
    }));

  test('answers each challenge once, and within five minutes', () =>
    world(async (w) => {
      const { device } = await register(w);
      const { answer, made } = await use(w, device);
      expect(answer.statusCode).toBe(200);
      const replay = await new TestBrowser(w.http).send(signIn, { made: JSON.stringify(made) });
      expect(replay.statusCode).toBe(422);

      const browser = new TestBrowser(w.http);
      const challenge = await challengeFrom(browser, signIn);
      const forged = await browser.send(signIn, { made: JSON.stringify(device.use(challenge, { otherKey: true })) });
      expect(forged.statusCode).toBe(422);
      const usedUp = await browser.send(signIn, { made: JSON.stringify(device.use(challenge)) });
      expect(usedUp.statusCode).toBe(422);

      const old = await challengeFrom(browser, signIn);
      w.at('2026-03-10 08:06');
      expect((await browser.send(signIn, { made: JSON.stringify(device.use(old)) })).statusCode).toBe(422);
    }));

  test('made for somebody else’s challenge is not kept', () =>
    world(async (w) => {
      const challenge = await challengeFrom(await atDesk(w), own);
      const made = JSON.stringify(new SoftwareAuthenticator().make(challenge));
      expect((await w.post(own, { made }, 'clerk Hoa')).statusCode).toBe(422);
      const forSigningIn = await challengeFrom(new TestBrowser(w.http), signIn);
      const other = JSON.stringify(new SoftwareAuthenticator().make(forSigningIn));
      expect((await w.post(own, { made: other }, 'clerk Hoa')).statusCode).toBe(422);
    }));

  test('of a device whose count went backwards has been copied, and lets nobody in', () =>
    world(async (w) => {
      const { device } = await register(w);
      await use(w, device);
      await w.rows('update identity.passkey set counter = 10');
      expect((await use(w, device)).answer.statusCode).toBe(422);
    }));

  test('works no longer once it is removed, or the account is disabled', () =>
    world(async (w) => {
      const { browser, device } = await register(w);
      await w.rows('update identity.account set disabled_at = now() where id = $1', [cast['clerk Bình']]);
      expect((await use(w, device)).answer.statusCode).toBe(422);
      await w.rows('update identity.account set disabled_at = null where id = $1', [cast['clerk Bình']]);
      await w.post(`${own}/bo`, { passkey: device.id }, 'clerk Hoa');
      expect((await use(w, device)).answer.statusCode).toBe(200);
      const removed = await browser.sendAndFollow(`${own}/bo`, { passkey: device.id });
      expect(removed.body).toContain('Đã bỏ khóa truy cập');
      expect((await use(w, device)).answer.statusCode).toBe(422);
    }));

  test('confirms who one is, and only one’s own does', () =>
    world(async (w) => {
      const { browser, device } = await register(w);
      w.at('2026-03-10 08:10');
      await browser.visit('/tai-khoan/xac-nhan?den=%2Ftai-khoan%2Fmat-khau');
      const made = JSON.stringify(device.use(await challengeFrom(browser, signIn)));
      const confirming = { made, to: '/tai-khoan/mat-khau' };
      const before = browser.cookies.get('motcua');
      expect((await browser.send('/tai-khoan/xac-nhan/khoa-truy-cap', confirming)).json()).toEqual({
        location: '/tai-khoan/mat-khau',
      });
      expect(browser.cookies.get('motcua')).not.toBe(before);
      const challenge = await challengeFrom(new TestBrowser(w.http), signIn);
      const theirs = { made: JSON.stringify(device.use(challenge)) };
      expect((await w.post('/tai-khoan/xac-nhan/khoa-truy-cap', theirs, 'clerk Hoa')).statusCode).toBe(422);
    }));

  test('is added only by somebody who proved who they are within five minutes', () =>
    world(async (w) => {
      const browser = await atDesk(w);
      w.at('2026-03-10 08:10');
      const made = JSON.stringify(new SoftwareAuthenticator().make(await challengeFrom(browser, own)));
      expect((await browser.send(own, { made })).json()).toEqual({ location: '/tai-khoan/xac-nhan?den=%2Ftai-khoan' });
      expect(await w.rows('select 1 from identity.passkey')).toEqual([]);
    }));
});
