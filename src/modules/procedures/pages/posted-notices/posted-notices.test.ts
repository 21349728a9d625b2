import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { agencies, type CastMember } from '#test/cast';
import { textOf } from '#test/citizen';
import { type World, world } from '#test/world';
import { adjustProcedure } from '../../actions/adjust-procedure.ts';
import { importProcedures } from '../../actions/import-procedures.ts';
import type { CatalogueRecord } from '../../catalogue-record.ts';
import { type ChosenNotice, editionOf, type NoticeState } from '../../posted-notice.ts';
import { listNotices, listPostedAt } from '../../posted-notice-store.ts';
import { rulesOfAgency } from '../../rules-of-agency.ts';
import { findVersionOn } from '../../version-store.ts';

const url = '/can-bo/thu-tuc/niem-yet';
const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const recordOf = (code: string) => catalogue.find((record) => record.code === code)!;
/** An attestation of marital status, a birth, a death, and an extract: all of civil status. */
const [marital, birth, death, extract] = ['1.004873', '1.001193', '1.000656', '2.000635'] as const;

const bring = (w: World, changed: Partial<CatalogueRecord>, code: string, on: string) =>
  w.database.write({ agencies: [] }, (tx) =>
    importProcedures(tx, [{ ...recordOf(code), ...changed }], { on, by: 'test', at: w.now() }),
  );

const decide = (w: World, code: string, isReceived: boolean) =>
  w.act('administrator Thu', async (act) => {
    const stored = await findVersionOn(act.tx, code, '2026-03-12');
    const where = { agencyId: agencies.a, day: '2026-03-12', channel: 'direct' } as const;
    const { steps } = await rulesOfAgency(act.tx, stored!.version, where);
    await adjustProcedure(act, agencies.a, code, { isReceived, steps, legalRef: 'Quyết định 99/QĐ-UBND' });
  });

/** What the boxes of these procedures send today. */
async function boxes(w: World, codes: readonly string[], day = '2026-03-10'): Promise<string[]> {
  const { notices } = await w.read('clerk Bình', (db) => listNotices(db, { agencyId: agencies.a, day, codes }));
  const box = (code: string) => `${code} ${editionOf(notices.find((notice) => notice.code === code)!)}`;
  return codes.map(box);
}

const chosenOf = (box: string): ChosenNotice => {
  const [code = '', edition = ''] = box.split(' ');
  return { code, edition };
};

const send = (w: World, chosen: readonly string[], who: CastMember, to: string = url) =>
  w.post(to, { shown: chosen.map((box) => chosenOf(box).code), chosen }, who);

const post = async (w: World, codes: readonly string[], day?: string) =>
  send(w, await boxes(w, codes, day), 'clerk Bình');

const list = async (w: World, state: NoticeState, who: CastMember = 'clerk Bình') =>
  (await w.get(`${url}?xem=${state}&linh_vuc=${encodeURIComponent('Hộ tịch')}`, who)).body;

const kept = (w: World) =>
  w.rows<{ code: string; by: string; day: string; ended: string | null }>(
    `select procedure_code as code, posted_by_name as by, to_char(posted_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day,
       to_char(taken_down_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as ended
     from procedures.posted_notice order by posted_at, procedure_code`,
  );

/** Which procedures of commune A were posted as they stood on a day, as others count them. */
const countedOn = async (w: World, day: string) => {
  const end = new Date(`${day}T23:59+07:00`);
  const posted = await w.read('clerk Bình', (db) => listPostedAt(db, [agencies.a], end));
  const rows = await w.rows<{ code: string }>(
    `select code from procedures.version
     where id = any ($1::uuid[]) and valid_from <= $2 and (valid_to is null or valid_to > $2) order by code`,
    [posted.map(({ versionId }) => versionId), day],
  );
  return rows.map(({ code }) => code);
};

