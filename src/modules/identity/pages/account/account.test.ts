import { describe, expect, test } from 'vitest';
import { cast } from '#test/cast';
import { type World, world } from '#test/world';
import { TestBrowser } from '../../browser.test-data.ts';
import { binh, codesOf, giveCodes, givePassword } from '../../staff.test-data.ts';

async function signedIn(w: World): Promise<TestBrowser> {
  const browser = new TestBrowser(w.http);
  await browser.send('/dang-nhap', binh);
  await browser.visit('/tai-khoan');
  return browser;
}

async function binhAtWork(w: World): Promise<TestBrowser> {
  await givePassword(w, cast['clerk Bình'], binh.password);
  return signedIn(w);
}

describe('one’s own page', { timeout: 20_000 }, () => {
  test('shows a citizen what their electronic identity says, the number covered', () =>
    world(async ({ get }) => {
      const { body } = await get('/tai-khoan', 'citizen An');
      for (const known of ['Nguyễn Văn An', '12/03/1990', 'Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ', 'Nam'])
        expect(body).toContain(known);
      expect(body).not.toContain('017090001234');
      expect(body).not.toContain('Mật khẩu');
    }));

  test('shows a clerk their post, roles and ways to sign in', () =>
    world(async ({ get }) => {
      const { body } = await get('/tai-khoan', 'clerk Bình');
      for (const known of ['Công chức tiếp nhận', 'Tiếp nhận hồ sơ', binh.username, 'Chưa đặt', 'Khóa truy cập'])
        expect(body).toContain(known);
    }));

  test('lists sessions, and ends the one chosen at once', () =>
    world(async (w) => {
      const desk = await binhAtWork(w);
      const home = await signedIn(w);
      const list = (await desk.visit('/tai-khoan')).body;
      const ids = [...list.matchAll(/phien\/([0-9a-f-]{36})\/ket-thuc"/g)].map(([, id]) => id);
      expect(ids).toHaveLength(2);
      const [theirs] = await w.rows<{ id: string }>(
        `select id from identity.session where account_id = $1 and method = 'password' order by id desc limit 1`,
        [cast['clerk Bình']],
      );
      await desk.send(`/tai-khoan/phien/${theirs?.id}/ket-thuc`);
      const stillIn = [desk, home].map(async (browser) => (await browser.visit('/tai-khoan')).statusCode === 200);
      expect((await Promise.all(stillIn)).filter(Boolean)).toHaveLength(1);
      await (await signedIn(w)).send('/tai-khoan/phien/ket-thuc-phien-khac');
      expect((await desk.visit('/tai-khoan')).statusCode).toBe(303);
      expect((await home.visit('/tai-khoan')).statusCode).toBe(303);
    }));

  test('ends no session of somebody else', () =>
    world(async (w) => {
      await w.cookie('leader Chi');
      const [theirs] = await w.rows<{ id: string }>('select id from identity.session');
      await w.post(`/tai-khoan/phien/${theirs?.id}/ket-thuc`, {}, 'clerk Bình');
      expect((await w.get('/tai-khoan', 'leader Chi')).statusCode).toBe(200);
    }));
});

describe('setting one’s own password', { timeout: 20_000 }, () => {
  const fields = (newPassword: string, repeated = newPassword) => ({ newPassword, repeated });

  test('needs a fresh proof of who one is, after which the session has a new secret', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      w.at('2026-03-10 08:06');
      const asked = await browser.visit('/tai-khoan/mat-khau');
      expect(asked.headers.location).toBe('/tai-khoan/xac-nhan?den=%2Ftai-khoan%2Fmat-khau');
      expect((await browser.send('/tai-khoan/mat-khau', fields('một câu hoàn toàn mới'))).statusCode).toBe(303);
      await browser.visit('/tai-khoan/xac-nhan?den=%2Ftai-khoan%2Fmat-khau');
      const before = browser.cookies.get('motcua');
      const wrong = await browser.send('/tai-khoan/xac-nhan', { password: 'x', to: '/tai-khoan/mat-khau' });
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('Mật khẩu không đúng');
      const confirmed = await browser.send('/tai-khoan/xac-nhan', {
        password: binh.password,
        to: '/tai-khoan/mat-khau',
      });
      expect(confirmed.headers.location).toBe('/tai-khoan/mat-khau');
      expect(browser.cookies.get('motcua')).not.toBe(before);
      expect((await browser.visit('/tai-khoan/mat-khau')).statusCode).toBe(200);
      const stolen = new TestBrowser(w.http);
      stolen.cookies.set('motcua', before ?? '');
      expect((await stolen.visit('/tai-khoan')).statusCode).toBe(303);
    }));

  test('ends the other sessions, and only the new one works afterwards', () =>
    world(async (w) => {
      const desk = await binhAtWork(w);
      const home = await signedIn(w);
      await desk.visit('/tai-khoan/mat-khau');
      const saved = await desk.sendAndFollow('/tai-khoan/mat-khau', fields('một câu hoàn toàn mới'));
      expect(saved.body).toContain('Đã lưu mật khẩu mới');
      expect((await home.visit('/tai-khoan')).statusCode).toBe(303);
      const again = new TestBrowser(w.http);
      expect((await again.send('/dang-nhap', binh)).statusCode).toBe(422);
      const renewed = { ...binh, password: 'một câu hoàn toàn mới' };
      expect((await again.send('/dang-nhap', renewed)).statusCode).toBe(303);
      expect(await w.events()).toMatchObject({ 'identity.credentials_changed': 1 });
    }));

  test('says beside the field what is wrong with it', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      const said = async (...typed: [string, string?]) =>
        (await browser.send('/tai-khoan/mat-khau', fields(...typed))).body;
      expect(await said('cây đa bến')).toContain('phải có ít nhất 14 ký tự');
      expect(await said('một câu hoàn toàn mới', 'một câu khác hẳn')).toContain('không giống nhau');
      await giveCodes(w, cast['clerk Bình']);
      expect(await said('cây đ')).toContain('phải có ít nhất 8 ký tự');
      expect((await browser.send('/tai-khoan/mat-khau', fields('cây đa bến'))).statusCode).toBe(303);
    }));

  test('is not for citizens, who have none', () =>
    world(async ({ get }) => {
      expect((await get('/tai-khoan/mat-khau', 'citizen An')).statusCode).toBe(403);
    }));

  test('somebody of the demonstration, who has none yet, confirms by a button', () =>
    world(async (w) => {
      const browser = new TestBrowser(w.http);
      await browser.send('/dang-nhap/trinh-dien', { account: cast['clerk Bình'], to: '' });
      w.at('2026-03-10 08:10');
      const page = await browser.visit('/tai-khoan/xac-nhan?den=%2Ftai-khoan%2Fmat-khau');
      expect(page.body).not.toContain('type="password"');
      const confirmed = await browser.send('/tai-khoan/xac-nhan', { to: 'https://example.com' });
      expect(confirmed.headers.location).toBe('/');
      expect((await browser.visit('/tai-khoan/mat-khau')).statusCode).toBe(200);
    }));
});

