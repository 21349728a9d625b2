import { describe, expect, test } from 'vitest';
import { demonstrationPassword as password } from '#modules/identity';
import { findCertificateInUse } from '#modules/signatures';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies, staffIdOf } from '#test/cast';
import { approve, draftResults, withCertificates } from '#test/sign-results';
import { type World, world } from '#test/world';
import type { Dossier } from '../../dossier.ts';

const [signUrl, sealUrl] = ['/can-bo/ky-ket-qua', '/can-bo/dong-dau'];

const readUrl = (url: string, dossiers: readonly Dossier[]) =>
  `${url}/xem?${new URLSearchParams(dossiers.map(({ code }) => ['ho-so', code]))}`;

/** What the page with these results would send with all of them chosen. */
const sent = (dossiers: readonly Pick<Dossier, 'code' | 'version'>[], typed = password) => ({
  shown: dossiers.map(({ code }) => code),
  results: dossiers.map(({ code, version }) => `${code} ${version}`),
  certificatePassword: typed,
});

const states = (w: World) =>
  w.rows<{ state: string; refusal: string | null; level: string | null }>(
    'select state, refusal, level from dossiers.signing_ceremony_result order by ordinal',
  );
const approved = async (w: World) =>
  (await w.rows('select 1 from dossiers.result where approved_at is not null')).length;

const scene = (body: (w: World, authority: { stop(): Promise<void> }) => Promise<void>) => () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    await withCertificates(w, (authority) => body(w, authority));
  });
const patience = 60_000;

describe('a leader signs several results', () => {
  test(
    'each read before, under one password, and a form sent twice signs nothing twice',
    scene(async (w) => {
      const dossiers = await draftResults(w, 3);
      const list = (await w.get(signUrl, 'leader Dũng')).body;
      for (const { code } of dossiers) expect(list).toContain(code);
      const page = (await w.get(readUrl(signUrl, dossiers), 'leader Dũng')).body;
      expect(page).toContain('Lần 2: chưa đăng ký kết hôn với ai.');
      expect(page).toContain('KT. Chủ tịch – Phó Chủ tịch');
      expect(page).toContain('dự thảo: Quách Văn Long');

      const form = { ...sent(dossiers), _nonce: '0198f000-0000-7000-8000-0000000000aa' };
      const answer = await w.post(`${signUrl}/xem`, form, 'leader Dũng');
      expect(answer.statusCode).toBe(303);
      const held = (await w.get(answer.headers.location!, 'leader Dũng')).body;
      expect(held).toContain('Đã ký 3 trong 3 kết quả');
      expect(await states(w)).toEqual(Array(3).fill({ state: 'done', refusal: null, level: 'T' }));
      expect((await w.events())['dossier.result_approved']).toBe(3);

      const again = await w.post(`${signUrl}/xem`, form, 'leader Dũng');
      expect(again.headers.location).toBe(answer.headers.location);
      expect((await w.events())['file.handed_in']).toBe(3);
      expect((await w.get(signUrl, 'leader Dũng')).body).toContain('Không có kết quả nào chờ ký duyệt');
    }),
    patience,
  );

  test(
    'with a wrong password none, which is said beside the field and counted, and the choice stays',
    scene(async (w) => {
      const dossiers = await draftResults(w, 2);
      const form = { ...sent(dossiers, 'sai'), results: sent(dossiers).results.slice(1) };
      const answer = await w.post(`${signUrl}/xem`, form, 'leader Chi');
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toMatch(/id="certificatePassword-error"[^>]*>.*Mật khẩu không đúng\./s);
      expect(answer.body).not.toContain('value="sai"');
      const boxes = answer.body.match(/<input[^>]*name="results"[^>]*>/g)!;
      expect(boxes.map((box) => box.includes(' checked'))).toEqual([false, true]);
      expect(await states(w)).toEqual([]);
      const chi = { kind: 'person', holderId: staffIdOf('leader Chi') } as const;
      const certificate = await w.read('leader Chi', (db) => findCertificateInUse(db, agencies.a, chi));
      expect(certificate!.failures).toBe(1);
      const nothing = await w.post(`${signUrl}/xem`, { ...form, results: [] }, 'leader Chi');
      expect(nothing.body).toContain('Chọn ít nhất một kết quả.');
    }),
    patience,
  );

  test(
    'and one that a rule refuses leaves the others signed',
    scene(async (w) => {
      const dossiers = await draftResults(w, 4);
      const [own, changed, settled, good] = dossiers as [Dossier, Dossier, Dossier, Dossier];
      await w.rows('update dossiers.result set drafted_by = $1 where dossier_id = $2', [
        staffIdOf('leader Chi'),
        own.id,
      ]);
      await approve(w, 'leader Dũng', settled);
      const page = (await w.get(readUrl(signUrl, dossiers), 'leader Chi')).body;
      expect(page).toContain('Người dự thảo không được tự ký duyệt');
      expect(page.match(/name="results"/g)).toHaveLength(2);
      const stale = { ...changed, version: changed.version - 1 };
      const answer = await w.post(`${signUrl}/xem`, sent([own, stale, settled, good]), 'leader Chi');
      const held = (await w.get(answer.headers.location!, 'leader Chi')).body;
      expect(held).toContain('Đã ký 1 trong 4 kết quả');
      expect(held).toContain('vừa được người khác xử lý sau khi anh/chị mở trang');
      expect((await states(w)).map(({ refusal }) => refusal)).toEqual([
        'dossier.drafter_cannot_approve',
        'dossier.changed_meanwhile',
        'dossier.changed_meanwhile',
        null,
      ]);
      expect(await approved(w)).toBe(2);
    }),
    patience,
  );

  test(
    'without time-stamps for as many hours as allowed, and no longer',
    scene(async (w, authority) => {
      await authority.stop();
      const [first, ...more] = await draftResults(w, 3);
      const answer = await w.post(`${signUrl}/xem`, sent([first!]), 'leader Chi');
      const held = (await w.get(answer.headers.location!, 'leader Chi')).body;
      expect(held).toContain('1 chữ ký không kèm dấu thời gian');
      expect(held).toContain('thêm 24 giờ');
      w.at('2026-03-11 08:30');
      expect((await w.get(readUrl(signUrl, more), 'leader Chi')).body).toContain(
        'không kèm dấu thời gian, thêm 0 giờ nữa',
      );
      w.at('2026-03-11 09:30');
      expect((await w.get(readUrl(signUrl, more), 'leader Chi')).body).toContain('không trả lời đã quá 24 giờ');
      const late = await w.post(`${signUrl}/xem`, sent(more), 'leader Chi');
      expect((await w.get(late.headers.location!, 'leader Chi')).body).toContain('đã quá 24 giờ, nên tạm dừng ký số');
      expect(await approved(w)).toBe(1);
    }),
    patience,
  );
});

