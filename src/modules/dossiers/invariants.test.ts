import { describe, expect, test } from 'vitest';
import type { Invariant } from '#platform/module';
import { agencies } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { apologiseForDelay } from './actions/apologise-for-delay.ts';
import { refuseIntake } from './actions/refuse-dossier.ts';
import { requestSupplement } from './actions/request-supplement.ts';
import type { Dossier } from './dossier.ts';
import { foldState } from './events.ts';
import {
  decisionsHavePapers,
  dossierInvariants,
  moneyAddsUp,
  nothingShouldHaveLapsed,
  numbersHaveNoGap,
  statesFollowFacts,
  timesAreTold,
  wordsAreDestroyed,
} from './invariants.ts';

const broken = (w: World, invariant: Invariant) => invariant.violations(w.database, [agencies.a, agencies.b], w.tools);

const refusal = { reason: 'Không thuộc thẩm quyền giải quyết', legalRef: 'Điều 17, NĐ 118/2025/NĐ-CP' };

async function settled(w: World): Promise<Dossier> {
  const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
  const at = `/can-bo/ho-so/${dossier.code}`;
  await w.post(`${at}/chuyen-buoc`, {}, 'head Long');
  await w.post(`${at}/du-thao`, { title: 'Giấy xác nhận', content: 'Xác nhận.' }, 'officer Khánh');
  await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
  await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai');
  return dossier;
}

test('all invariants hold after a day of ordinary work', () =>
  world(async (w) => {
    await settled(w);
    await receive(w, 'clerk Bình', await file(w, 'citizen An', { handlingCode: 'H44.128' }));
    const refused = await file(w, 'citizen An');
    await w.act('clerk Bình', (act) => refuseIntake(act, refused, refusal));
    const late = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    await w.act('leader Chi', (act) =>
      apologiseForDelay(act, late, { reason: 'Chờ xác minh', newPromisedAt: late.promisedAt! + 86_400_000 }),
    );
    w.at('2026-03-11 09:00');
    await file(w, 'citizen An');
    for (const invariant of dossierInvariants) expect(await broken(w, invariant), invariant.says).toEqual([]);
  }));

test('a time of settling that is not the one its result told is named', () =>
  world(async (w) => {
    const { id, code } = await settled(w);
    expect(await w.rows('select spent_unit, spent from dossiers.result where dossier_id = $1', [id])).toEqual([
      { spent_unit: 'working_day', spent: 0 },
    ]);
    await w.rows('update dossiers.result set spent = 2 where dossier_id = $1', [id]);
    expect(await broken(w, timesAreTold)).toEqual([`${code} took 2.0000 working_day, by its facts 0.0000 working_day`]);
  }));

describe('the state of a dossier is the one its facts tell', () => {
  test('so that one changed past the journal is named', () =>
    world(async (w) => {
      const { id, code } = await file(w, 'citizen An');
      await w.rows("update dossiers.dossier set state = 'withdrawn' where id = $1", [id]);
      expect(await broken(w, statesFollowFacts)).toEqual([`${code} is withdrawn, by its facts submitted`]);
    }));

  test('also where the officer who began first acted second', () => {
    const fact = (state: string, version: number) => ({ data: { dossier: { state, version } } });
    expect(foldState([fact('submitted', 1), fact('withdrawn', 3), fact('processing', 2)])).toBe('withdrawn');
    expect(foldState([])).toBeUndefined();
  });
});

