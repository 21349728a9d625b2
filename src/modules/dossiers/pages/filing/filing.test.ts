import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listDrafts } from '#modules/forms';
import { listFiles } from '#modules/papers';
import { importProcedures } from '#modules/procedures';
import { agencies, cast } from '#test/cast';
import {
  begin,
  type Fields,
  fileThroughPages,
  fillIn,
  formOn,
  maritalAnswers,
  maritalPage,
  postFiles,
  textOf,
} from '#test/citizen';
import { type World, world } from '#test/world';
import type { FilesOfPapers } from '../../filing-papers.ts';

const dossiers = (w: World) => w.rows<Record<string, unknown>>('select * from dossiers.dossier');
const drafts = (w: World) => w.read('citizen An', (db) => listDrafts(db, cast['citizen An']));

/** The files a draft of An has sent to commune A. */
async function filesOf(w: World) {
  const ids = (await drafts(w)).flatMap(({ choices }) => Object.values((choices.files ?? {}) as FilesOfPapers).flat());
  return w.read('citizen An', (db) => listFiles(db, [agencies.a], ids));
}

/** A picture of one point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('filing online', () => {
  it('goes from the choice of the commune to a code, and forgets the draft', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const code = await fileThroughPages(w);
      expect(code).toBe('H44.127-260310-0001');
      const [row] = await dossiers(w);
      expect(row).toMatchObject({
        channel: 'online',
        state: 'submitted',
        handling_agency_id: agencies.a,
        party_ids: [cast['citizen An']],
        form_id: 'marital-status',
      });
      expect(row?.parties).toMatchObject({
        submitter: { fullName: 'Nguyễn Văn An', identityNumber: '017090001234', phone: '0912345678' },
      });
      expect(await drafts(w)).toEqual([]);
      const filed = textOf((await w.get(`/ho-so-cua-toi/${code}/da-nop`, 'citizen An')).body);
      expect(filed).toContain(code);
      expect(filed).toContain('chậm nhất 11/03/2026 09:30');
    }));

  it('offers the commune the person lives in, or the one whose page led here', () =>
    world(async (w) => {
      const chosen = (html: string) => formOn(html, maritalPage).receiving;
      expect(chosen((await w.get(maritalPage, 'citizen Phượng')).body)).toBe('H44.128');
      expect(chosen((await w.get(`${maritalPage}?xa=H44.129`, 'citizen Phượng')).body)).toBe('H44.129');
      expect(chosen((await w.get(`${maritalPage}?xa=nowhere`, 'citizen Phượng')).body)).toBe('H44.128');
    }));

  it('at commune A can ask for settlement by commune B', () =>
    world(async (w) => {
      const draft = await begin(w, 'citizen An', { handling: 'H44.128' });
      await fillIn(w, draft);
      expect((await w.post(`${draft}/xem-lai`, {}, 'citizen An')).statusCode).toBe(303);
      expect(await dossiers(w)).toMatchObject([{ agency_id: agencies.a, handling_agency_id: agencies.b }]);
    }));

  it('asks a visitor to sign in and leads back', () =>
    world(async (w) => {
      const answer = await w.get(maritalPage);
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe(`/dang-nhap?den=${encodeURIComponent(maritalPage)}`);
    }));

  it('is not for officers', () =>
    world(async (w) => {
      expect((await w.get(maritalPage, 'clerk Bình')).statusCode).toBe(403);
    }));

  it('does not go on without a commune, nor with one that does not exist', () =>
    world(async (w) => {
      for (const fields of [{ receiving: '' }, { receiving: 'H99' }, { receiving: 'H44.127', handling: 'H44' }]) {
        const answer = await w.post(maritalPage, { handling: '', ...fields }, 'citizen An');
        expect(answer.statusCode).toBe(422);
        expect(textOf(answer.body)).toContain('Hãy chọn');
      }
      expect(await drafts(w)).toEqual([]);
    }));
});

describe('a draft', () => {
  it('keeps what was typed, right or wrong, says what is wrong, and is there on another device', () =>
    world(async (w) => {
      const draft = await begin(w);
      const wrong = { ...maritalAnswers, '/subject/birthDate': '31/02/1990', '/otherPurpose': 'Mua <b>nhà</b>' };
      const answer = await w.post(`${draft}/to-khai`, wrong, 'citizen An');
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('href="#-subject-birthDate"');
      w.at('2026-03-12 20:00');
      const list = await w.get('/ho-so-cua-toi', 'citizen An');
      expect(list.body).toContain(`${draft}/to-khai`);
      const again = formOn((await w.get(`${draft}/to-khai`, 'citizen An')).body, `${draft}/to-khai`);
      expect(again).toMatchObject({ '/subject/birthDate': '31/02/1990', '/otherPurpose': 'Mua <b>nhà</b>' });
    }));

  it('is filled in with the person’s own data at the press of a button', () =>
    world(async (w) => {
      const draft = await begin(w);
      const answer = await w.post(`${draft}/to-khai`, { '/status': 'single', _do: 'fill /subject' }, 'citizen An');
      expect(answer.headers.location).toBe(`${draft}/to-khai`);
      const fields = formOn((await w.get(`${draft}/to-khai`, 'citizen An')).body, `${draft}/to-khai`);
      expect(fields).toMatchObject({
        '/subject/fullName': 'Nguyễn Văn An',
        '/subject/birthDate': '12/03/1990',
        '/status': 'single',
      });
    }));

  it('goes back without losing what was typed on the way, and can wait for another day', () =>
    world(async (w) => {
      const draft = await begin(w);
      const half = { '/subject/fullName': 'Nguyễn Văn A', _go: 'back' };
      expect((await w.post(`${draft}/to-khai`, half, 'citizen An')).headers.location).toBe(`${draft}/noi-nop`);
      const fields = formOn((await w.get(`${draft}/to-khai`, 'citizen An')).body, `${draft}/to-khai`);
      expect(fields['/subject/fullName']).toBe('Nguyễn Văn A');
      const later = await w.post(`${draft}/to-khai`, { ...half, _go: 'later' }, 'citizen An');
      expect(later.headers.location).toBe('/ho-so-cua-toi');
      expect((await w.get(draft, 'citizen An')).headers.location).toBe(`${draft}/to-khai`);
    }));

  it('is stored composed when it was typed in decomposed Unicode', () =>
    world(async (w) => {
      const draft = await begin(w);
      const typed = { ...maritalAnswers, '/otherPurpose': 'Vay vốn ngân hàng'.normalize('NFD') };
      await w.post(`${draft}/to-khai`, typed, 'citizen An');
      expect(await drafts(w)).toMatchObject([{ answers: { otherPurpose: 'Vay vốn ngân hàng'.normalize('NFC') } }]);
    }));

  it('of somebody else is as if it were not there, on every page', () =>
    world(async (w) => {
      const draft = await begin(w);
      for (const page of ['', '/noi-nop', '/to-khai', '/giay-to', '/nguoi-nop', '/xem-lai', '/bo'])
        expect((await w.get(`${draft}${page}`, 'citizen Phượng')).statusCode).toBe(404);
      for (const page of ['/noi-nop', '/to-khai', '/nguoi-nop', '/xem-lai'])
        expect((await w.post(`${draft}${page}`, maritalAnswers, 'citizen Phượng')).statusCode).toBe(404);
      await w.post(`${draft}/bo`, {}, 'citizen Phượng');
      expect(await drafts(w)).toMatchObject([{ step: 'answers' }]);
    }));

  it('is not there under an address that is none', () =>
    world(async (w) => {
      expect((await w.get("/nop-ho-so/nhap/';--/to-khai", 'citizen An')).statusCode).toBe(404);
      expect((await w.post("/nop-ho-so/nhap/';--/xem-lai", {}, 'citizen An')).statusCode).toBe(404);
    }));

  it('is thrown away only after a question', () =>
    world(async (w) => {
      const draft = await begin(w);
      expect(textOf((await w.get(`${draft}/bo`, 'citizen An')).body)).toContain('không lấy lại được');
      expect(await drafts(w)).toHaveLength(1);
      await w.post(`${draft}/bo`, {}, 'citizen An');
      expect(await drafts(w)).toEqual([]);
    }));

  it('sent after sign-out comes back through /gui-lai and is kept', () =>
    world(async (w) => {
      const draft = await begin(w);
      const parked = await w.post(`${draft}/to-khai`, { ...maritalAnswers, '/otherPurpose': 'Vay vốn' });
      expect(parked.headers.location).toBe('/dang-nhap?den=%2Fgui-lai');
      const secret = /parked=([^;]+)/.exec(String(parked.headers['set-cookie']))?.[1];
      const cookie = `motcua=${await w.cookie('citizen An')}; parked=${secret}`;
      const page = await w.http.inject({ url: '/gui-lai', headers: { cookie } });
      const sent = await w.post(`${draft}/to-khai`, formOn(page.body, `${draft}/to-khai`), 'citizen An');
      expect(sent.headers.location).toBe(`${draft}/giay-to`);
      expect(await drafts(w)).toMatchObject([{ answers: { otherPurpose: 'Vay vốn' } }]);
    }));
});

describe('the papers', () => {
  const ways = (html: string, way: string): Fields =>
    Object.fromEntries([...html.matchAll(/name="(paper\d+)"/g)].map(([, name = '']) => [name, way]));

  it('leave out the declaration that the form takes the place of', () =>
    world(async (w) => {
      const draft = await begin(w);
      const { body } = await w.get(`${draft}/giay-to`, 'citizen An');
      expect(Object.keys(ways(body, ''))).toEqual(['paper3', 'paper4', 'paper5', 'paper6']);
      expect(textOf(body)).toContain('thay cho giấy tờ số 1, 2');
    }));

  it('each ask for a choice, and files sent without a word are one', () =>
    world(async (w) => {
      const draft = await begin(w);
      const page = `${draft}/giay-to`;
      const nothing = await postFiles(w, page, 'citizen An', { fields: { paper3: 'files', paper4: 'eaten' } });
      expect(nothing.statusCode).toBe(422);
      expect(textOf(nothing.body)).toContain('Hãy chọn tệp cho giấy tờ số 3');
      expect(textOf(nothing.body)).toContain('Hãy chọn cách nộp giấy tờ số 4');
      const fields = { paper3: 'not_needed', paper4: 'bring', paper6: 'not_needed' };
      const files = [{ field: 'files5', name: 'ảnh thẻ.png', content: png }];
      expect((await postFiles(w, page, 'citizen An', { fields, files })).headers.location).toBe(`${draft}/nguoi-nop`);
      expect(await drafts(w)).toMatchObject([
        { choices: { papers: { paper3: 'not_needed', paper4: 'bring', paper5: 'files' } } },
      ]);
    }));

  it('sent as files and said to come otherwise are kept, and asked about again', () =>
    world(async (w) => {
      const draft = await begin(w);
      const page = `${draft}/giay-to`;
      const others = { paper3: 'not_needed', paper4: 'not_needed', paper6: 'not_needed' };
      const files = [{ field: 'files5', name: 'ảnh thẻ.png', content: png }];
      const unclear = await postFiles(w, page, 'citizen An', { fields: { ...others, paper5: 'bring' }, files });
      expect(unclear.statusCode).toBe(422);
      expect(textOf(unclear.body)).toContain('nhưng chọn cách nộp khác');
      const clear = await postFiles(w, page, 'citizen An', { fields: { ...others, paper5: 'bring' } });
      expect(clear.headers.location).toBe(`${draft}/nguoi-nop`);
      expect((await drafts(w))[0]?.choices).toMatchObject({ papers: { paper5: 'bring' } });
    }));

  it('of one bad file say so, and keep the good one', () =>
    world(async (w) => {
      const draft = await begin(w);
      const fields = { paper3: 'not_needed', paper6: 'not_needed' };
      const files = [
        { field: 'files4', name: 'giả.pdf', content: png },
        { field: 'files5', name: 'ảnh thẻ.png', content: png },
        { field: 'files99', name: 'thừa.png', content: png },
      ];
      const answer = await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields, files });
      expect(answer.statusCode).toBe(422);
      expect(textOf(answer.body)).toContain('Tệp “giả.pdf” có đuôi .pdf nhưng nội dung là PNG');
      expect(textOf(answer.body)).toContain('ảnh thẻ.png');
      expect((await filesOf(w)).map(({ name }) => name)).toEqual(['ảnh thẻ.png']);
    }));

  it('lose a file only when its owner says so', () =>
    world(async (w) => {
      const draft = await begin(w);
      const files = [{ field: 'files5', name: 'ảnh thẻ.png', content: png }];
      await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields: {}, files });
      const [{ id } = { id: '' }] = await filesOf(w);
      const removed = await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields: { _remove: id } });
      expect(removed.headers.location).toBe(`${draft}/giay-to`);
      expect((await drafts(w))[0]?.choices).toMatchObject({ files: { paper5: [] } });
    }));

  it('reach the officers of both agencies with the dossier, and nobody before', () =>
    world(async (w) => {
      const draft = await begin(w, 'citizen An', { handling: 'H44.128' });
      await fillIn(w, draft);
      const files = [{ field: 'files5', name: 'ảnh thẻ.png', content: png }];
      const fields = { paper3: 'not_needed', paper4: 'not_needed', paper6: 'not_needed' };
      await postFiles(w, `${draft}/giay-to`, 'citizen An', { fields, files });
      const [{ id } = { id: '' }] = await filesOf(w);
      const address = `/tep/${agencies.a}/${id}`;
      expect((await w.get(address, 'officer Yên of B')).statusCode).toBe(404);
      expect((await w.post(`${draft}/xem-lai`, {}, 'citizen An')).statusCode).toBe(303);
      for (const who of ['clerk Bình', 'officer Yên of B', 'citizen An'] as const)
        expect((await w.get(address, who)).statusCode).toBe(200);
      expect((await w.get(address, 'citizen Phượng')).statusCode).toBe(404);
      expect(await w.rows('select ordinal, form, quantity from dossiers.required_paper order by ordinal')).toEqual([
        { ordinal: 1, form: 'electronic', quantity: 1 },
        { ordinal: 5, form: 'electronic', quantity: 1 },
      ]);
    }));
});

describe('the people', () => {
  const people: Fields = { phone: '0912345678', ownership: 'self', resultDelivery: 'counter' };

  it.each<[string, Fields, string]>([
    ['a telephone of eight digits', { phone: '09123456' }, 'phải gồm 10 chữ số'],
    ['an owner without name', { ownership: 'other', basis: 'cha' }, 'Hãy nhập họ tên chủ hồ sơ'],
    ['an owner without basis', { ownership: 'other', ownerName: 'Bùi Thị Cúc' }, 'Hãy ghi giấy ủy quyền'],
    [
      'a birth date in the future',
      { ownership: 'other', ownerName: 'Bùi Thị Cúc', basis: 'mẹ', ownerBirthDay: '11/03/2026' },
      'Ngày sinh không được ở sau hôm nay',
    ],
    [
      'an identity number that contradicts the year',
      {
        ownership: 'other',
        ownerName: 'Bùi Thị Cúc',
        basis: 'mẹ',
        ownerBirthDay: '01/01/1951',
        ownerIdentityNumber: '017150001234',
      },
      'không khớp với năm sinh',
    ],
    ['post without address', { resultDelivery: 'post' }, 'Hãy nhập địa chỉ nhận kết quả'],
    ['a way of delivery that there is not', { resultDelivery: 'pigeon' }, 'Hãy chọn cách nhận kết quả'],
  ])('refuse %s, and keep what was typed', (_, wrong, sentence) =>
    world(async (w) => {
      const draft = await begin(w);
      const answer = await w.post(`${draft}/nguoi-nop`, { ...people, ...wrong }, 'citizen An');
      expect(answer.statusCode).toBe(422);
      expect(textOf(answer.body)).toContain(sentence);
      expect((await drafts(w))[0]?.choices).toMatchObject({ people: wrong });
    }),
  );

  it('are read without what belongs to another choice', () =>
    world(async (w) => {
      const draft = await begin(w);
      const answer = await w.post(`${draft}/nguoi-nop`, { ...people, ownerPhone: 'gõ nhầm' }, 'citizen An');
      expect(answer.headers.location).toBe(`${draft}/xem-lai`);
    }));

  it('name an owner whom the submitter represents', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      const other = {
        ownership: 'other',
        ownerName: 'Bùi Thị Cúc',
        basis: 'con ruột',
        ownerIdentityNumber: '017151001234',
      };
      await w.post(`${draft}/nguoi-nop`, { ...people, ...other }, 'citizen An');
      await w.post(`${draft}/xem-lai`, {}, 'citizen An');
      const [row] = await dossiers(w);
      expect(row).toMatchObject({ owner_name: 'Bùi Thị Cúc', party_ids: [cast['citizen An']] });
      expect(row?.parties).toMatchObject({
        submitter: { fullName: 'Nguyễn Văn An' },
        owner: { fullName: 'Bùi Thị Cúc', identityNumber: '017151001234' },
        representative: { fullName: 'Nguyễn Văn An', basis: 'con ruột' },
      });
    }));
});

describe('the last page', () => {
  it('says what is missing, step by step, and cannot be passed by a forged form', () =>
    world(async (w) => {
      const draft = await begin(w);
      const page = await w.get(`${draft}/xem-lai`, 'citizen An');
      for (const step of ['to-khai', 'giay-to', 'nguoi-nop']) expect(page.body).toContain(`${draft}/${step}`);
      expect(textOf(page.body)).toContain('Còn thiếu trước khi nộp');
      expect(textOf(page.body)).not.toContain('Tôi cam đoan'.toUpperCase());
      expect(page.body).not.toContain('<button class="govuk-button" type="submit">Nộp hồ sơ');
      const forged = await w.post(`${draft}/xem-lai`, {}, 'citizen An');
      expect(forged.statusCode).toBe(422);
      expect(await dossiers(w)).toEqual([]);
      expect(await drafts(w)).toHaveLength(1);
    }));

  it('shows everything with masked numbers and a way to change each', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      const { body } = await w.get(`${draft}/xem-lai`, 'citizen An');
      expect(textOf(body)).toContain('Mua bán nhà đất');
      expect(textOf(body)).toContain('0912345678');
      expect(body).toContain(`${draft}/to-khai#`);
      expect(body).toContain('>Nộp hồ sơ</button>');
    }));

  it('sent twice makes one dossier and leads to the same receipt', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      const form = { _nonce: '0198f000-0000-4000-8000-00000000abce' };
      const first = await w.post(`${draft}/xem-lai`, form, 'citizen An');
      const second = await w.post(`${draft}/xem-lai`, form, 'citizen An');
      expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
      expect(second.headers.location).toBe(first.headers.location);
      expect(await dossiers(w)).toHaveLength(1);
    }));

  it('sent from two windows makes one dossier; the second is told where it is', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      await w.post(`${draft}/xem-lai`, {}, 'citizen An');
      const second = await w.post(`${draft}/xem-lai`, {}, 'citizen An');
      expect(second.statusCode).toBe(404);
      expect(textOf(second.body)).toContain('đã được nộp');
      expect(await dossiers(w)).toHaveLength(1);
    }));
});

/** Lets the catalogue say that a procedure is repealed. */
async function repeal(w: World, code: string, notes: string): Promise<void> {
  const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as { code: string }[];
  const records = catalogue.filter((record) => record.code === code);
  const repealed = records.map((record) => ({ ...record, status: 'repealed', notes }));
  const imported = { on: '2026-03-01', by: 'test', at: w.now() };
  await w.database.write({ agencies: [] }, (tx) => importProcedures(tx, repealed, imported));
}

