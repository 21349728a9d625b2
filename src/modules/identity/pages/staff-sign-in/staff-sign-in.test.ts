import { describe, expect, test } from 'vitest';
import { cast } from '#test/cast';
import { type World, world } from '#test/world';
import { TestBrowser } from '../../browser.test-data.ts';
import { binh, giveCodes, givePassword } from '../../staff.test-data.ts';
import { saveDisabled } from '../../staff-account-store.ts';

const wrong = { ...binh, password: 'sáng nay trời nắng to' };
const said = 'Tên đăng nhập hoặc mật khẩu không đúng';

async function withPassword(w: World): Promise<TestBrowser> {
  await givePassword(w, cast['clerk Bình'], binh.password);
  return new TestBrowser(w.http);
}

describe('signing in by password', { timeout: 20_000 }, () => {
  test('lets Bình in, to where he wanted to go, with a cookie that other sites cannot use', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      expect((await browser.visit('/dang-nhap?den=%2Ftai-khoan')).body).toContain('name="password"');
      const entered = await browser.send('/dang-nhap', { ...binh, to: '/tai-khoan' });
      expect(entered.statusCode).toBe(303);
      expect(entered.headers.location).toBe('/tai-khoan');
      expect(entered.cookies.find(({ name }) => name === 'motcua')).toMatchObject({
        httpOnly: true,
        sameSite: 'Strict',
      });
      const own = await browser.visit('/tai-khoan');
      expect(own.body).toContain('Trần Văn Bình');
      expect(own.body).toContain('Chrome, Windows');
    }));

  test('knows the user name in capitals and the password in decomposed letters', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      const typed = { username: ' TranVanBinh@LacThuy ', password: binh.password.normalize('NFD') };
      expect((await browser.send('/dang-nhap', typed)).headers.location).toBe('/can-bo');
    }));

  test('says the same for a wrong password, an unknown name, nobody’s password and a disabled account', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      await givePassword(w, cast['clerk Hoa'], binh.password);
      await w.act('clerk Bình', ({ tx, now }) => saveDisabled(tx, cast['clerk Hoa'], now));
      const attempts = [
        wrong,
        { ...binh, username: 'nobody' },
        { ...binh, username: 'phamquockhanh@lacthuy' },
        { ...binh, username: 'dinhthihoa@lacthuy' },
        { ...binh, password: `${binh.password} ` },
      ];
      for (const attempt of attempts) {
        const answer = await browser.send('/dang-nhap', attempt);
        expect(answer.statusCode).toBe(422);
        expect(answer.body).toContain(said);
        expect(answer.body).toContain(`value="${attempt.username}"`);
        expect(answer.body).not.toContain(attempt.password);
        expect(browser.cookies.has('motcua')).toBe(false);
      }
    }));

  test('asks for what was not typed', () =>
    world(async ({ post }) => {
      const answer = await post('/dang-nhap', { username: '', password: '' });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Hãy nhập tên đăng nhập');
      expect(answer.body).toContain('Hãy nhập mật khẩu');
    }));
});

