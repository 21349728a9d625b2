import { expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { world } from '#test/world';
import { apologiseForDelay } from './actions/apologise-for-delay.ts';
import { refuseIntake, refuseSettlement } from './actions/refuse-dossier.ts';
import { requestSupplement } from './actions/request-supplement.ts';
import { withdrawDossier } from './actions/withdraw-dossier.ts';

const refusal = { reason: 'Không thuộc thẩm quyền giải quyết', legalRef: 'Điều 17, NĐ 118/2025/NĐ-CP' };
const reason = 'Người nộp không còn nhu cầu';

test('refusals, apologies and stop notices are numbered by year, each in a series of its own', () =>
  world(async (w) => {
    const filed = () => file(w, 'citizen An');
    const refused = async () => {
      const dossier = await filed();
      return w.act('clerk Bình', (act) => refuseIntake(act, dossier, refusal));
    };
    await refused();
    await refused();
    const stopped = await filed();
    await w.act('clerk Bình', (act) =>
      withdrawDossier(act, stopped, { permission: 'dossier.withdraw', reason, askedBy: 'Nguyễn Văn An' }),
    );
    const late = await receive(w, 'clerk Bình', await filed());
    w.at('2026-03-12 09:00');
    await w.act('leader Dũng', (act) =>
      apologiseForDelay(act, late, { reason: 'Chờ xác minh', newPromisedAt: late.promisedAt! + 86_400_000 }),
    );
    w.at('2027-01-04 09:00');
    await refused();
    expect(await w.rows('select number from dossiers.refusal order by refused_at, number')).toEqual([
      { number: 1 },
      { number: 2 },
      { number: 1 },
    ]);
    expect(await w.rows('select number, signed_as, signed_for from dossiers.withdrawal')).toEqual([
      { number: 1, signed_as: 'Công chức tiếp nhận', signed_for: null },
    ]);
    expect(await w.rows('select number, signed_by_position, signed_for from dossiers.apology')).toEqual([
      { number: 1, signed_by_position: 'Phó Chủ tịch', signed_for: 'KT. Chủ tịch' },
    ]);
  }));

test('what an applicant stops online is signed by nobody yet', () =>
  world(async (w) => {
    const dossier = await file(w, 'citizen An');
    await w.act('citizen An', (act) =>
      withdrawDossier(act, dossier, { permission: 'dossier.follow', reason, askedBy: 'Nguyễn Văn An' }),
    );
    expect(await w.rows('select number, issuer_agency_id, signed_as from dossiers.withdrawal')).toEqual([
      { number: 1, issuer_agency_id: agencies.a, signed_as: null },
    ]);
  }));

test('what commune B writes in a dossier of commune A stands in the numbers of commune B', () =>
  world(async (w) => {
    const from = () => file(w, 'citizen An', { handlingCode: 'H44.128' });
    const asked = await receive(w, 'clerk Bình', await from());
    await w.act('leader Sơn of B', async (act) => refuseSettlement(act, asked, refusal));
    const settled = await receive(w, 'clerk Bình', await from());
    await w.act('clerk Bình', (act) => requestSupplement(act, settled, { items: ['Bản chính'], reason: 'Thiếu' }));
    const numbers = await w.rows(
      "select series, agency_id from dossiers.number_counter where series <> 'dossier' order by series",
    );
    expect(numbers).toEqual([
      { series: 'refusal', agency_id: agencies.b },
      { series: 'supplement_request', agency_id: agencies.a },
    ]);
  }));