describe('the register of what is posted at the office', () => {
  test('begins with every procedure the commune receives, and grows and shrinks with what is recorded', () =>
    world(async (w) => {
      const [{ count } = { count: 0 }] = await w.rows<{ count: number }>(
        `select count(*)::int as count from procedures.version
         where agency_group = 'commune' and (status = 'listed' or content->'repeal'->>'on' > '2026-03-10')`,
      );
      expect(count).toBeGreaterThan(300);
      expect(textOf((await w.get('/can-bo/thu-tuc', 'clerk Bình')).body)).toContain(
        `Niêm yết tại trụ sở (${count} việc`,
      );
      const before = await w.get(url, 'clerk Bình');
      expect(textOf(before.body)).toContain(`Chưa niêm yết ${count} Phải niêm yết lại 0`);
      expect(before.body).toContain('/thong-bao.pdf?xa=H44.127');

      const chosen = await boxes(w, [marital, birth]);
      const answer = await send(w, chosen, 'clerk Bình');
      expect([answer.statusCode, answer.headers.location]).toEqual([303, url]);
      expect(textOf((await w.get(url, 'leader Chi')).body)).toContain(`Chưa niêm yết ${count - 2}`);
      const posted = await list(w, 'posted', 'leader Chi');
      expect(textOf(posted)).toContain('Niêm yết 10/03/2026, Trần Văn Bình ghi nhận');
      expect(posted).toContain(marital);

      w.at('2026-03-11');
      expect((await send(w, chosen, 'director Giang')).statusCode).toBe(303);
      expect(await kept(w)).toEqual(
        [birth, marital].map((code) => ({ code, by: 'Trần Văn Bình', day: '2026-03-10', ended: null })),
      );
      expect((await w.events())['procedures.notice_posted']).toBe(2);

      expect((await send(w, chosen, 'administrator Thu', `${url}/go-xuong`)).statusCode).toBe(303);
      expect((await kept(w)).map(({ ended }) => ended)).toEqual(['2026-03-11', '2026-03-11']);
      expect((await w.events())['procedures.notice_taken_down']).toBe(2);
      expect(await countedOn(w, '2026-03-10')).toEqual([birth, marital]);
      expect(await countedOn(w, '2026-03-11')).toEqual([]);
      const [first] = await w.rows<{ id: string }>('select id from procedures.posted_notice order by procedure_code');
      const facts = await w.read('clerk Bình', (db) => listFacts(db, agencies.a, first?.id ?? ''));
      expect(facts.map(({ type, actorName, data }) => [type, actorName, data.code])).toEqual([
        ['procedures.notice_posted', 'Trần Văn Bình', birth],
        ['procedures.notice_taken_down', 'Đỗ Thị Thu', birth],
      ]);
    }));

  test('says what must be posted anew because the catalogue or the agency changed it, and keeps what hung before', () =>
    world(async (w) => {
      await post(w, [marital, birth, death]);
      w.at('2026-03-11');
      await bring(w, { time_limit: '2 ngày làm việc' }, marital, '2026-03-12');
      expect(await list(w, 'outdated')).not.toContain(marital);
      w.at('2026-03-12');
      await decide(w, death, true);
      const outdated = textOf(await list(w, 'outdated'));
      expect(outdated).toContain('Danh mục có bản mới, áp dụng từ ngày 12/03/2026');
      expect(outdated).toContain('Cơ quan đổi quy trình hoặc thời hạn ngày 12/03/2026');
      expect(await countedOn(w, '2026-03-11')).toEqual([death, birth, marital]);
      expect(await countedOn(w, '2026-03-12')).toEqual([birth]);

      w.at('2026-03-13');
      expect((await post(w, [marital, death], '2026-03-13')).statusCode).toBe(303);
      expect(textOf(await list(w, 'outdated'))).toContain('Không có bản niêm yết nào phải thay');
      expect((await kept(w)).filter(({ code }) => code === marital)).toMatchObject([
        { day: '2026-03-10', ended: '2026-03-13' },
        { day: '2026-03-13', ended: null },
      ]);
      expect(await countedOn(w, '2026-03-13')).toEqual([death, birth, marital]);
    }));

  test('says what must be taken down: repealed, or not received any more', () =>
    world(async (w) => {
      await post(w, [marital, birth]);
      w.at('2026-03-12');
      await bring(w, { status: 'repealed', notes: 'Bị bãi bỏ từ 12/3/2026' }, marital, '2026-03-12');
      await decide(w, birth, false);
      await decide(w, death, false);
      const page = await list(w, 'to_take_down');
      const text = textOf(page);
      expect(text).toContain('Thủ tục đã bị bãi bỏ');
      expect(text).toContain('Cơ quan không tiếp nhận thủ tục này');
      expect(page).toContain(`action="${url}/go-xuong?`);
      expect(await list(w, 'not_posted')).not.toContain(death);
      const chosen = await boxes(w, [marital, birth], '2026-03-12');
      expect((await send(w, chosen, 'clerk Hoa', `${url}/go-xuong`)).statusCode).toBe(303);
      expect(textOf(await list(w, 'to_take_down'))).toContain('Không có bản niêm yết nào phải gỡ xuống');
    }));

  test('refuses what changed meanwhile beside its row, keeps the other choices, and records nothing', () =>
    world(async (w) => {
      const chosen = await boxes(w, [marital, birth, death]);
      await bring(w, { time_limit: '2 ngày làm việc' }, marital, '2026-03-10');
      await bring(w, { status: 'repealed', notes: 'Bị bãi bỏ từ 10/3/2026' }, death, '2026-03-10');
      const shown = [marital, birth, death, extract];
      const { statusCode, body } = await w.post(url, { shown, chosen }, 'clerk Bình');
      expect(statusCode).toBe(422);
      expect(textOf(body)).toContain(`Thủ tục ${marital} vừa có nội dung mới.`);
      expect(textOf(body)).toContain(`Thủ tục ${death} không còn phải niêm yết tại cơ quan này.`);
      for (const [, id] of body.matchAll(/<li><a href="#(chosen[^"]*)">/g)) expect(body).toContain(`id="${id}"`);
      expect(body.match(/<li><a href="#chosen/g)).toHaveLength(2);
      expect(boxOn(body, birth)).toContain('checked');
      for (const code of [marital, extract]) expect(boxOn(body, code)).not.toContain('checked');
      expect(boxOn(body, death)).toBe('');
      expect(boxOn(body, marital)).not.toContain(chosen[0]);
      expect(await kept(w)).toEqual([]);

      const none = await w.post(url, { shown }, 'clerk Bình');
      expect([none.statusCode, textOf(none.body).includes('Hãy chọn ít nhất một thủ tục')]).toEqual([422, true]);
    }));

  test('comes in pages without gap or repetition, and a page can be chosen whole', () =>
    world(async (w) => {
      const codes: string[] = [];
      let next: string | undefined = url;
      while (next !== undefined) {
        const { body }: { body: string } = await w.get(next, 'clerk Bình');
        codes.push(...[...body.matchAll(/name="shown" value="([^"]+)"/g)].map(([, code = '']) => code));
        next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      }
      const search = { agencyId: agencies.a, day: '2026-03-10', state: 'not_posted', size: 1000 } as const;
      const { notices } = await w.read('clerk Bình', (db) => listNotices(db, search));
      expect(codes).toEqual(notices.map(({ code }) => code));
      const whole = (await w.get(`${url}?chon=tat-ca`, 'clerk Bình')).body;
      expect(whole.match(/type="checkbox"[^>]* checked/g)).toHaveLength(50);
    }));

  test('is recorded only by those whose duty it is, and is of their own commune', () =>
    world(async (w) => {
      const chosen = await boxes(w, [marital]);
      for (const who of ['leader Chi', 'officer Khánh', 'citizen An'] as const) {
        expect((await send(w, chosen, who)).statusCode).toBe(403);
        expect((await send(w, chosen, who, `${url}/go-xuong`)).statusCode).toBe(403);
      }
      expect((await w.get(url, 'leader Chi')).body).not.toContain('name="chosen"');
      await send(w, chosen, 'clerk Bình');
      expect(await list(w, 'posted', 'clerk Việt of B')).not.toContain(marital);
      expect(await list(w, 'not_posted', 'clerk Việt of B')).toContain(marital);
      expect(
        await w.read('clerk Việt of B', (db) =>
          listNotices(db, { agencyId: agencies.a, day: '2026-03-10', state: 'posted' }),
        ),
      ).toEqual({ notices: [] });
      const { body } = await w.get('/can-bo/thu-tuc', 'supervisor Tuấn');
      expect(body).not.toContain(url);
      expect(textOf((await w.get(url, 'supervisor Tuấn')).body)).toContain('Không có thủ tục nào chưa niêm yết');
    }));
});

/** The box of a procedure on a page, as it stands in the markup; empty when there is none. */
const boxOn = (body: string, code: string): string =>
  body.match(/<input[^>]*type="checkbox"[^>]*>/g)?.find((box) => box.includes(`value="${code} `)) ?? '';