describe('a procedure that cannot be filed', () => {
  it('because it is repealed says so, at the beginning and at the end of a draft', () =>
    world(async (w) => {
      const draft = await begin(w);
      await fillIn(w, draft);
      await repeal(w, '1.004873', 'Bị bãi bỏ 01/3/2026 – thay bằng 1.001193');
      const page = await w.get(maritalPage, 'citizen An');
      expect(page.statusCode).toBe(409);
      expect(textOf(page.body)).toContain('bị bãi bỏ từ ngày 01/03/2026');
      expect(page.body).toContain('href="/thu-tuc/1.001193"');
      const sent = await w.post(`${draft}/xem-lai`, {}, 'citizen An');
      expect(sent.statusCode).toBe(409);
      expect(textOf(sent.body)).toContain('không nhận hồ sơ mới');
      expect(await dossiers(w)).toEqual([]);
    }));

  it('because it is not offered online leads to the centres', () =>
    world(async (w) => {
      const page = await w.get('/nop-ho-so/2.000815', 'citizen An');
      expect(page.statusCode).toBe(409);
      expect(textOf(page.body)).toContain('chưa nhận hồ sơ trực tuyến');
      expect(textOf(page.body)).toContain('Trung tâm Phục vụ hành chính công xã An Nghĩa');
      expect(
        (await w.post('/nop-ho-so/2.000815', { receiving: 'H44.127', handling: '' }, 'citizen An')).statusCode,
      ).toBe(409);
    }));

  it('because the chosen commune does not receive it says which, and another can be chosen', () =>
    world(async (w) => {
      const adjust = '/can-bo/thu-tuc/1.004873/quy-trinh';
      const { isReceived: _, ...rules } = formOn((await w.get(adjust, 'administrator Thu')).body, adjust);
      const adjusted = await w.post(adjust, { ...rules, legalRef: 'Quyết định 99/QĐ-UBND' }, 'administrator Thu');
      expect(adjusted.statusCode).toBe(303);
      expect((await w.get(maritalPage, 'citizen An')).statusCode).toBe(200);
      const refused = await w.post(maritalPage, { receiving: 'H44.127', handling: '' }, 'citizen An');
      expect(refused.statusCode).toBe(409);
      expect(textOf(refused.body)).toContain('Ủy ban nhân dân xã Lạc Thuỷ không nhận thủ tục này');
      expect(await begin(w, 'citizen An', { receiving: 'H44.128' })).toContain('/nop-ho-so/nhap/');
    }));

  it('because there is none of that code is not found', () =>
    world(async (w) => {
      expect((await w.get('/nop-ho-so/9.999999', 'citizen An')).statusCode).toBe(404);
    }));
});
