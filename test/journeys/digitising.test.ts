import sharp from 'sharp';
import { expect, test } from 'vitest';
import { demonstrationPassword } from '#modules/identity';
import { Unreadable } from '#platform/pages/unreadable';
import { agencies } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { handIn } from '#test/hand-in';
import { errorRate, inMemory, printedLines, scanOf } from '#test/scan';
import { withCertificates } from '#test/sign-results';
import { jobNamed, workOffScans } from '#test/work-off-scans';
import { type World, world } from '#test/world';
import { brokenPdf, pdfOfPages, tiffOfPages } from '../../src/platform/pages/sample-documents.test-data.ts';

async function begin(w: World, content: Uint8Array, name = 'quét.jpg'): Promise<{ code: string; url: string }> {
  const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
  const url = `/can-bo/ho-so/${code}/so-hoa/1`;
  const kept = await handIn(w, 'clerk Bình', { url, name, content, json: false });
  expect(kept.headers.location).toBe(`${url}/trang`);
  return { code, url: `${url}/trang` };
}

const stateOf = async (w: World) =>
  (await w.rows<{ state: string; reason: string | null }>('select state, reason from digitisation.digitisation'))[0];

const asArranged = { originals: '1', 'order-1': '1', 'turn-1': '0', 'note-1': 'none' };

test(
  'a photo of a paper taken upside down becomes a searchable PDF/A in the dossier, beside the photo as it came',
  { timeout: 180_000 },
  () =>
    world(async (w) => {
      const upright = await scanOf(w.tools, printedLines, { skew: 2, light: 0.7 });
      const photo = await sharp(upright).rotate(180).withMetadata({ density: 200 }).jpeg().toBuffer();
      const { code, url } = await begin(w, photo);
      expect((await w.get(url, 'clerk Bình')).body).toContain('Đang đếm trang');
      await workOffScans(w);
      const page = await w.get(url, 'clerk Bình');
      expect(page.body).toContain('Trang 1 của tệp quét.jpg');
      expect(await w.rows('select turn from digitisation.page')).toEqual([{ turn: 180 }]);
      const asProposed = { ...asArranged, 'turn-1': '180' };
      expect((await w.post(url, asProposed, 'clerk Bình')).headers.location).toBe(url);
      expect((await w.get(url, 'clerk Bình')).body).toContain('Đã xong 0 trong 1 trang');
      expect((await w.get(`/can-bo/ho-so/${code}`, 'clerk Bình')).body).toContain('Đang nhận dạng trang');
      await workOffScans(w);
      const done = await w.get(url, 'clerk Bình');
      expect(done.body).toContain('Bản PDF tìm kiếm được đã nằm trong hồ sơ');
      expect(done.body).toContain('1 bản gốc, 1 bản quét');

      const [paper] = await w.rows<{ file_ids: string[] }>('select file_ids from dossiers.required_paper');
      expect(paper?.file_ids).toHaveLength(2);
      const [original, searchable] = await Promise.all(
        paper!.file_ids.map((id) => w.get(`/tep/${agencies.a}/${id}`, 'citizen An')),
      );
      expect(original!.rawPayload.equals(photo)).toBe(true);
      const pdf = inMemory('application/pdf', searchable!.rawPayload);
      const text = await w.tools.pages.text(pdf, 1);
      expect(errorRate(printedLines.join(' '), text)).toBeLessThan(0.03);
      expect(text).toContain('GIẤY XÁC NHẬN TÌNH TRẠNG');
      expect(await w.events()).toMatchObject({ 'digitisation.done': 1, 'dossier.paper_digitised': 2 });
      expect(await w.rows('select from paper_store.stored_paper')).toEqual([]);
    }),
);

test(
  'a scan that nothing was read out of goes into the store of its owner when an officer confirms it, once',
  () =>
    world(async (w) => {
      const { url } = await begin(w, pdfOfPages(1), 'một trang.pdf');
      await workOffScans(w);
      await w.post(url, asArranged, 'clerk Bình');
      const there = url.replace('trang', 'thong-tin');
      expect((await w.post(there, {}, 'clerk Bình')).statusCode).toBe(409);
      await workOffScans(w);
      expect((await w.get(url, 'clerk Bình')).body).toContain('Máy không đọc riêng ô nào');
      expect((await w.get('/kho-giay-to', 'citizen An')).body).not.toContain('Tờ khai');
      for (let time = 0; time < 2; time += 1)
        expect((await w.post(there, {}, 'clerk Bình')).headers.location).toBe(url);
      const stored = 'select identity_number, origin, name, state from paper_store.stored_paper';
      const mine = { identity_number: '017090001234', origin: 'scan', name: 'Tờ khai' };
      expect(await w.rows(stored)).toEqual([{ ...mine, state: 'in_force' }]);
      expect((await w.get('/kho-giay-to', 'citizen An')).body).toContain('Bản số hóa từ bản giấy');

      w.at('2026-03-10 10:00');
      const again = url.replace('/trang', '');
      await handIn(w, 'clerk Bình', { url: again, name: 'lại.pdf', content: pdfOfPages(1), json: false });
      await workOffScans(w);
      await w.post(url, asArranged, 'clerk Bình');
      await workOffScans(w);
      await w.post(there, {}, 'clerk Bình');
      expect(await w.rows(`${stored} order by state desc`)).toEqual([
        { ...mine, state: 'replaced' },
        { ...mine, state: 'in_force' },
      ]);
    }),
  120_000,
);

