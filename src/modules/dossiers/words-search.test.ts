import { describe, expect, test } from 'vitest';
import { markOfWord } from '#platform/personal-data';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { testKeys } from '#test/personal-keys';
import { type World, world } from '#test/world';
import { saveDestroyed } from './archived-dossier-store.ts';
import type { Dossier } from './dossier.ts';
import { lockDossier, saveDossier, saveParties } from './dossier-store.ts';
import { findClosedWith } from './dossier-word-store.ts';
import { indexWords } from './jobs/index-words.ts';
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
  readonly atOnce?: number;
  readonly olderThan?: string | undefined;
}

function find(w: World, search: string, asking: Asking = {}) {
  const { view = 'intake', who = 'clerk Bình', limit = 25, most, atOnce, olderThan } = asking;
  const query = { view, agencyId: agencies.a, staffId: staffIdOf('officer Khánh'), now: w.now(), soonUntil: w.now() };
  return w.read(who, async (db) => {
    const { rows, ...how } = await searchWorkByWords(db, { ...query, search, limit, olderThan }, { most, atOnce });
    return { codes: rows.map(({ code }) => code), ...how };
  });
}

/** Files a dossier like {@link fileFrom} and closes it. */
async function closeFrom(w: World, address: string, content?: string): Promise<Dossier> {
  return close(w, await fileFrom(w, address, content));
}

const close = (w: World, dossier: Dossier): Promise<Dossier> =>
  w.act('clerk Bình', async ({ tx }) => {
    const ended = { state: 'withdrawn', closedAt: w.now(), outcome: 'withdrawn' } as const;
    return saveDossier(tx, await lockDossier(tx, dossier), ended);
  });

/** One dossier from each address, a minute after one another. */
async function putAll(w: World, put: typeof closeFrom, addresses: readonly string[]): Promise<Dossier[]> {
  const all: Dossier[] = [];
  for (const [i, address] of addresses.entries()) {
    w.at(`2026-03-10 08:0${i}`);
    all.push(await put(w, address));
  }
  return all;
}

const codesOf = (all: readonly Dossier[]): string[] => all.map(({ code }) => code);

describe.each([
  ['waits', 'intake', fileFrom],
  ['was closed', 'closed', closeFrom],
] as const)('a dossier that %s', (_state, view, put) => {
  test('is found by words of an address and of its request, with or without accents', () =>
    world(async (w) => {
      const { code: inDongTam } = await put(w, 'Thôn Đồng Tâm, xã Lạc Thuỷ', 'Xác nhận để vay vốn, thửa đất số 12/5');
      w.at('2026-03-10 08:01');
      const { code: inDongVan } = await put(w, 'Thôn Đồng Văn, xã Lạc Thuỷ');
      const both = view === 'closed' ? [inDongVan, inDongTam] : [inDongTam, inDongVan];
      expect(await find(w, 'đồng', { view })).toEqual({ codes: both, isCut: false });
      expect((await find(w, 'lạc thủy', { view })).codes).toEqual(both);
      for (const search of ['dong tam', 'tâm đồng', 'VAY VỐN', 'thửa 12', 'đồng tâm vay', 'đồng đồng tâm'])
        expect((await find(w, search, { view })).codes, search).toEqual([inDongTam]);
      for (const search of ['ong', 'tha', 'Nguyễn', 'đồng tâm văn', 'vay vốn văn', '%', '', '  '])
        expect((await find(w, search, { view })).codes, search).toEqual([]);
    }));

  test('is found by nobody of another commune', () =>
    world(async (w) => {
      await put(w, 'Thôn Đồng Tâm');
      expect((await find(w, 'đồng tâm', { view, who: 'clerk Việt of B' })).codes).toEqual([]);
    }));
});

const three = ['Thôn Đồng Tâm', 'Thôn Đồng Văn', 'Thôn Đồng Hoà'];

test('where more dossiers that wait hold the words than a page shows, that is said', () =>
  world(async (w) => {
    const [one, two] = codesOf(await putAll(w, fileFrom, three));
    expect(await find(w, 'đồng', { limit: 2 })).toEqual({ codes: [one, two], isCut: true });
    expect(await find(w, 'đồng', { limit: 3 })).toMatchObject({ isCut: false });
  }));

