import { expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { certifiedCopiesFor } from '#test/over-http';
import { type World, world } from '#test/world';

const filled = { ...certifiedCopiesFor('Nguyễn Văn An'), ownerIdentityNumber: '017090001234' };

/** Repealed in the catalogue. */
const repealed = '2.001009';

const at = (procedure: string) => `/can-bo/tiep-nhan/${procedure}`;

const receive = (w: World, changes: Record<string, string> = {}, procedure = certifiedCopies) =>
  w.post(at(procedure), { ...filled, ...changes }, 'clerk Bình');

test('a clerk receives certified copies in the morning and promises them for the same day', () =>
  world(async (w) => {
    w.at('2026-03-10 09:15');
    const answer = await receive(w);
    expect(answer.headers.location).toBe('/can-bo/ho-so/H44.127-260310-0001');
    const page = await w.get(String(answer.headers.location), 'clerk Bình');
    expect(page.body).toContain('10/03/2026');
    expect(page.body).toContain('10.000 đồng');
  }));

test('after 15:00 before Tết the same dossier is promised for the first working day after it', () =>
  world(async (w) => {
    w.at('2026-02-13 15:20');
    const { headers } = await receive(w);
    const page = await w.get(String(headers.location), 'clerk Bình');
    expect(page.body).toContain('23/02/2026');
    expect(page.body).toContain('Tết Nguyên đán');
  }));

test('the card of a citizen fills in the owner, with and without scripts', () =>
  world(async (w) => {
    const scan = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, Lạc Thuỷ, Phú Thọ|25042021';
    const page = await w.post(`${at(certifiedCopies)}/quet-the`, { scan, content: 'đã gõ' }, 'clerk Bình');
    expect(page.body).toContain('value="12/03/1990"');
    expect(page.body).toContain('đã gõ');
    const wrong = await w.post(`${at(certifiedCopies)}/quet-the`, { scan: 'xyz', ownerName: 'Đã gõ' }, 'clerk Bình');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Đã gõ');
  }));

test('that the owner is the one of a card that was read is recorded, and not of a number typed over it', () =>
  world(async (w) => {
    const scan = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, Lạc Thuỷ, Phú Thọ|25042021';
    const page = await w.post(`${at(certifiedCopies)}/quet-the`, { scan }, 'clerk Bình');
    expect(page.body).toContain('name="ownerCardNumber" value="017090001234"');
    const read = { ownerCardNumber: '017090001234', ownerIdentityNumber: '017090001234' };
    for (const fields of [read, { ...read, ownerCardNumber: '017090009999' }, {}]) await receive(w, fields);
    expect(await w.rows('select identity_from from dossiers.dossier order by code')).toEqual([
      { identity_from: 'card' },
      { identity_from: null },
      { identity_from: null },
    ]);
  }));

test.each([
  ['a name left out', { ownerName: ' ' }, 'Hãy nhập họ và tên'],
  ['a birth date in the future', { ownerBirthDay: '01/01/2027', ownerIdentityNumber: '' }, 'không được ở sau hôm nay'],
  ['a number that contradicts the sex', { ownerSex: 'female' }, 'Giới tính không khớp với số định danh'],
  ['a number that contradicts the year', { ownerBirthDay: '12/03/1991' }, 'Năm sinh không khớp với số định danh'],
  ['a number of eleven digits', { ownerIdentityNumber: '01709000123' }, 'phải gồm đúng 12 chữ số'],
  ['an original without a name', { original: '' }, 'Hãy ghi tên bản chính'],
  ['an original without pages', { pages: '' }, 'Hãy ghi số trang của bản chính'],
  ['no paper at all', { paper1: '' }, 'ít nhất một giấy tờ'],
  ['post without an address', { resultDelivery: 'post' }, 'Hãy nhập địa chỉ'],
])('%s gets a message beside the field and keeps what was typed', (_what, changes, message) =>
  world(async (w) => {
    const answer = await receive(w, changes as Record<string, string>);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    expect(answer.body).toContain('Chứng thực bản sao bằng tốt nghiệp');
    expect(await w.events()).toEqual({});
  }),
);

test('a name in decomposed Unicode is stored composed, its tone where its owner puts it', () =>
  world(async (w) => {
    await receive(w, { ownerName: 'Nguyễn Thuỷ Hoà'.normalize('NFD') });
    expect(await w.rows('select owner_name from dossiers.dossier')).toEqual([{ owner_name: 'Nguyễn Thuỷ Hoà' }]);
    expect(
      (await w.get(`/can-bo?xem=unassigned&tim=${encodeURIComponent('thuy hoa')}`, 'officer Khánh')).statusCode,
    ).toBe(200);
  }));

test('commune A receives for commune B, which settles it and sees it', () =>
  world(async (w) => {
    const { headers } = await receive(w, { handlingAgencyId: agencies.b, feeAmount: '0' }, maritalStatus);
    const url = String(headers.location);
    expect((await w.get(url, 'officer Yên of B')).statusCode).toBe(200);
    expect((await w.get('/can-bo?xem=processing', 'leader Sơn of B')).body).toContain('H44.127-260310-0001');
    expect((await w.get('/can-bo?xem=processing', 'leader Chi')).body).not.toContain('H44.127-260310-0001');
  }));

test('a repealed procedure is refused with the rule', () =>
  world(async (w) => {
    const answer = await receive(w, {}, repealed);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('đã bị bãi bỏ');
  }));

test.each([
  ['1', '1', '2.000 đồng'],
  ['3', '2', '10.000 đồng'],
  ['500', '1', '200.000 đồng'],
])('the fee for %s pages and %s copies is worked out by the rule: %s', (pages, copies, due) =>
  world(async (w) => {
    const { headers } = await receive(w, { pages, copies });
    expect((await w.get(String(headers.location), 'clerk Bình')).body).toContain(`${due} – Chưa nộp`);
  }),
);
