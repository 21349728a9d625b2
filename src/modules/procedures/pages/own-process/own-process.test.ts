import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { type World, world } from '#test/world';
import { replaceLocalRule } from '../../agency-store.ts';
import { rulesOfAgency } from '../../rules-of-agency.ts';
import { findVersionOn } from '../../version-store.ts';

const address = '/can-bo/thu-tuc/1.004873';

const rulesAt = (w: World, agencyId: string, day = '2026-03-10') =>
  w.database.read({ agencies: [] }, async (db) => {
    const stored = await findVersionOn(db, '1.004873', day);
    if (!stored) throw new Error('No version');
    return rulesOfAgency(db, stored.version, { agencyId, day, channel: 'direct' });
  });

/** Two working days: receive 4 h, appraise 8 h, sign 4 h, and handing over that does not count. */
const twoDays = {
  isReceived: 'yes',
  unit: 'working_day',
  amount: '2',
  legalRef: 'Quyết định 99/QĐ-UBND',
  'name-1': 'Tiếp nhận',
  'position-1': 'counter_clerk',
  'hours-1': '4',
  'counted-1': 'yes',
  'name-2': 'Xác minh, dự thảo',
  'position-2': 'justice_officer',
  'hours-2': '7,5',
  'counted-2': 'yes',
  'name-3': 'Ký',
  'position-3': 'commune_chair',
  'hours-3': '4,5',
  'counted-3': 'yes',
  'name-4': 'Trả kết quả',
  'position-4': 'counter_clerk',
  'hours-4': '0',
};

describe('the internal process', () => {
  test('is shown to staff with who holds each position', () =>
    world(async (w) => {
      const { body, statusCode } = await w.get(address, 'clerk Bình');
      expect(statusCode).toBe(200);
      expect(body).toContain('Phạm Quốc Khánh');
      expect(body).toContain('3 ngày làm việc');
      expect(body).not.toContain(`${address}/quy-trinh`);
    }));

  test('is nothing for citizens and visitors', () =>
    world(async (w) => {
      expect((await w.get(address, 'citizen An')).statusCode).toBe(403);
      expect([302, 303, 401, 403]).toContain((await w.get(address)).statusCode);
    }));

  test('is changed by the administrator, for their own agency and from today on', () =>
    world(async (w) => {
      const answer = await w.post(`${address}/quy-trinh`, twoDays, 'administrator Thu');
      expect([answer.statusCode, answer.headers.location]).toEqual([303, address]);
      const atA = await rulesAt(w, agencies.a);
      expect(atA.localLimit).toMatchObject({ unit: 'working_day', amount: 2, legalRef: 'Quyết định 99/QĐ-UBND' });
      expect(atA.statutoryLimit).toMatchObject({ unit: 'working_day', amount: 3 });
      expect(atA.steps.map((step) => step.workingHours)).toEqual([4, 7.5, 4.5, 0]);
      expect((await rulesAt(w, agencies.b)).localLimit).toBeUndefined();
      expect(await w.events()).toMatchObject({ 'procedures.adjusted': 1 });
    }));

  test('keeps what held before for the days before', () =>
    world(async (w) => {
      await w.post(`${address}/quy-trinh`, twoDays, 'administrator Thu');
      w.at('2026-05-04');
      const oneDay = { ...twoDays, amount: '1', 'hours-1': '1', 'hours-2': '5', 'hours-3': '2' };
      await w.post(`${address}/quy-trinh`, oneDay, 'administrator Thu');
      expect((await rulesAt(w, agencies.a, '2026-05-03')).localLimit?.amount).toBe(2);
      expect((await rulesAt(w, agencies.a, '2026-05-04')).localLimit?.amount).toBe(1);
    }));

  test('is not changed by a clerk', () =>
    world(async (w) => {
      expect((await w.post(`${address}/quy-trinh`, twoDays, 'clerk Bình')).statusCode).toBe(403);
      expect((await rulesAt(w, agencies.a)).localLimit).toBeUndefined();
    }));

  test.each([
    ['steps that do not add up', { 'hours-2': '1' }, 'cộng lại là 9.5 giờ, trong khi thời hạn là 16 giờ'],
    ['a limit longer than the law', { amount: '5', 'hours-2': '31,5' }, 'không được dài hơn thời hạn theo quy định'],
    ['hours that are no number', { 'hours-1': 'bốn' }, 'Giờ phải là số'],
    ['a step that nobody does', { 'position-2': '' }, 'Hãy chọn người làm bước này'],
    ['no basis', { legalRef: '' }, 'Hãy nhập căn cứ'],
  ])('refuses %s, says why beside the field, and keeps what was typed', (_, wrong, says) =>
    world(async (w) => {
      const { statusCode, body } = await w.post(`${address}/quy-trinh`, { ...twoDays, ...wrong }, 'administrator Thu');
      expect(statusCode).toBe(422);
      expect(body).toContain(says);
      expect(body).toContain('Xác minh, dự thảo');
      expect((await rulesAt(w, agencies.a)).localLimit).toBeUndefined();
    }),
  );

  test('of another agency cannot be reached through the database either', () =>
    world(async (w) => {
      const decision = { agencyId: agencies.b, code: '1.004873', day: '2026-03-10', by: 'x', at: 0, legalRef: 'x' };
      const entering = w.act('administrator Thu', ({ tx }) => replaceLocalRule(tx, decision, { isReceived: false }));
      await expect(entering).rejects.toThrow(/row-level security/);
    }));
});