test('where more closed dossiers hold the words than a page shows, the next page goes on among older ones', () =>
  world(async (w) => {
    const closed = await putAll(w, closeFrom, three);
    const [one, two, oldest] = codesOf(closed.toReversed());
    const first = await find(w, 'đồng', { view: 'closed', limit: 2 });
    expect(first).toEqual({ codes: [one, two], isCut: false, olderThan: closed[1]!.id });
    expect(await find(w, 'đồng', { view: 'closed', limit: 2, olderThan: first.olderThan })).toEqual({
      ...{ codes: [oldest], isCut: false },
    });
    expect(await find(w, 'đồng', { view: 'closed', limit: 3 })).toEqual({ codes: [one, two, oldest], isCut: false });
  }));

test('of dossiers that wait the first are read, and whoever searches is told that these were not all', () =>
  world(async (w) => {
    const [first, second, third] = codesOf(await putAll(w, fileFrom, three));
    expect(await find(w, 'hoà', { most: 2 })).toEqual({ codes: [], isCut: false, part: 'first' });
    expect(await find(w, 'tâm', { most: 2 })).toMatchObject({ codes: [first], part: 'first' });
    expect(await find(w, 'hoà', { most: 3 })).toEqual({ codes: [third], isCut: false });
    for (const atOnce of [1, 2]) {
      expect(await find(w, 'đồng', { atOnce }), 'a few at a time').toMatchObject({ codes: [first, second, third] });
      expect(await find(w, 'đồng', { atOnce, most: 1 })).toEqual({ codes: [first], isCut: false, part: 'first' });
      expect(await find(w, 'đồng', { atOnce, limit: 1 })).toEqual({ codes: [first], isCut: true });
    }
  }));

test('of closed dossiers the latest that hold the rarest word are looked at, and the next page goes on where they end', () =>
  world(async (w) => {
    const addresses = ['Thôn Đồng Tâm', 'Thôn Đồng Văn', 'Thôn Hạ', 'Thôn Thượng'];
    const put = await putAll(w, closeFrom, addresses);
    const codes = codesOf(put);
    const closed = { view: 'closed', most: 2 } as const;
    const first = await find(w, 'thôn', closed);
    expect(first).toEqual({ codes: [codes[3], codes[2]], isCut: false, part: 'latest', olderThan: put[2]!.id });
    const next = { codes: [codes[1], codes[0]], isCut: false };
    expect(await find(w, 'thôn', { ...closed, olderThan: first.olderThan })).toEqual(next);
    expect(await find(w, 'thôn đồng', closed)).toEqual(next);
    expect(await find(w, 'thôn không', closed)).toEqual({ codes: [], isCut: false });
  }));

test('when the latest of those with the rarest word fill no page, more of them are looked at', () =>
  world(async (w) => {
    const closed = await putAll(w, closeFrom, ['Xóm Đồng', 'Xóm Hạ', 'Xóm Hạ, Đồng', 'Xóm Hạ']);
    const ids = closed.map(({ id }) => id);
    const ask = (words: string[], looked: number[], limit = 3) =>
      w.read('clerk Bình', async (db) => {
        const { found, olderThan } = await findClosedWith(db, { agencyId: agencies.a, words, limit, looked });
        return { found: found.map(({ id }) => ids.indexOf(id)), upTo: olderThan && ids.indexOf(olderThan) };
      });
    const inDong = 'more hold either than are counted, but the latest of those in Đồng is older';
    expect(await ask(['xom', 'dong'], [1]), inDong).toEqual({ found: [2], upTo: 2 });
    expect(await ask(['xom', 'dong'], [1, 2])).toEqual({ found: [2, 0], upTo: undefined });
    expect(await ask(['xom', 'ha'], [1, 2])).toEqual({ found: [3, 2], upTo: 2 });
    expect(await ask(['xom', 'ha'], [2, 3], 1)).toEqual({ found: [3], upTo: 3 });
    expect(await ask(['xom', 'ha'], [2, 3])).toEqual({ found: [3, 2, 1], upTo: undefined });
    expect(await ask(['ha', 'dong'], [1]), 'the latest in Đồng is in Hạ as well').toEqual({ found: [2], upTo: 2 });
  }));

test('the words of a closed dossier are marks, each commune its own, and go when its file is destroyed', () =>
  world(async (w) => {
    const { id, code } = await closeFrom(w, 'Thôn Đồng Tâm', 'Vay vốn');
    const ofWords = 'select mark from dossiers.dossier_word where dossier_id = $1';
    expect(await w.rows(ofWords, [id])).toHaveLength(5);
    const { id: again } = await closeFrom(w, 'Thôn Đồng Tâm', 'Vay vốn');
    expect(
      await w.rows(`${ofWords} except select mark from dossiers.dossier_word where dossier_id = $2`, [id, again]),
    ).toEqual([]);
    const marks = new Set(
      ['đồng', 'dong', 'tam'].map((word) => testKeys.markInNumber(markOfWord(agencies.b, word).text)),
    );
    expect(
      (await w.rows<{ mark: string }>(`select mark::text from dossiers.dossier_word`)).filter(({ mark }) =>
        marks.has(mark),
      ),
    ).toEqual([]);
    await w.actAsSystem(agencies.a, ({ tx }) => saveDestroyed(tx, { agencyId: agencies.a, id }, code, w.now()));
    expect(await w.rows(ofWords, [id])).toEqual([]);
    expect((await find(w, 'vay vốn', { view: 'closed' })).codes).not.toContain(code);
  }));

