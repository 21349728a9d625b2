import { expect, test } from 'vitest';
import { saveDraft } from '#modules/forms';
import { letGo } from '#modules/retention';
import { parkForm } from '#platform/parked-forms';
import { sql } from '#platform/sql';
import { agencies, cast, staffIdOf } from '#test/cast';
import { file } from '#test/dossiers';
import { handIn } from '#test/hand-in';
import { pdf } from '#test/sample-files';
import { type World, world } from '#test/world';

const an = cast['citizen An'];
const draft = { procedureCode: '1.004873', receivingAgencyId: agencies.a, formId: 'marital-status', formVersion: 1 };
const night = '2026-09-10 02:17';

/** One row of each class with the instant its period counts from; what identifies it is its last column. */
const written: Readonly<Record<string, string>> = {
  'platform.file_link, at': `insert into platform.file_link (secret_hash, url, session_mark, at) values (sha256($2::text::bytea), '/', $2::text, $1)`,
  'platform.form_receipt, at': `insert into platform.form_receipt (nonce, location, at) values (gen_random_uuid(), $2::text, $1)`,
  'identity.session, expires_at': `insert into identity.session (secret_hash, account_id, csrf, method, started_at, seen_at, expires_at)
    values (sha256($2::text::bytea), '${an}', '', 'password', $1, $1, $1)`,
  'identity.one_time_secret, expires_at': `insert into identity.one_time_secret (secret_hash, purpose, data, expires_at)
    values (sha256($2::text::bytea), 'tests', '{}', $1)`,
  'notifications.message, created_at': `insert into notifications.message (agency_id, id, recipient_id, kind, facts, created_at)
    values ('${agencies.a}', gen_random_uuid(), '${staffIdOf('clerk Bình')}', $2::text, '{}', $1)`,
  'notifications.mail, sent_at': `insert into notifications.mail (agency_id, id, kind, address, facts, state, created_at, sent_at)
    values ('${agencies.a}', gen_random_uuid(), $2::text, '', '{}', 'sent', '2020-01-01', $1)`,
  'notifications.mail, tried_at': `insert into notifications.mail (agency_id, id, kind, address, facts, state, created_at, tried_at)
    values ('${agencies.a}', gen_random_uuid(), $2::text, '', '{}', 'failed', '2020-01-01', $1)`,
  'satisfaction.invitation, expires_at': `insert into satisfaction.invitation (agency_id, dossier_id, way, secret_hash, made_at, expires_at)
    values ('${agencies.a}', gen_random_uuid(), 'counter', sha256($2::text::bytea), '2020-01-01', $1)`,
};

/** The last instant that is over on {@link night}, and the first that is not. */
const edges: Readonly<Record<string, readonly [string, string]>> = {
  'platform.file_link, at': ['2026-09-10 02:15:59', '2026-09-10 02:16:01'],
  'platform.form_receipt, at': ['2026-06-12 02:16', '2026-06-12 02:18'],
  'identity.session, expires_at': ['2026-09-10 02:16', '2026-09-10 02:18'],
  'identity.one_time_secret, expires_at': ['2026-09-10 02:16', '2026-09-10 02:18'],
  'notifications.message, created_at': ['2024-09-10 02:16', '2024-09-10 02:18'],
  'notifications.mail, sent_at': ['2025-09-10 02:16', '2025-09-10 02:18'],
  'notifications.mail, tried_at': ['2025-09-10 02:16', '2025-09-10 02:18'],
  'satisfaction.invitation, expires_at': ['2026-09-10 02:16', '2026-09-10 02:18'],
};

test('in the night everything whose period is over goes, and nothing that has a minute left', () =>
  world(async (w) => {
    const left = async (place: string) => {
      const [table, column] = place.split(', ');
      const rows = await w.rows<{ at: number }>(`select ${column} as at from ${table} where ${column} is not null`);
      return rows.map(({ at }) => new Date(at).getTime()).toSorted();
    };
    const before = new Map<string, number[]>();
    for (const [place, insert] of Object.entries(written)) {
      before.set(place, await left(place));
      for (const [i, at] of edges[place]!.entries()) await w.rows(insert, [`${at}+07`, `${place} ${i}`]);
    }
    await w.rows(`insert into notifications.mail (agency_id, id, kind, address, facts, state, created_at)
      values ('${agencies.a}', gen_random_uuid(), 'still waiting', '', '{}', 'waiting', '2020-01-01')`);
    w.at(night);
    await parkForm(w.database, '/old', {}, w.now() - 61 * 60_000);
    await parkForm(w.database, '/young', {}, w.now() - 59 * 60_000);
    await letGo.run({}, w.jobs());
    for (const [place, [, young]] of Object.entries(edges)) {
      expect([place, await left(place)]).toEqual([
        place,
        [...before.get(place)!, Date.parse(`${young}+07`)].toSorted(),
      ]);
    }
    expect(await w.rows('select url from platform.parked_form')).toEqual([{ url: '/young' }]);
    expect(await w.rows("select state from notifications.mail where kind = 'still waiting'")).toHaveLength(1);
  }));

test('drafts and files that nothing was made of go; what is in a draft, a dossier or another’s hands stays', () =>
  world(async (w) => {
    const send = async (name: string) => {
      const answer = await handIn(w, 'citizen An', { name: `${name}.pdf`, content: pdf(name) });
      return answer.json<{ id: string }>().id;
    };
    const save = (step: string, files: readonly string[] = []) =>
      w.act('citizen An', (act) =>
        saveDraft(act, { ...draft, answers: {}, choices: { files: { paper1: files } }, step }),
      );
    const keysBefore = await contentKeys(w);
    w.at('2026-03-10 02:16');
    await save('forgotten', [await send('of a draft that goes')]);
    w.at('2026-03-10 02:18');
    await save('still young', [await send('of a draft that stays')]);
    w.at('2026-08-11 02:16');
    await send('of nothing');
    const dossier = await file(w, 'citizen An');
    await w.rows('update dossiers.required_paper set file_ids = array[$1::uuid] where dossier_id = $2', [
      await send('of a dossier'),
      dossier.id,
    ]);
    const shared = await send('given to another');
    await w.rows('update papers.file set readers = readers || $1::uuid where id = $2', [agencies.b, shared]);
    w.at('2026-08-11 02:18');
    await send('young');
    w.at(night);
    await letGo.run({}, w.jobs());
    await letGo.run({}, w.jobs());
    expect(await w.rows('select step from forms.draft')).toEqual([{ step: 'still young' }]);
    const names = await w.rows<{ name: string }>('select name from papers.file order by name');
    expect(names.map(({ name }) => name)).toEqual([
      'given to another.pdf',
      'of a dossier.pdf',
      'of a draft that stays.pdf',
      'young.pdf',
    ]);
    expect(await w.events()).toMatchObject({ 'file.erased': 2 });
    expect((await contentKeys(w)) - keysBefore).toBe(4);
  }));

const contentKeys = async (w: World) =>
  (await w.rows<{ n: number }>('select count(*)::int as n from platform.content_key'))[0]!.n;

test('nobody but the owner of the table sees the drafts of all', () =>
  world(async (w) => {
    await w.act('citizen An', (act) => saveDraft(act, { ...draft, answers: {}, choices: {}, step: 'answers' }));
    for (const who of ['clerk Bình', 'citizen Phượng'] as const)
      expect(await w.read(who, (db) => db.query(sql`select from forms.draft`))).toEqual([]);
  }));