describe('setting up one-time codes', { timeout: 20_000 }, () => {
  const secretIn = (body: string) => (/<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1] ?? '').replaceAll(' ', '');
  const enrolmentIn = (body: string) => /name="enrolment" value="([^"]+)"/.exec(body)?.[1] ?? '';

  test('shows the secret once, as a picture too, and asks for a first code', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      const { body } = await browser.send('/tai-khoan/ma-xac-thuc/bat-dau');
      expect(body).toContain('<img src="data:image/svg+xml;base64,');
      const code = codesOf(secretIn(body), w.now);
      const mistaken = code() === '000000' ? '111111' : '000000';
      const again = await browser.send('/tai-khoan/ma-xac-thuc', { enrolment: enrolmentIn(body), code: mistaken });
      expect(again.statusCode).toBe(422);
      expect(again.body).toContain(enrolmentIn(body));
      const done = { enrolment: enrolmentIn(body), code: code() };
      expect((await browser.sendAndFollow('/tai-khoan/ma-xac-thuc', done)).body).toContain('Đang dùng');
      expect((await browser.send('/tai-khoan/ma-xac-thuc', done)).statusCode).toBe(410);
      const next = new TestBrowser(w.http);
      expect((await next.send('/dang-nhap', binh)).headers.location).toBe('/dang-nhap/ma-xac-thuc');
      expect((await next.send('/dang-nhap/ma-xac-thuc', { code: code() })).body).toContain('đã được dùng');
    }));

  test('takes no secret that was handed to somebody else, or too long ago', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      const { body } = await browser.send('/tai-khoan/ma-xac-thuc/bat-dau');
      const code = codesOf(secretIn(body), w.now);
      const done = () => ({ enrolment: enrolmentIn(body), code: code() });
      expect((await w.post('/tai-khoan/ma-xac-thuc', done(), 'clerk Hoa')).statusCode).toBe(410);
      w.at('2026-03-10 08:16');
      expect((await browser.send('/tai-khoan/ma-xac-thuc', done())).statusCode).toBe(410);
    }));
});

describe('a session', { timeout: 20_000 }, () => {
  test('ends at once when the account is disabled', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      await w.rows('update identity.account set disabled_at = now() where id = $1', [cast['clerk Bình']]);
      expect((await browser.visit('/tai-khoan')).headers.location).toBe('/dang-nhap?den=%2Ftai-khoan');
    }));

  test('ends after an hour without use, and after ten hours of use', () =>
    world(async (w) => {
      const browser = await binhAtWork(w);
      const isIn = async (time: string) => {
        w.at(`2026-03-10 ${time}`);
        return (await browser.visit('/tai-khoan')).statusCode === 200;
      };
      const worked = [
        '08:59',
        '09:50',
        '10:45',
        '11:40',
        '12:35',
        '13:30',
        '14:25',
        '15:20',
        '16:15',
        '17:10',
        '17:59',
      ];
      for (const time of worked) expect(await isIn(time), time).toBe(true);
      expect(await isIn('18:01')).toBe(false);
      w.at('2026-03-11 08:00');
      const idle = await signedIn(w);
      w.at('2026-03-11 09:01');
      expect((await idle.visit('/tai-khoan')).statusCode).toBe(303);
    }));
});