test('dossiers that an earlier version closed are found once a job came to them; until then that is said', () =>
  world(async (w) => {
    const { code } = await closeFrom(w, 'Thôn Đồng Tâm');
    await w.rows('delete from dossiers.dossier_word');
    await w.rows('update dossiers.dossier set has_words = false');
    expect(await find(w, 'đồng tâm', { view: 'closed' })).toEqual({ codes: [], isCut: false, part: 'unready' });
    await indexWords.run({}, w.jobs());
    expect(await find(w, 'đồng tâm', { view: 'closed' })).toEqual({ codes: [code], isCut: false });
  }));

test('a search by name leads to one by words and back, and keeps what was typed', () =>
  world(async (w) => {
    const dossier = await fileFrom(w, 'Thôn Đồng Tâm & Đông', 'Vay <vốn>');
    const { code } = await receive(w, 'clerk Bình', dossier);
    const typed = encodeURIComponent('đồng tâm');
    const byName = await w.get(`/can-bo?xem=processing&tim=${typed}`, 'clerk Bình');
    expect(byName.body).not.toContain(code);
    expect(byName.body).toContain('Không tìm thấy hồ sơ nào ở mục này.');
    expect(byName.body).toContain('Tìm “đồng tâm” trong nội dung yêu cầu và địa chỉ');
    const address = /href="([^"]*trong=noi-dung[^"]*)"/.exec(byName.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const byWords = await w.get(address, 'clerk Bình');
    expect(byWords.body).toContain(code);
    expect(byWords.body).toContain(
      'Đã tìm từng từ trọn vẹn trong nội dung yêu cầu và địa chỉ của mọi hồ sơ ở mục này.',
    );
    expect(byWords.body).toContain(
      '<span class="mc-found">Thôn <mark>Đồng</mark> <mark>Tâm</mark> &amp; <mark>Đông</mark></span>',
    );
    const asked = await w.get('/can-bo?xem=processing&tim=von&trong=noi-dung', 'clerk Bình');
    expect(asked.body).toContain('<span class="mc-found">Vay &lt;<mark>vốn</mark>></span>');
    const asProcedure = await fileFrom(w, 'Thôn Hạ', dossier.procedureName);
    await receive(w, 'clerk Bình', asProcedure);
    const word = dossier.procedureName.split(' ')[0];
    const same = await w.get(
      `/can-bo?xem=processing&tim=${encodeURIComponent(word ?? '')}&trong=noi-dung`,
      'clerk Bình',
    );
    expect(same.body, 'the request says no more than the procedure').toContain(`<mark>${word}</mark>`);
    expect(same.body).not.toContain('mc-found');
    expect(byWords.body).toContain('value="đồng tâm"');
    expect(byWords.body).toContain('Từ trong nội dung yêu cầu và địa chỉ');
    expect(byWords.body).toContain('name="trong" value="noi-dung"');
    expect(byName.body).not.toContain('name="trong"');
    expect(byWords.body).toContain(`href="/can-bo?xem=processing&amp;tim=${typed.replace('%20', '+')}"`);
  }));

test('pages of closed dossiers found by words lead to older ones and back to the latest, and keep what was typed', () =>
  world(async (w) => {
    const { code } = await closeFrom(w, 'Thôn Đồng Tâm');
    for (let i = 0; i < 25; i += 1) {
      w.at(`2026-03-10 09:${10 + i}`);
      await closeFrom(w, 'Thôn Đồng Văn');
    }
    const search = `/can-bo?xem=closed&tim=${encodeURIComponent('đồng')}&trong=noi-dung`;
    const latest = await w.get(search, 'clerk Bình');
    expect(latest.body).not.toContain(code);
    const older = /href="([^"]*)" rel="next"/.exec(latest.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const last = await w.get(older, 'clerk Bình');
    expect(last.body).toContain(code);
    expect(last.body).toContain('value="đồng"');
    expect(last.body).not.toContain('rel="next"');
    expect(last.body).toContain(`href="${search.replaceAll('&', '&amp;')}">Về đầu danh sách`);
  }));
