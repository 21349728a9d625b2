import { expect, test } from 'vitest';
import { cast } from '#test/cast';
import { world } from '#test/world';
import { demonstrationPassword } from '../../demonstration-password.ts';

test('the demonstration lets Bình in with one button and leads to the counter', () =>
  world(async ({ get, post, http }) => {
    const page = (await get('/dang-nhap')).body;
    expect(page).toContain('Trần Văn Bình');
    expect(page).toContain(`Mật khẩu ký số của mọi người trong bản trình diễn: ${demonstrationPassword}`);
    const entered = await post('/dang-nhap/trinh-dien', { account: cast['clerk Bình'], to: '' });
    expect(entered.statusCode).toBe(303);
    expect(entered.headers.location).toBe('/can-bo');
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    expect((await http.inject({ url: '/dang-nhap', headers: { cookie } })).body).toContain('Trần Văn Bình');
  }));

test('a session ends at once on sign-out', () =>
  world(async ({ get, post }) => {
    expect((await get('/gui-lai', 'clerk Bình')).statusCode).toBe(200);
    await post('/dang-xuat', {}, 'clerk Bình');
    expect((await get('/gui-lai')).statusCode).toBe(303);
  }));

test('a form without the token of its session is refused, and keeps what was typed', () =>
  world(async ({ http, cookie }) => {
    const answer = await http.inject({
      method: 'POST',
      url: '/dang-xuat',
      headers: { cookie: `motcua=${await cookie('clerk Bình')}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '_csrf=wrong&note=xin+ch%C3%A0o',
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('xin chào');
  }));
