import { describe, expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { agencies, type CastMember, cast } from '#test/cast';
import { type World, world } from '#test/world';
import { TestBrowser } from '../../browser.test-data.ts';
import { binh, giveCodes, givePassword } from '../../staff.test-data.ts';

const list = '/can-bo/quan-tri/tai-khoan';
const thu = 'administrator Thu';

/** Thu invites somebody, and the path of the link she is shown. */
async function invite({ post }: World, who: CastMember): Promise<string> {
  const { statusCode, body } = await post(`${list}/${cast[who]}/moi`, {}, thu);
  expect(statusCode).toBe(200);
  return /http:\/\/localhost:3000(\/loi-moi\/[\w-]+)/.exec(body)?.[1] ?? '';
}

const chosen = { newPassword: binh.password, repeated: binh.password };

describe('the accounts of an agency', { timeout: 20_000 }, () => {
  test('are listed for its administrator, with roles and ways to sign in', () =>
    world(async (w) => {
      await givePassword(w, cast['clerk Bình'], binh.password);
      await giveCodes(w, cast['clerk Bình']);
      const { body } = await w.get(list, thu);
      for (const shown of ['Trần Văn Bình', binh.username, 'Tiếp nhận hồ sơ', 'mật khẩu, mã xác thực', 'Chưa đặt'])
        expect(body).toContain(shown);
      expect(body).not.toContain('Lê Văn Việt');
    }));

  test('are nobody else’s business', () =>
    world(async ({ get, post }) => {
      for (const who of ['leader Chi', 'clerk Bình', 'supervisor Tuấn', 'citizen An'] as const)
        expect((await get(list, who)).statusCode).toBe(403);
      for (const act of ['moi', 'khoa', 'mo-khoa', 'dat-lai']) {
        expect((await post(`${list}/${cast['clerk Bình']}/${act}`, {}, 'leader Chi')).statusCode).toBe(403);
        expect((await post(`${list}/${cast['clerk Việt of B']}/${act}`, {}, thu)).statusCode).toBe(404);
      }
    }));
});

describe('an invitation', { timeout: 20_000 }, () => {
  test('lets Bình choose his first password, once', () =>
    world(async (w) => {
      const link = await invite(w, 'clerk Bình');
      const browser = new TestBrowser(w.http);
      const page = await browser.visit(link);
      expect(page.body).toContain('Trần Văn Bình');
      expect(page.body).toContain('Ít nhất 14 ký tự');
      const short = await browser.send(link, { newPassword: 'cây đa', repeated: 'cây đa' });
      expect(short.statusCode).toBe(422);
      expect((await browser.sendAndFollow(link, chosen)).body).toContain('Đã lưu mật khẩu mới');
      expect((await browser.send('/dang-nhap', binh)).headers.location).toBe('/can-bo');
      const again = await new TestBrowser(w.http).send(link, chosen);
      expect(again.statusCode).toBe(410);
      expect(again.body).toContain('đã được dùng hoặc đã hết hạn');
      const facts = await w.read(thu, (db) => listFacts(db, agencies.a, cast['clerk Bình']));
      expect(facts.map(({ type, actorName }) => `${type} by ${actorName}`).sort()).toEqual([
        'identity.invitation_accepted by Trần Văn Bình',
        'identity.staff_invited by Đỗ Thị Thu',
      ]);
    }));

  test('ends the sessions there were, and goes on asking for the second factor', () =>
    world(async (w) => {
      await givePassword(w, cast['clerk Bình'], 'câu cũ ai cũng biết rồi');
      const thief = new TestBrowser(w.http);
      await thief.send('/dang-nhap', { ...binh, password: 'câu cũ ai cũng biết rồi' });
      await giveCodes(w, cast['clerk Bình']);
      const browser = new TestBrowser(w.http);
      await browser.send(await invite(w, 'clerk Bình'), chosen);
      expect((await thief.visit('/tai-khoan')).statusCode).toBe(303);
      expect((await browser.send('/dang-nhap', binh)).headers.location).toBe('/dang-nhap/ma-xac-thuc');
    }));

  test('ends with the next one, after three days, and with the account', () =>
    world(async (w) => {
      const first = await invite(w, 'clerk Bình');
      const second = await invite(w, 'clerk Bình');
      expect((await w.get(first)).statusCode).toBe(410);
      expect((await w.get(second)).statusCode).toBe(200);
      w.at('2026-03-13 08:01');
      expect((await w.get(second)).statusCode).toBe(410);
      const third = await invite(w, 'clerk Bình');
      await w.post(`${list}/${cast['clerk Bình']}/khoa`, {}, thu);
      expect((await w.get(third)).statusCode).toBe(410);
      expect((await w.get(`/loi-moi/${'x'.repeat(43)}`)).statusCode).toBe(410);
    }));
});

describe('an administrator', { timeout: 20_000 }, () => {
  test('disables an account, which ends its sessions, and enables it again', () =>
    world(async (w) => {
      await givePassword(w, cast['clerk Bình'], binh.password);
      const browser = new TestBrowser(w.http);
      await browser.send('/dang-nhap', binh);
      await w.post(`${list}/${cast['clerk Bình']}/khoa`, {}, thu);
      expect((await w.get(list, thu)).body).toContain('Đã khóa');
      expect((await browser.visit('/tai-khoan')).statusCode).toBe(303);
      expect((await browser.send('/dang-nhap', binh)).statusCode).toBe(422);
      expect((await w.post(`${list}/${cast['clerk Bình']}/moi`, {}, thu)).statusCode).toBe(409);
      await w.post(`${list}/${cast['clerk Bình']}/mo-khoa`, {}, thu);
      expect((await browser.send('/dang-nhap', binh)).statusCode).toBe(303);
      expect(await w.events()).toMatchObject({ 'identity.account_disabled': 1, 'identity.account_enabled': 1 });
    }));

  test('takes every way to sign in from somebody who lost their telephone', () =>
    world(async (w) => {
      await givePassword(w, cast['clerk Bình'], binh.password);
      await giveCodes(w, cast['clerk Bình']);
      await w.post(`${list}/${cast['clerk Bình']}/dat-lai`, {}, thu);
      expect((await new TestBrowser(w.http).send('/dang-nhap', binh)).statusCode).toBe(422);
      expect(await w.events()).toMatchObject({ 'identity.credentials_reset': 1 });
    }));

  test('does neither to their own account', () =>
    world(async ({ post }) => {
      for (const act of ['khoa', 'dat-lai']) {
        const refused = await post(`${list}/${cast[thu]}/${act}`, {}, thu);
        expect(refused.statusCode).toBe(409);
        expect(refused.body).toContain('tài khoản của chính mình');
      }
    }));

  test('proves first who they are when the last proof is older than five minutes', () =>
    world(async (w) => {
      const browser = new TestBrowser(w.http);
      await browser.send('/dang-nhap/trinh-dien', { account: cast[thu], to: '' });
      await browser.visit(list);
      w.at('2026-03-10 08:06');
      for (const act of ['moi', 'khoa', 'mo-khoa', 'dat-lai']) {
        const asked = await browser.send(`${list}/${cast['clerk Bình']}/${act}`);
        expect(asked.headers.location).toBe('/tai-khoan/xac-nhan?den=%2Fcan-bo%2Fquan-tri%2Ftai-khoan');
      }
      expect(await w.events()).toEqual({});
    }));
});
