import { expect, test } from 'vitest';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { requestSupplement } from '../actions/request-supplement.ts';
import { withdrawDossier } from '../actions/withdraw-dossier.ts';
import type { Dossier } from '../dossier.ts';
import { getDossierByCode } from '../dossier-store.ts';
import { letDossiersLapse } from './let-dossiers-lapse.ts';

const supplement = { items: ['Bản chính Giấy chứng sinh'], reason: 'Hồ sơ còn thiếu giấy tờ' };

async function asked(w: World, filed: Dossier): Promise<Dossier> {
  return w.act('clerk Bình', (act) => requestSupplement(act, filed, supplement));
}

const stateOf = async (w: World, { code }: Dossier) =>
  (await w.read('clerk Bình', (db) => getDossierByCode(db, code))).state;

const night = (w: World) => letDossiersLapse.run({}, w.jobs());

test('a dossier nobody completes is closed in the night after its last day, and not before', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    const dossier = await asked(w, await file(w, 'citizen An'));
    w.at('2026-03-31 23:59');
    await night(w);
    expect(await stateOf(w, dossier)).toBe('awaiting_supplement');
    w.at('2026-04-01 00:05');
    await night(w);
    await night(w);
    expect(await stateOf(w, dossier)).toBe('lapsed');
    expect(await w.events()).toMatchObject({ 'dossier.lapsed': 1 });
  }));

test('the clock of a dossier that was being settled no longer stands still once it is closed', () =>
  world(async (w) => {
    const dossier = await asked(w, await receive(w, 'clerk Bình', await file(w, 'citizen An')));
    w.at('2026-04-01 00:05');
    await night(w);
    expect(await stateOf(w, dossier)).toBe('lapsed');
    expect(await w.rows('select from dossiers.clock_stop where to_at is null')).toEqual([]);
  }));

test('what was completed or withdrawn in time is left alone', () =>
  world(async (w) => {
    const completed = await asked(w, await file(w, 'citizen An'));
    const withdrawn = await asked(w, await file(w, 'citizen An'));
    await w.post(`/can-bo/ho-so/${completed.code}/nhan-bo-sung`, {}, 'clerk Bình');
    await w.act('clerk Bình', (act) =>
      withdrawDossier(act, withdrawn, { permission: 'dossier.withdraw', reason: 'Không còn nhu cầu', askedBy: 'An' }),
    );
    w.at('2026-05-01 00:05');
    await night(w);
    expect([await stateOf(w, completed), await stateOf(w, withdrawn)]).toEqual(['submitted', 'withdrawn']);
  }));
