import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { agencies, type CastMember } from '#test/cast';
import { textOf } from '#test/citizen';
import { type World, world } from '#test/world';
import { importProcedures } from '../../actions/import-procedures.ts';
import type { CatalogueRecord } from '../../catalogue-record.ts';
import { listNotices } from '../../posted-notice-store.ts';

const code = '1.004873';
const staffPage = `/can-bo/thu-tuc/${code}`;
const atA = `/thu-tuc/${code}?xa=H44.127`;
const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const marital = catalogue.find((record) => record.code === code)!;

const words = {
  steps: 'Bước một của bản thử\r\n\r\nBước hai của bản thử',
  legalRef: 'Quyết định 77/QĐ-UBND',
  validFrom: '10/03/2026',
};
const enter = (w: World, who: CastMember, typed: Partial<typeof words> = {}) =>
  w.post(`${staffPage}/trinh-tu`, { ...words, ...typed }, who);
const seen = async (w: World, url: string, who?: CastMember) => textOf((await w.get(url, who)).body);

test('where nothing says the sequence, staff are told that it is missing and citizens see nothing of it', () =>
  world(async (w) => {
    expect(await seen(w, staffPage, 'clerk Bình')).toContain('Danh mục chưa ghi trình tự thực hiện');
    expect(await seen(w, atA)).not.toContain('Trình tự thực hiện');
  }));

test('what the province enters is posted for its communes from its day on: page, kiosk and printed notice', () =>
  world(async (w) => {
    const before = await seen(w, atA);
    expect((await enter(w, 'supervisor Tuấn', { validFrom: '12/03/2026' })).statusCode).toBe(303);
    expect(await seen(w, atA)).toBe(before);
    w.at('2026-03-12 09:00');
    for (const url of [atA, `/thu-tuc/${code}`, `/quay-thong-tin/${code}?xa=H44.128`])
      expect([url, await seen(w, url)]).toEqual([
        url,
        expect.stringMatching(
          /Trình tự thực hiện.*Bước một của bản thử.*Bước hai của bản thử.*Quyết định 77\/QĐ-UBND/s,
        ),
      ]);
    const staff = await seen(w, staffPage, 'clerk Bình');
    expect(staff).toContain('Nhập theo Quyết định 77/QĐ-UBND, áp dụng từ ngày 12/03/2026');
    expect(staff).toContain('Quy trình nội bộ');
    expect(await w.events()).toMatchObject({ 'procedures.sequence_entered': 1 });
    expect((await w.get(`/thu-tuc/${code}/thong-bao.pdf?xa=H44.127`)).statusCode).toBe(200);
  }));

test('a commune’s own stands above the province’s there, and a later one above an earlier', () =>
  world(async (w) => {
    await enter(w, 'supervisor Tuấn');
    await enter(w, 'administrator Thu', { steps: 'Bước của xã A' });
    expect(await seen(w, atA)).toContain('Bước của xã A');
    expect(await seen(w, `/thu-tuc/${code}?xa=H44.128`)).toContain('Bước một của bản thử');
    w.at('2026-03-10 15:00');
    await enter(w, 'administrator Thu', { steps: 'Bước của xã A, nhập lại' });
    expect(await seen(w, atA)).toContain('nhập lại');
  }));

test('once the catalogue has a sequence it is that one, and no other is entered', () =>
  world(async (w) => {
    await enter(w, 'supervisor Tuấn');
    const fuller = { ...marital, steps: ['Bước của danh mục'] };
    await w.database.write({ agencies: [] }, (tx) =>
      importProcedures(tx, [fuller], { on: '2026-03-10', by: 'test', at: w.now() }),
    );
    const page = await seen(w, atA);
    expect([page.includes('Bước của danh mục'), page.includes('Bước một của bản thử')]).toEqual([true, false]);
    expect((await w.get(`${staffPage}/trinh-tu`, 'supervisor Tuấn')).statusCode).toBe(404);
    expect((await enter(w, 'supervisor Tuấn')).statusCode).toBe(409);
  }));

test('a notice at the office is outdated once a sequence is entered that it does not show', () =>
  world(async (w) => {
    const state = async () => {
      const register = { agencyId: agencies.a, day: '2026-03-10', codes: [code] };
      return (await w.read('clerk Bình', (db) => listNotices(db, register))).notices[0]!;
    };
    const { versionId } = await state();
    const url = '/can-bo/thu-tuc/niem-yet';
    await w.post(url, { shown: code, chosen: `${code} ${versionId}.0` }, 'clerk Bình');
    expect((await state()).state).toBe('posted');
    w.at('2026-03-10 15:00');
    await enter(w, 'supervisor Tuấn');
    expect((await state()).state).toBe('outdated');
  }));

test.each([
  ['no step', { steps: ' ' }, 'Hãy nhập các bước của trình tự'],
  ['no basis', { legalRef: '' }, 'Hãy nhập căn cứ'],
  ['no day', { validFrom: '31/02/2026' }, 'phải là ngày có thật'],
])('refuses %s beside its field, and keeps what was typed', (_, wrong, says) =>
  world(async (w) => {
    const { statusCode, body } = await enter(w, 'supervisor Tuấn', wrong);
    expect([statusCode, body.includes(says)]).toEqual([422, true]);
    expect((await enter(w, 'supervisor Tuấn', { legalRef: '' })).body).toContain('Bước hai của bản thử');
  }),
);

test('a clerk, and whoever does not work for an agency, enters none', () =>
  world(async (w) => {
    expect((await enter(w, 'clerk Bình')).statusCode).toBe(403);
    expect((await enter(w, 'citizen An')).statusCode).toBe(403);
    expect(await w.rows('select from procedures.entered_sequence')).toEqual([]);
  }));