test(
  'the clerk signs the scan with a certificate of their own, and the signed one takes its place',
  () =>
    world(async (w) => {
      const { code, url } = await begin(w, pdfOfPages(1), 'một trang.pdf');
      await workOffScans(w);
      await w.post(url, asArranged, 'clerk Bình');
      await workOffScans(w);
      expect((await w.get(url, 'clerk Bình')).body).toContain('chưa có chứng thư dùng được');
      await withCertificates(w, async () => {
        expect((await w.get(url, 'clerk Bình')).body).toContain('Ký số bản số hóa');
        const there = url.replace(/trang$/, 'ky');
        const wrong = await w.post(there, { certificatePassword: 'sai' }, 'clerk Bình');
        expect(wrong.statusCode).toBe(422);
        expect(wrong.body).toContain('Mật khẩu không đúng.');
        const sign = { certificatePassword: demonstrationPassword };
        expect((await w.post(there, sign, 'clerk Bình')).headers.location).toBe(url);
        expect((await w.get(url, 'clerk Bình')).body).toMatch(/Người ký số[\s\S]*Trần Văn Bình/);
        expect((await w.post(there, sign, 'clerk Bình')).statusCode).toBe(409);
        const [paper] = await w.rows<{ file_ids: string[] }>('select file_ids from dossiers.required_paper');
        const [done] = await w.rows<{ result_ids: string[] }>('select result_ids from digitisation.digitisation');
        expect(paper!.file_ids.slice(1)).toEqual(done!.result_ids);
        const scan = (await w.get(`/tep/${agencies.a}/${done!.result_ids[0]}`, 'citizen An')).rawPayload;
        const judged = await handIn(w, undefined, { url: '/kiem-tra-van-ban', content: scan, json: false });
        expect(judged.body).toContain('Chữ ký hợp lệ');
        expect(judged.body).toContain('Trần Văn Bình');
        expect((await w.get(`/can-bo/ho-so/${code}`, 'clerk Bình')).body).toContain('Ký số bản số hóa');
        expect(await w.events()).toMatchObject({ 'digitisation.signed': 1, 'dossier.scans_signed': 1 });
      });
    }),
  120_000,
);

test(
  'what commune B digitises of a dossier that A received stands in that dossier, for both and for the citizen',
  () =>
    world(async (w) => {
      const forB = await file(w, 'citizen An', { receivingCode: 'H44.127', handlingCode: 'H44.128' });
      const { code } = await receive(w, 'clerk Bình', forB);
      const url = `/can-bo/ho-so/${code}/so-hoa/1`;
      const content = await scanOf(w.tools, printedLines.slice(0, 3));
      await handIn(w, 'clerk Việt of B', { url, name: 'quét.jpg', content, json: false });
      await workOffScans(w);
      expect((await w.post(`${url}/trang`, asArranged, 'clerk Việt of B')).statusCode).toBe(303);
      await workOffScans(w);
      const [paper] = await w.rows<{ file_ids: string[] }>('select file_ids from dossiers.required_paper');
      for (const who of ['clerk Bình', 'clerk Việt of B', 'citizen An'] as const) {
        const scan = await w.get(`/tep/${agencies.b}/${paper?.file_ids[1]}`, who);
        expect(scan.rawPayload.subarray(0, 5).toString(), who).toBe('%PDF-');
      }
    }),
  90_000,
);

