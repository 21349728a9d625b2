import { expect, test } from 'vitest';
import { cast } from '#test/cast';
import { file } from '#test/dossiers';
import { type World, world } from '#test/world';

const cookieIn = (answer: { headers: Record<string, unknown> }, name: string): string =>
  new RegExp(`\\b${name}=([^;]*)`).exec(String(answer.headers['set-cookie']))?.[1] ?? '';

/** A clerk whose session had ended sends a form; the browser is led to the sign-in page with the form's secret. */
async function park(w: World): Promise<{ form: string; nonce: string; secret: string }> {
  const { code } = await file(w, 'citizen An');
  const form = `/can-bo/ho-so/${code}/yeu-cau-bo-sung`;
  const nonce = '0198f000-0000-4000-8000-0000000000aa';
  const answer = await w.post(form, {
    _nonce: nonce,
    items: 'Giấy <khai> sinh',
    reason: 'Thiếu',
    password: 'x',
    pin: '2468',
  });
  expect(answer.headers.location).toBe('/dang-nhap?den=%2Fgui-lai');
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  return { form, nonce, secret: cookieIn(answer, 'parked') };
}

async function bringBack(w: World, who: 'clerk Bình' | 'clerk Hoa', secret: string) {
  const cookie = `motcua=${await w.cookie(who)}; parked=${secret}`;
  return w.http.inject({ url: '/gui-lai', headers: { cookie } });
}

const nothingKept = 'Không còn nội dung nào được giữ';

test('a form that was sent after signing out comes back to its browser, whole and under its own nonce', () =>
  world(async (w) => {
    const { form, nonce, secret } = await park(w);
    const { body, headers } = await bringBack(w, 'clerk Bình', secret);
    expect(body).toContain(`action="${form}"`);
    expect(body).toContain(`name="_nonce" value="${nonce}"`);
    expect(body).toContain('value="Giấy &lt;khai> sinh"');
    expect(body).not.toMatch(/name="(password|pin)"/);
    expect(cookieIn({ headers }, 'parked')).toBe('');
    expect(
      (await w.post(form, { _nonce: nonce, items: 'Giấy khai sinh', reason: 'Thiếu' }, 'clerk Bình')).statusCode,
    ).toBe(303);
    expect(await w.events()).toMatchObject({ 'dossier.supplement_requested': 1 });
  }));

test('it comes back to nobody without its secret', () =>
  world(async (w) => {
    const { secret } = await park(w);
    for (const guess of ['', 'x'.repeat(43), secret.slice(0, -1)])
      expect((await bringBack(w, 'clerk Hoa', guess)).body).toContain(nothingKept);
    const kept = await w.rows<{ row: string }>('select to_jsonb(f)::text as row from platform.parked_form f');
    expect(kept[0]?.row).not.toContain(secret);
  }));

test('it comes back to nobody once its browser signed somebody out', () =>
  world(async (w) => {
    const cookie = `motcua=${await w.cookie('clerk Bình')}; parked=${(await park(w)).secret}`;
    const [{ csrf = '' } = {}] = await w.rows<{ csrf: string }>(
      'select csrf from identity.session where account_id = $1',
      [cast['clerk Bình']],
    );
    const answer = await w.http.inject({
      method: 'POST',
      url: '/dang-xuat',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf }).toString(),
    });
    expect(String(answer.headers['set-cookie'])).toMatch(/parked=;/);
  }));

test('it waits an hour', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const { secret } = await park(w);
    w.at('2026-03-10 09:59');
    expect((await bringBack(w, 'clerk Bình', secret)).body).not.toContain(nothingKept);
    w.at('2026-03-10 10:01');
    expect((await bringBack(w, 'clerk Bình', secret)).body).toContain(nothingKept);
  }));