describe('the document clerk numbers and seals several results', () => {
  test(
    'in their order, the number of each standing in its seal; what was signed on paper is left to its own page',
    scene(async (w) => {
      const [byHand, ...dossiers] = await draftResults(w, 3);
      await approve(w, 'leader Chi', byHand!);
      await w.post(`${signUrl}/xem`, sent(dossiers), 'leader Chi');
      const versions = await w.rows<Pick<Dossier, 'code' | 'version'>>(
        `select code, version from dossiers.dossier order by code`,
      );
      expect((await w.get(sealUrl, 'leader Chi')).statusCode).toBe(403);
      expect((await w.get(sealUrl, 'document clerk Mai')).body).toContain('Ký trên giấy: cấp số ở trang của hồ sơ.');
      const answer = await w.post(`${sealUrl}/xem`, sent(versions), 'document clerk Mai');
      const held = (await w.get(answer.headers.location!, 'document clerk Mai')).body;
      expect(held).toContain('Đã cấp số và đóng dấu 2 trong 3 kết quả');
      expect(held).toContain('được ký trên giấy');
      const numbers = await w.rows<{ number: string; file_id: string }>(
        `select r.number, p.file_id from dossiers.result r join dossiers.result_paper p using (agency_id, dossier_id) order by r.number`,
      );
      expect(numbers.map(({ number }) => number)).toEqual(['01/2026', '02/2026']);
      for (const { file_id } of numbers) {
        const pdf = (await w.get(`/tep/0198f000-0000-7000-8000-000000000002/${file_id}`, 'document clerk Mai'))
          .rawPayload;
        const seal = pdf.toString('latin1').match(/\/SubFilter \/ETSI\.CAdES\.detached/g);
        expect(seal).toHaveLength(2);
        expect((await textOfPdf(pdf)).join(' ')).toContain('ghi trong chữ ký số của cơ quan');
      }
    }),
    patience,
  );
});

test('a ceremony is told to whoever asks how far it is, and nobody of another agency knows of it', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const [agency, id] = ['0198f000-0000-7000-8000-000000000002', '0198f000-0000-7000-8000-0000000000bb'];
    await w.rows(
      `insert into dossiers.signing_ceremony (agency_id, id, kind, held_by, held_by_name, began_at) values ($1, $2, 'sign', $3, 'Lê Thị Chi', $4)`,
      [agency, id, staffIdOf('leader Chi'), new Date(w.now())],
    );
    await w.rows(
      `insert into dossiers.signing_ceremony_result (agency_id, ceremony_id, ordinal, dossier_code, owner_name, state, level)
       values ($1, $2, 1, 'H44.127-260310-0001', 'An', 'done', 'T'), ($1, $2, 2, 'H44.127-260310-0002', 'An', 'waiting', null)`,
      [agency, id],
    );
    const there = `${signUrl}/lan/${id}`;
    const page = (await w.get(there, 'leader Chi')).body;
    expect(page).toContain('Đang làm: 1 trong 2 kết quả');
    const headers = { cookie: `motcua=${await w.cookie('leader Chi')}`, accept: 'application/json' };
    expect((await w.http.inject({ url: there, headers })).json()).toMatchObject({ state: 'under_way', done: 1 });
    expect((await w.get(there, 'leader Sơn of B')).statusCode).toBe(404);
    w.at('2026-03-10 09:05');
    expect((await w.get(there, 'leader Chi')).body).toContain('Lần này bị ngắt giữa chừng');
  }));