test(
  'what was read on a certificate is proposed, and nothing is taken over before a person confirms it',
  () =>
    world(async (w) => {
      const { url } = await begin(w, await scanOf(w.tools, certificate));
      await workOffScans(w);
      await w.post(url, asArranged, 'clerk Bình');
      await workOffScans(w);
      const proposed = await w.get(url, 'clerk Bình');
      expect(proposed.body).toContain('value="Nguyễn Văn Thưởng"');
      expect(proposed.body).toContain('value="017085004271"');
      expect(proposed.body).toContain('value="02/09/1985"');
      const confirmed =
        'select name, confirmed, confirmed_by_name from digitisation.proposal where confirmed is not null';
      expect(await w.rows(confirmed)).toEqual([]);
      const there = url.replace('trang', 'thong-tin');
      const blank = await w.post(there, { fullName: ' ' }, 'clerk Bình');
      expect(blank.statusCode).toBe(422);
      expect(blank.body).toContain('Hãy điền ít nhất một ô');
      await w.post(there, { fullName: 'Nguyễn Văn Thường', identityNumber: '', other: 'x' }, 'clerk Bình');
      expect(await w.rows(confirmed)).toEqual([
        { name: 'fullName', confirmed: 'Nguyễn Văn Thường', confirmed_by_name: 'Trần Văn Bình' },
      ]);
      expect((await w.get(url, 'clerk Bình')).body).toContain('Trần Văn Bình xác nhận');
      expect(await w.events()).toMatchObject({ 'digitisation.fields_confirmed': 1 });
    }),
  180_000,
);

const certificate = [
  'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
  'Họ, chữ đệm, tên: Nguyễn Văn Thưởng',
  'Ngày, tháng, năm sinh: 02/09/1985',
  'Giới tính: Nam    Dân tộc: Mường    Quốc tịch: Việt Nam',
  'Số định danh cá nhân: 017085004271',
  'Tình trạng hôn nhân: Hiện tại chưa đăng ký kết hôn với ai',
];

test(
  'there are as many scans as originals, in the order and turn wished for, without the pages left out',
  () =>
    world(async (w) => {
      const { url } = await begin(w, pdfOfPages(4), 'bốn trang.pdf');
      await workOffScans(w);
      const wish = { 'order-1': '3', 'order-2': '1', 'order-3': '', 'order-4': '2', 'turn-1': '90' };
      const refused = await w.post(url, { ...wish, originals: '2' }, 'clerk Bình');
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('đang chia thành 1 bản quét, trong khi có 2 bản gốc');
      expect(refused.body).toMatch(/id="order-1"[^>]*value="3"/);
      await w.post(url, { ...wish, originals: '2', 'begins-1': 'yes' }, 'clerk Bình');
      await workOffScans(w);
      const [row] = await w.rows<{ result_ids: string[] }>('select result_ids from digitisation.digitisation');
      const texts = [];
      for (const id of row!.result_ids) {
        const { rawPayload } = await w.get(`/tep/${agencies.a}/${id}`, 'officer Khánh');
        texts.push(await w.tools.pages.count(inMemory('application/pdf', rawPayload)));
      }
      expect(texts).toEqual([2, 1]);
      const pages = await w.rows('select place, position, original, turn from digitisation.page order by place');
      expect(pages).toEqual([
        { place: 1, position: 3, original: 2, turn: 90 },
        { place: 2, position: 1, original: 1, turn: 0 },
        { place: 3, position: null, original: 1, turn: 0 },
        { place: 4, position: 2, original: 1, turn: 0 },
      ]);
    }),
  180_000,
);

test('a page under a sticky note must be followed by the same page without', () =>
  world(async (w) => {
    const { url } = await begin(w, pdfOfPages(2), 'hai trang.pdf');
    await workOffScans(w);
    const pages = { originals: '1', 'order-1': '1', 'order-2': '2', 'note-1': 'with' };
    const refused = await w.post(url, { ...pages, 'note-2': 'none' }, 'clerk Bình');
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Trang có giấy nhớ phải quét hai lần');
    expect((await w.post(url, { ...pages, 'note-2': 'without' }, 'clerk Bình')).statusCode).toBe(303);
  }));

test.each([
  ['an order that is no number', { 'order-1': 'đầu' }, 'Thứ tự phải là số'],
  ['no number of originals', { originals: '' }, 'Số bản gốc phải là số nguyên'],
  ['no page left', { 'order-1': '' }, 'Phải giữ lại ít nhất một trang'],
])('%s is said beside the field', (_, wrong, words) =>
  world(async (w) => {
    const { url } = await begin(w, pdfOfPages(1), 'một trang.pdf');
    await workOffScans(w);
    const answer = await w.post(url, { ...asArranged, ...wrong }, 'clerk Bình');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(await stateOf(w)).toMatchObject({ state: 'arranging' });
  }),
);

test(
  'a page that cannot be recognised is tried twice, then kept as a picture, and the clerk is told',
  () =>
    world(async (w) => {
      const { url } = await begin(w, pdfOfPages(2), 'hai trang.pdf');
      await workOffScans(w);
      await w.post(url, { originals: '1', 'order-1': '1', 'order-2': '2' }, 'clerk Bình');
      let attempts = 0;
      await workOffScans(w, {
        recognise: async (document, { page }) => {
          if (page === 2) return w.tools.pages.recognise(document, { page, turn: 0 });
          attempts += 1;
          throw new Unreadable('too_much', 'planted');
        },
      });
      expect(attempts).toBe(2);
      expect((await w.get(url, 'clerk Bình')).body).toContain('1 trang không nhận dạng được chữ');
    }),
  180_000,
);

