import { expect, test } from 'vitest';
import { destroyPersonalKey } from '#platform/personal-data';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import type { Dossier } from './dossier.ts';
import { lockDossier, saveDossier, saveParties } from './dossier-store.ts';
import { searchWorkByWords } from './words-search-store.ts';
import type { ViewQuery } from './worklist-store.ts';

/** Files a dossier whose owner lives at `address` and asks for `content`. */
async function fileFrom(w: World, address: string, content = 'Xin cấp giấy'): Promise<Dossier> {
  const dossier = await file(w, 'citizen An');
  const { parties } = dossier;
  await w.rows('update dossiers.dossier set content = $2 where id = $1', [dossier.id, content]);
  return w.act('clerk Bình', async ({ tx }) =>
    saveParties(tx, await lockDossier(tx, dossier), { ...parties, owner: { ...parties.owner, address } }),
  );
}

interface Asking {
  readonly view?: ViewQuery['view'];
  readonly who?: CastMember;
  readonly limit?: number;
  readonly most?: number;
}

function find(w: World, search: string, { view = 'intake', who = 'clerk Bình', limit = 25, most }: Asking = {}) {
  const query = { view, agencyId: agencies.a, staffId: staffIdOf('officer Khánh'), now: w.now(), soonUntil: w.now() };
  return w.read(who, async (db) => {
    const { rows, ...how } = await searchWorkByWords(db, { ...query, search, limit }, most);
    return { codes: rows.map(({ code }) => code), ...how };
  });
}

test('a dossier is found by words of an address and of its request, with or without accents, whole or begun', () =>
  world(async (w) => {
    const { code: inDongTam } = await fileFrom(
      w,
      'Thôn Đồng Tâm, xã Lạc Thuỷ',
      'Xác nhận để vay vốn, thửa đất số 12/5',
    );
    w.at('2026-03-10 08:01');
    const { code: inDongVan } = await fileFrom(w, 'Thôn Đồng Văn, xã Lạc Thuỷ');
    const both = { codes: [inDongTam, inDongVan], isCut: false, isPart: false };
    expect(await find(w, 'đồng')).toEqual(both);
    expect(await find(w, 'lạc thủy')).toEqual(both);
    for (const search of ['dong tam', 'tâm đồng', 'VAY VỐN', 'thửa 12', 'đồng tâm vay'])
      expect((await find(w, search)).codes, search).toEqual([inDongTam]);
    for (const search of ['ong', 'Nguyễn', 'đồng tâm văn', '%', '', '  '])
      expect((await find(w, search)).codes, search).toEqual([]);
  }));

test('nobody finds by its words a dossier of another commune', () =>
  world(async (w) => {
    await fileFrom(w, 'Thôn Đồng Tâm');
    expect((await find(w, 'đồng tâm', { who: 'clerk Việt of B' })).codes).toEqual([]);
  }));

test('whoever searches is told that more hold those words, and that not all was looked through', () =>
  world(async (w) => {
    const filed = [await fileFrom(w, 'Thôn Đồng Tâm')];
    w.at('2026-03-10 08:01');
    filed.push(await fileFrom(w, 'Thôn Đồng Văn'));
    w.at('2026-03-10 08:02');
    filed.push(await fileFrom(w, 'Thôn Đồng Hoà'));
    const [first, second, third] = filed.map(({ code }) => code);
    expect(await find(w, 'đồng', { limit: 2 })).toEqual({ codes: [first, second], isCut: true, isPart: false });
    expect(await find(w, 'đồng', { most: 2 })).toEqual({ codes: [first, second], isCut: false, isPart: true });
    expect(await find(w, 'đồng', { most: 3 })).toMatchObject({ isPart: false });
    for (const dossier of filed)
      await w.act('clerk Bình', async ({ tx }) =>
        saveDossier(tx, await lockDossier(tx, dossier), {
          state: 'withdrawn',
          closedAt: w.now(),
          outcome: 'withdrawn',
        }),
      );
    expect((await find(w, 'đồng', { view: 'closed', most: 2 })).codes, 'the latest').toEqual([third, second]);
  }));

test('a dossier whose key was destroyed is found by its request alone', () =>
  world(async (w) => {
    const { id, code } = await fileFrom(w, 'Thôn Đồng Tâm', 'Xác nhận để vay vốn');
    await w.actAsSystem(agencies.a, ({ tx }) => destroyPersonalKey(tx, id));
    expect((await find(w, 'đồng tâm')).codes).toEqual([]);
    expect((await find(w, 'vay vốn')).codes).toEqual([code]);
  }));

test('a search by name leads to one by words and back, and keeps what was typed', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await fileFrom(w, 'Thôn Đồng Tâm'));
    const typed = encodeURIComponent('đồng tâm');
    const byName = await w.get(`/can-bo?xem=processing&tim=${typed}`, 'clerk Bình');
    expect(byName.body).not.toContain(code);
    expect(byName.body).toContain('Không tìm thấy hồ sơ nào ở mục này.');
    expect(byName.body).toContain('Tìm “đồng tâm” trong nội dung yêu cầu và địa chỉ');
    const address = /href="([^"]*trong=noi-dung[^"]*)"/.exec(byName.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const byWords = await w.get(address, 'clerk Bình');
    expect(byWords.body).toContain(code);
    expect(byWords.body).toContain('Đã tìm trong nội dung yêu cầu và địa chỉ của mọi hồ sơ ở mục này.');
    expect(byWords.body).toContain('value="đồng tâm"');
    expect(byWords.body).toContain(`href="/can-bo?xem=processing&amp;tim=${typed.replace('%20', '+')}"`);
  }));
