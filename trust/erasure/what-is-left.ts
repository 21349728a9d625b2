import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { openContentKey } from '#platform/content-keys';
import { pathOfContent } from '#platform/content-names';
import { jobContext } from '#platform/jobs';
import { openSealed } from '#platform/sealed-file';
import type { Statement } from '#platform/sql';
import { openStored } from '#platform/stored-bytes';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { modules } from '../../src/modules/all.ts';
import type { Ground } from './people.ts';

/** What a canary looks like, wherever it stands. */
const canary = /zq[bcdfghjklmnpqrstvwxz]{10}|00119\d{7}|0987\d{6}/g;

/** Where each canary stands that anybody with the database, its key and its files could read. */
export async function canariesIn({ url, folder }: Ground): Promise<Map<string, Set<string>>> {
  const places = new Map<string, Set<string>>();
  const note = (text: string, place: string) => {
    for (const [word] of text.matchAll(canary)) places.set(word, (places.get(word) ?? new Set()).add(place));
  };
  for (const [table, text] of await everyTable(url)) note(text, table);
  for (const path of await filesIn(join(folder, 'papers'))) note(await readFile(path, 'latin1'), 'the store of files');
  for (const content of await everyContent(url, join(folder, 'papers'))) note(content, 'a file whose key is there');
  return places;
}

/** Every table as text, with all that its keys still open. */
function everyTable(url: string): Promise<[string, string][]> {
  return onDatabase(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const ask = async <R>({ text, values }: Statement) => (await client.query(text, [...values])).rows as R[];
    const box = sameKeysElsewhere().inTransaction(ask, false);
    const all: [string, string][] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      await box.openAll(rows);
      all.push([name, rows.map((row) => JSON.stringify(row, bytesAsText)).join('\n')]);
    }
    return all;
  });
}

/** Every content that a key is left for, whoever may ask for it. */
function everyContent(url: string, papers: string): Promise<string[]> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ place: string; wrapped: Buffer }>(
      'select place, wrapped from platform.content_key',
    );
    const keys = sameKeysElsewhere();
    return Promise.all(
      rows.map(async (row) => {
        const content = await openSealed(await openStored(pathOfContent(papers, row.place)), openContentKey(keys, row));
        const text = (await content.read(0, content.size)).toString('latin1');
        await content.close();
        return text;
      }),
    );
  });
}

const bytesAsText = (_name: string, value: unknown): unknown => {
  const { type, data } = (value ?? {}) as { readonly type?: unknown; readonly data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data).toString('latin1') : value;
};

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Rows that must not outlive an account, sealed or not. */
export function rowsOf(url: string, personIds: readonly string[]): Promise<string[]> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ says: string }>(
      `select 'forms.draft has a draft of ' || person_id as says from forms.draft where person_id = any ($1::uuid[])
       union all select 'identity.session has a session of ' || account_id from identity.session where account_id = any ($1::uuid[])
       union all select 'notifications.message has a message to ' || recipient_id from notifications.message where recipient_id = any ($1::uuid[])
       union all select 'platform.personal_key has the key of ' || subject_id from platform.personal_key where subject_id = any ($1::uuid[])
       union all select 'identity.account lets in ' || id from identity.account where id = any ($1::uuid[]) and disabled_at is null`,
      [personIds],
    );
    return rows.map(({ says }) => says);
  });
}

/** Lets two days pass over the files and runs the jobs that take contents out of the store. */
export async function letContentsGo({ database, tools, url, folder }: Ground): Promise<void> {
  const before = (Date.now() - 2 * 86_400_000) / 1000;
  for (const path of await filesIn(join(folder, 'papers'))) await utimes(path, before, before);
  const payloads = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ payload: Record<string, unknown> }>(
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'papers.erase_content'`,
    );
    return rows.map(({ payload }) => payload);
  });
  const job = modules.flatMap(({ jobs }) => jobs ?? []).find(({ task }) => task === 'papers.erase_content');
  const context = jobContext({ database, tools, clock: { now: Date.now }, reactions: [] });
  for (const payload of payloads) await job?.run(payload, context);
}