test('a broken PDF fails with its reason, and stays in the dossier as it came', () =>
  world(async (w) => {
    const { code, url } = await begin(w, brokenPdf, 'hỏng.pdf');
    await workOffScans(w);
    expect(await stateOf(w)).toEqual({ state: 'failed', reason: 'broken' });
    const page = await w.get(url, 'clerk Bình');
    expect(page.body).toContain('Có tệp bị hỏng');
    expect(page.body).toContain('Tệp gốc vẫn nằm trong hồ sơ');
    expect((await w.get(`/can-bo/ho-so/${code}`, 'clerk Bình')).body).toContain('hỏng.pdf');
  }));

test.each([
  ['a PDF of 1000 pages', async () => pdfOfPages(1000), 'nghìn trang.pdf'],
  ['a TIFF of 400 pages', () => tiffOfPages(400), 'bốn trăm.tiff'],
])('%s is more than is digitised at once, and the clerk is told what to do', (_, content, name) =>
  world(async (w) => {
    const { url } = await begin(w, await content(), name);
    await workOffScans(w);
    expect((await w.get(url, 'clerk Bình')).body).toContain('Giấy tờ có quá 200 trang');
  }),
);

test(
  'a job that runs twice, and one after a stop in the middle, give one result',
  () =>
    world(async (w) => {
      const { url } = await begin(w, pdfOfPages(2), 'hai trang.pdf');
      await workOffScans(w);
      await w.post(url, { originals: '1', 'order-1': '1', 'order-2': '2' }, 'clerk Bình');
      const [key] = await w.rows<{ agencyId: string; id: string }>(
        'select agency_id as "agencyId", id from digitisation.digitisation',
      );
      const context = w.jobs();
      const stopping = { ...context.tools.pages, recognise: () => Promise.reject(new Error('killed')) };
      const stopped = { ...context, tools: { ...context.tools, pages: stopping } };
      const reading = jobNamed('digitisation.read_page');
      await expect(reading.run({ ...key }, stopped)).rejects.toThrow('killed');
      await workOffScans(w);
      await reading.run({ ...key }, context);
      expect(await w.rows('select result_ids from digitisation.digitisation')).toMatchObject([
        { result_ids: [expect.any(String)] },
      ]);
      expect(await w.events()).toMatchObject({ 'digitisation.done': 1 });
    }),
  180_000,
);

test('a paper in quarantine is opened only once the scanner let it out, and never when it is refused', () =>
  world(async (w) => {
    await begin(w, pdfOfPages(1), 'một trang.pdf');
    const [key] = await w.rows<{ agencyId: string; id: string }>(
      'select agency_id as "agencyId", id from digitisation.digitisation',
    );
    const countPages = () => jobNamed('digitisation.count_pages').run({ ...key }, w.jobs());
    await w.rows(`update papers.file set state = 'quarantined'`);
    await countPages();
    expect(await stateOf(w)).toMatchObject({ state: 'counting' });
    await w.rows(`update papers.file set state = 'refused', refused_reason = 'Eicar'`);
    await countPages();
    expect(await stateOf(w)).toEqual({ state: 'failed', reason: 'refused' });
  }));

test('a photo the citizen sent can be made searchable without being handed in again', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const url = `/can-bo/ho-so/${code}/so-hoa/1`;
    await handIn(w, 'clerk Bình', { url, name: 'đơn.pdf', content: pdfOfPages(1), json: false });
    const [paper] = await w.rows<{ file_ids: string[] }>('select file_ids from dossiers.required_paper');
    const onDesk = { originalForm: 'electronic', originals: '1' };
    w.at('2026-03-10 08:05');
    const again = await w.post(`${url}/tep-da-co`, { ...onDesk, fileIds: paper!.file_ids }, 'clerk Bình');
    expect(again.headers.location).toBe(`${url}/trang`);
    expect(await w.rows('select original_form from digitisation.digitisation order by id desc limit 1')).toEqual([
      { original_form: 'electronic' },
    ]);
    expect((await w.post(`${url}/tep-da-co`, onDesk, 'clerk Bình')).statusCode).toBe(422);
  }));

test('only the counter and the officers of the receiving agency see how far a paper is', () =>
  world(async (w) => {
    const { url } = await begin(w, pdfOfPages(1), 'một trang.pdf');
    expect((await w.get(url, 'citizen An')).statusCode).toBe(403);
    expect((await w.get(url, 'clerk Việt of B')).statusCode).toBe(404);
    const progress = await w.http.inject({
      url,
      headers: { cookie: `motcua=${await w.cookie('clerk Bình')}`, accept: 'application/json' },
    });
    expect(progress.json()).toMatchObject({ state: 'counting', done: 0, of: 0 });
  }));