describe('numbers have no gap and no double', () => {
  test('so that a dossier that vanished is noticed', () =>
    world(async (w) => {
      const { id } = await file(w, 'citizen An');
      await file(w, 'citizen An');
      await w.rows('delete from dossiers.required_paper where dossier_id = $1', [id]);
      await w.rows('delete from dossiers.dossier_party where dossier_id = $1', [id]);
      await w.rows('delete from dossiers.dossier where id = $1', [id]);
      expect(await broken(w, numbersHaveNoGap)).toEqual([
        'dossier since 2026-03-10: the counter gave 2; 1 numbers are used, 1 different ones up to 2',
      ]);
    }));

  test('so that a code given without the counter is noticed', () =>
    world(async (w) => {
      await file(w, 'citizen An');
      await w.rows('update dossiers.number_counter set last = 0');
      expect(await broken(w, numbersHaveNoGap)).toHaveLength(1);
      await w.rows('delete from dossiers.number_counter');
      expect(await broken(w, numbersHaveNoGap)).toHaveLength(1);
    }));

  test('so that two refusals under one number are noticed', () =>
    world(async (w) => {
      for (let i = 0; i < 2; i++) {
        const dossier = await file(w, 'citizen An');
        await w.act('clerk Bình', (act) => refuseIntake(act, dossier, refusal));
      }
      await w.rows('update dossiers.refusal set number = 1');
      expect(await broken(w, numbersHaveNoGap)).toEqual([
        'refusal since 2026-01-01: the counter gave 2; 2 numbers are used, 1 different ones up to 1',
      ]);
    }));
});

test('a dossier that was destroyed and left its words behind is named', () =>
  world(async (w) => {
    const { id, code } = await settled(w);
    await w.rows('update dossiers.dossier set destroyed_at = now() where id = $1', [id]);
    expect(await broken(w, wordsAreDestroyed)).toEqual([code]);
  }));

test('a settled dossier without an issued result is named', () =>
  world(async (w) => {
    const { id, code } = await settled(w);
    expect(await broken(w, decisionsHavePapers)).toEqual([]);
    await w.rows('update dossiers.result set issued_at = null where dossier_id = $1', [id]);
    expect(await broken(w, decisionsHavePapers)).toEqual([code]);
  }));

test('a dossier that should have been closed long ago is named', () =>
  world(async (w) => {
    const dossier = await file(w, 'citizen An');
    await w.act('clerk Bình', (act) =>
      requestSupplement(act, dossier, { items: ['Bản chính'], reason: 'Hồ sơ còn thiếu' }),
    );
    await w.rows("update dossiers.supplement_request set answer_by = '2999-01-01'");
    expect(await broken(w, nothingShouldHaveLapsed)).toEqual([]);
    await w.rows("update dossiers.supplement_request set answer_by = '2026-01-05'");
    expect(await broken(w, nothingShouldHaveLapsed)).toEqual([`${dossier.code} was to be completed by 2026-01-05`]);
  }));

describe('the money of a dossier adds up', () => {
  const owing = async (w: World): Promise<Dossier> => {
    const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    await w.rows(`insert into dossiers.fee (agency_id, dossier_id, id, kind, name, amount, basis)
      values ('${agencies.a}', '${dossier.id}', gen_random_uuid(), 'charge', 'Lệ phí', 8000, 'Theo quy định')`);
    await w.rows("update dossiers.dossier set fee_total = 8000, fee_state = 'due' where id = $1", [dossier.id]);
    return dossier;
  };

  test('owed, and paid at the counter', () =>
    world(async (w) => {
      const { code } = await owing(w);
      expect(await broken(w, moneyAddsUp)).toEqual([]);
      const paid = await w.post(`/can-bo/ho-so/${code}/thu-phi`, { paidBy: 'An', method: 'cash' }, 'clerk Bình');
      expect(paid.statusCode).toBe(303);
      expect(await broken(w, moneyAddsUp)).toEqual([]);
    }));

  test.each([
    ['a fee that is another than what is owed', 'update dossiers.fee set amount = 5000'],
    ['money that nobody wrote down', `update dossiers.fee set paid_at = '2026-03-10'`],
    ['a state that its fees do not bear out', `update dossiers.dossier set fee_state = 'paid'`],
  ])('and %s is named', (_, change) =>
    world(async (w) => {
      const { code } = await owing(w);
      await w.rows(change);
      expect(await broken(w, moneyAddsUp)).toEqual([
        expect.stringMatching(new RegExp(`^${code} is (due|paid) with 8000`)),
      ]);
    }),
  );
});
