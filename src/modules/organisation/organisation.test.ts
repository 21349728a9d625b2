import { expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { agencies, staffIdOf } from '#test/cast';
import { world } from '#test/world';
import { locateAgency } from './actions/locate-agency.ts';
import { isAgencyCode } from './agency.ts';
import { findAgencyByCode, getAgency, listAgencies, listAgencyIdsBelow } from './agency-store.ts';
import { listDelegations, listHolders } from './staff-store.ts';

const delegation = {
  toStaffId: staffIdOf('leader Dũng'),
  form: 'KT',
  validFrom: '10/03/2026',
  validTo: '31/12/2026',
  legalRef: 'QĐ 12/QĐ-UBND',
};

test.each([
  ['H44.127', true],
  ['000.00.127.H44', true],
  ['G22', true],
  ['H4', false],
  ['xã Lạc Thuỷ', false],
])('the identifier %s is well formed: %s', (code, expected) => expect(isAgencyCode(code)).toBe(expected));

test('an agency is found by its present and by its older identifier', () =>
  world(async (w) => {
    for (const code of ['H44.127', '000.00.127.H44'])
      expect((await w.read('clerk Bình', (db) => findAgencyByCode(db, code)))?.id).toBe(agencies.a);
  }));

test('the province has three communes below it', () =>
  world(async (w) => {
    expect(await w.read('supervisor Tuấn', (db) => listAgencyIdsBelow(db, agencies.province))).toHaveLength(4);
    expect(await w.read('clerk Bình', (db) => listAgencies(db, 'commune'))).toHaveLength(3);
  }));

test('a leader lets the deputy sign in her name, and takes it back', () =>
  world(async (w) => {
    expect((await w.post('/can-bo/co-quan/giao-ky', delegation, 'leader Chi')).statusCode).toBe(303);
    const inForce = () => w.read('leader Chi', (db) => listDelegations(db, agencies.a, '2026-03-10'));
    const [given] = await inForce();
    expect(given).toMatchObject({ form: 'KT', toName: 'Bùi Văn Dũng', fromName: 'Lê Thị Chi' });
    expect((await w.get('/can-bo/co-quan', 'clerk Bình')).body).toContain('KT. (ký thay)');
    await w.post(`/can-bo/co-quan/giao-ky/${given?.id}/thu-hoi`, {}, 'leader Chi');
    expect(await inForce()).toEqual([]);
  }));

test.each([
  ['to herself', { toStaffId: staffIdOf('leader Chi') }, 'Không giao ký cho chính mình'],
  ['backwards in time', { validTo: '01/01/2026' }, 'Ngày kết thúc phải sau'],
  ['without a decision', { legalRef: '' }, 'Hãy nhập văn bản giao'],
])('a delegation %s is refused in words', (_how, change, message) =>
  world(async (w) => {
    const answer = await w.post('/can-bo/co-quan/giao-ky', { ...delegation, ...change }, 'leader Chi');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
  }),
);

test('a clerk cannot delegate, and the leader of another commune cannot see ours', () =>
  world(async (w) => {
    expect((await w.post('/can-bo/co-quan/giao-ky', delegation, 'clerk Bình')).statusCode).toBe(403);
    await w.post('/can-bo/co-quan/giao-ky', delegation, 'leader Chi');
    expect((await w.get('/can-bo/co-quan', 'leader Sơn of B')).body).not.toContain('QĐ 12/QĐ-UBND');
  }));

test('whoever is added can be given work, and whoever left cannot', () =>
  world(async (w) => {
    const holders = () =>
      w.read('administrator Thu', (db) => listHolders(db, agencies.a, 'land_officer', '2026-03-10'));
    await w.post(
      '/can-bo/co-quan/them-can-bo',
      { fullName: 'Bùi Văn Mới', positionCode: 'land_officer', roles: 'handling_officer' },
      'administrator Thu',
    );
    const added = (await holders()).find(({ fullName }) => fullName === 'Bùi Văn Mới');
    expect(added).toBeDefined();
    expect((await w.get('/can-bo/quan-tri/tai-khoan', 'administrator Thu')).body).toContain('buivanmoi@lacthuy');
    await w.post(`/can-bo/co-quan/can-bo/${added?.id}/thoi-vi-tri`, {}, 'administrator Thu');
    expect((await holders()).map(({ fullName }) => fullName)).not.toContain('Bùi Văn Mới');
  }));

test('a position that nobody knows is answered beside its field, and nobody is added', () =>
  world(async (w) => {
    const typed = { fullName: 'Bùi Văn Mới', positionCode: 'king', roles: 'handling_officer' };
    const answer = await w.post('/can-bo/co-quan/them-can-bo', typed, 'administrator Thu');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Hãy chọn một vị trí trong danh sách');
    expect(answer.body).toContain('value="Bùi Văn Mới"');
    expect(await w.events()).toEqual({});
  }));

test('an administrator puts the commune on the map, with the comma or the point, and takes it off again', () =>
  world(async (w) => {
    const url = '/can-bo/co-quan/vi-tri';
    const location = () => w.read('clerk Bình', async (db) => (await getAgency(db, agencies.a)).location);
    expect((await w.post(url, { latitude: '20,48861', longitude: '105.77' }, 'administrator Thu')).statusCode).toBe(
      303,
    );
    expect(await location()).toEqual({ latitude: 20.48861, longitude: 105.77 });
    expect((await w.get('/can-bo/co-quan', 'clerk Bình')).body).toContain('Vĩ độ 20,48861, kinh độ 105,77');
    expect((await w.get(url, 'administrator Thu')).body).toContain('value="20,48861"');
    await w.post(url, {}, 'administrator Thu');
    expect(await location()).toBeNull();
    const [first, second] = (await w.read('clerk Bình', (db) => listFacts(db, agencies.a, agencies.a))).map(
      ({ type, actorName, data }) => ({ type, actorName, ...data }),
    );
    const by = { type: 'organisation.agency_located', actorName: 'Đỗ Thị Thu' };
    expect(first).toMatchObject({ ...by, location: { latitude: 20.48861, longitude: 105.77 } });
    expect(second).toMatchObject({ ...by, location: null, before: { latitude: 20.48861, longitude: 105.77 } });
  }));

test('a place that cannot be, or half of one, is answered beside its field, and only the administrator of the agency sets one', () =>
  world(async (w) => {
    const url = '/can-bo/co-quan/vi-tri';
    const swapped = await w.post(url, { latitude: '105,7789', longitude: '20,4886' }, 'administrator Thu');
    expect(swapped.statusCode).toBe(422);
    expect(swapped.body).toContain('Vĩ độ phải là độ thập phân từ 7 đến 24');
    expect(swapped.body).toContain('Kinh độ phải là độ thập phân từ 102 đến 118');
    expect(swapped.body).toContain('value="105,7789"');
    const half = await w.post(url, { latitude: '20,4886' }, 'administrator Thu');
    expect(half.statusCode).toBe(422);
    expect(half.body).not.toContain('Vĩ độ phải là');
    for (const who of ['leader Chi', 'clerk Bình', 'supervisor Tuấn'] as const)
      expect((await w.post(url, { latitude: '20', longitude: '105' }, who)).statusCode).toBe(403);
    const elsewhere = w.act('administrator Thu', (act) => locateAgency(act, agencies.b, null));
    await expect(elsewhere).rejects.toMatchObject({ status: 403 });
    expect(await w.events()).toEqual({});
  }));