describe('guessing', { timeout: 20_000 }, () => {
  const guess = async (browser: TestBrowser, times: number) => {
    for (let i = 0; i < times; i++) await browser.send('/dang-nhap', wrong);
  };

  test('is slowed down after three mistakes, also for the right password, and the wait runs out', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      await guess(browser, 3);
      const early = await browser.send('/dang-nhap', binh);
      expect(early.statusCode).toBe(429);
      expect(early.body).toContain('Hãy đợi 5 giây');
      w.at('2026-03-10 08:01');
      expect((await browser.send('/dang-nhap', binh)).statusCode).toBe(303);
    }));

  test('never locks an officer out: at most a minute, however often somebody guessed', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      for (let minute = 0; minute < 12; minute++) {
        w.at(`2026-03-10 08:${String(minute * 2).padStart(2, '0')}`);
        await guess(browser, 2);
      }
      expect((await browser.send('/dang-nhap', binh)).body).toContain('Hãy đợi 60 giây');
      w.at('2026-03-10 08:24');
      expect((await browser.send('/dang-nhap', binh)).statusCode).toBe(303);
    }));

  test('by somebody elsewhere does not slow Bình down at the desk where he signed in before', () =>
    world(async (w) => {
      const desk = await withPassword(w);
      expect((await desk.send('/dang-nhap', binh)).statusCode).toBe(303);
      await desk.visit('/tai-khoan');
      await desk.send('/dang-xuat');
      w.at('2026-03-10 08:30');
      await guess(new TestBrowser(w.http), 4);
      const madeUp = new TestBrowser(w.http);
      madeUp.cookies.set('motcua-browser', 'x'.repeat(43));
      expect((await madeUp.send('/dang-nhap', binh)).statusCode).toBe(429);
      expect((await desk.send('/dang-nhap', binh)).statusCode).toBe(303);
    }));

  test('a name nobody has is slowed down just the same', () =>
    world(async (w) => {
      const browser = new TestBrowser(w.http);
      const nobody = { username: 'nobody', password: 'x' };
      for (let i = 0; i < 3; i++) expect((await browser.send('/dang-nhap', nobody)).statusCode).toBe(422);
      expect((await browser.send('/dang-nhap', nobody)).statusCode).toBe(429);
    }));

  test('side by side counts each guess before it is looked at', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      const guesses = Array.from({ length: 8 }, () => browser.send('/dang-nhap', wrong));
      const answers = (await Promise.all(guesses)).map(({ statusCode }) => statusCode).sort();
      expect(answers).toEqual([422, 422, 422, 429, 429, 429, 429, 429]);
    }));
});

describe('a second factor', { timeout: 20_000 }, () => {
  test('is asked for after the password, and the session begins only then', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      const code = await giveCodes(w, cast['clerk Bình']);
      const halfway = await browser.send('/dang-nhap', { ...binh, to: '/tai-khoan' });
      expect(halfway.headers.location).toBe('/dang-nhap/ma-xac-thuc');
      expect(browser.cookies.has('motcua')).toBe(false);
      expect((await browser.visit('/tai-khoan')).statusCode).toBe(303);
      expect((await browser.visit('/dang-nhap/ma-xac-thuc')).body).toContain('autocomplete="one-time-code"');
      const entered = await browser.send('/dang-nhap/ma-xac-thuc', { code: code() });
      expect(entered.headers.location).toBe('/tai-khoan');
      expect((await browser.visit('/tai-khoan')).body).toContain('Đang dùng');
    }));

  test('takes no wrong code, nor the same code twice', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      const code = await giveCodes(w, cast['clerk Bình']);
      await browser.send('/dang-nhap', binh);
      const mistaken = code() === '000000' ? '111111' : '000000';
      const refused = await browser.send('/dang-nhap/ma-xac-thuc', { code: mistaken });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('Mã xác thực không đúng');
      expect((await browser.send('/dang-nhap/ma-xac-thuc', { code: code() })).statusCode).toBe(303);

      const onlooker = new TestBrowser(w.http);
      await onlooker.send('/dang-nhap', binh);
      const replayed = await onlooker.send('/dang-nhap/ma-xac-thuc', { code: code() });
      expect(replayed.statusCode).toBe(422);
      expect(replayed.body).toContain('đã được dùng');
      expect(onlooker.cookies.has('motcua')).toBe(false);
    }));

  test('waits five minutes, in the browser that typed the password', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      const code = await giveCodes(w, cast['clerk Bình']);
      await browser.send('/dang-nhap', binh);
      const elsewhere = await new TestBrowser(w.http).send('/dang-nhap/ma-xac-thuc', { code: code() });
      expect(elsewhere.body).toContain('Hãy đăng nhập lại');
      w.at('2026-03-10 08:06');
      const late = await browser.send('/dang-nhap/ma-xac-thuc', { code: code() });
      expect(late.statusCode).toBe(400);
      expect(browser.cookies.has('motcua')).toBe(false);
    }));

  test('is guessed ever more slowly', () =>
    world(async (w) => {
      const browser = await withPassword(w);
      await giveCodes(w, cast['clerk Bình']);
      await browser.send('/dang-nhap', binh);
      for (let i = 0; i < 3; i++) await browser.send('/dang-nhap/ma-xac-thuc', { code: 'abcdef' });
      const slowed = await browser.send('/dang-nhap/ma-xac-thuc', { code: 'abcdef' });
      expect(slowed.body).toContain('Hãy đợi 5 giây');
    }));
});
