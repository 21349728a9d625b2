import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase, publicScope } from '#platform/database';
import { newId } from '#platform/identifiers';
import { destroyPersonalKey, markOf, PersonalKeys, sealed, sealedJson } from '#platform/personal-data';
import { openPersonalKeys } from '#platform/personal-keys';
import { sql } from '#platform/sql';
import { onDatabase } from '#test/database';
import { file, receive } from '#test/dossiers';
import { ownDatabase } from '#test/own-database';
import { layTestKey, sameKeysElsewhere, testKeys } from '#test/personal-keys';
import { type World, world } from '#test/world';
import { plantCanary } from './canary.ts';

const number = '001199987654';

describe('what is personal', () => {
  const own = ownDatabase();

  /** A citizen's row: the plainest of the tables with personal columns. */
  async function enter(id = newId(), identityNumber = number): Promise<string> {
    await own().database.write(publicScope, (tx) =>
      tx.query(sql`insert into identity.account (id, kind, full_name, identity_number, identity_mark, created_at)
        values (${id}, 'citizen', 'An', ${sealed(id, identityNumber)}, ${markOf(identityNumber)}, now())
        on conflict (id) do update set identity_number = excluded.identity_number`),
    );
    return id;
  }

  const numberOf = async (id: string, keys = sameKeysElsewhere()) => {
    const database = openDatabase({ url: own().url, size: 1, log: () => {}, personalKeys: keys });
    try {
      const [row] = await database.read({ agencies: [], person: id }, (db) =>
        db.query<{ number: string | null }>(
          sql`select identity_number as number from identity.account where id = ${id}`,
        ),
      );
      return row?.number;
    } finally {
      await database.close();
    }
  };

  const stored = (statement: string, values: unknown[] = []): Promise<unknown[][]> =>
    onDatabase(own().url, async (client) => (await client.query({ text: statement, values, rowMode: 'array' })).rows);

  test('comes back as it was written, and lies in the database unreadable', async () => {
    const id = await enter(newId(), '001199987001');
    expect(await numberOf(id)).toBe('001199987001');
    const [[lies]] = (await stored('select identity_number from identity.account where id = $1', [id])) as [[string]];
    expect(lies).toMatch(/^mc1\.[0-9a-f-]{36}\.[\w-]{50,}$/);
    expect(Buffer.from(lies.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('001199987001');
  });

  test('is found by its mark, which is no plain hash of it', async () => {
    const id = await enter(newId(), '001199987002');
    const [[found]] = (await stored('select id from identity.account where identity_mark = $1', [
      testKeys.mark('001199987002'),
    ])) as [[string]];
    expect(found).toBe(id);
    expect(new PersonalKeys(randomBytes(32)).mark('001199987002')).not.toBe(testKeys.mark('001199987002'));
  });

  test('is refused without the key rather than written in clear', async () => {
    const without = openDatabase({ url: own().url, size: 1, log: () => {} });
    const id = newId();
    const write = without.write(publicScope, (tx) =>
      tx.query(sql`insert into identity.account (id, kind, full_name, phone, created_at)
        values (${id}, 'citizen', 'An', ${sealed(id, '0912')}, now())`),
    );
    await expect(write).rejects.toThrow('without the key of personal data');
    await without.close();
  });

  test('opens with no other key', async () => {
    const id = await enter(newId(), '001199987003');
    await expect(numberOf(id, new PersonalKeys(randomBytes(32)))).rejects.toThrow();
  });

  test('does not open under the name of another subject', async () => {
    const [an, binh] = [await enter(newId(), '001199987004'), await enter(newId(), '001199987005')];
    await stored(
      `update identity.account set identity_number = (select replace(identity_number, $1::text, $2::text) from identity.account where id = $1::uuid)
       where id = $2::uuid`,
      [an, binh],
    );
    await expect(numberOf(binh)).rejects.toThrow();
  });

  test('is gone for good once the key of its subject is destroyed, and nobody else loses anything', async () => {
    const [an, binh] = [await enter(newId(), '001199987006'), await enter(newId(), '001199987007')];
    await own().database.write(publicScope, (tx) => destroyPersonalKey(tx, an));
    expect(await numberOf(an)).toBeNull();
    expect(await numberOf(binh)).toBe('001199987007');
  });

  test('is gone at once where the key was destroyed, though it had been used there a moment before', async () => {
    const id = await enter(newId(), '001199987011');
    const numberHere = async () => {
      const [row] = await own().database.read({ agencies: [], person: id }, (db) =>
        db.query<{ number: string | null }>(
          sql`select identity_number as number from identity.account where id = ${id}`,
        ),
      );
      return row?.number;
    };
    expect(await numberHere()).toBe('001199987011');
    await own().database.write(publicScope, (tx) => destroyPersonalKey(tx, id));
    expect(await numberHere()).toBeNull();
  });

  test('keeps one key for a subject whom many write of at once', async () => {
    const id = newId();
    await Promise.all(Array.from({ length: 8 }, () => enter(id, '001199987008')));
    expect(await numberOf(id)).toBe('001199987008');
  });

  test('is not sealed under a key whose making was undone', async () => {
    const id = newId();
    const undone = own().database.write(publicScope, async (tx) => {
      await tx.query(sql`select ${sealed(id, 'x')}::text`);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await enter(id, '001199987009');
    expect(await numberOf(id)).toBe('001199987009');
  });

  test('may be written and its key destroyed in one transaction, and is gone with it', async () => {
    const id = newId();
    await own().database.write(publicScope, async (tx) => {
      await tx.query(sql`insert into identity.account (id, kind, full_name, identity_number, identity_mark, created_at)
        values (${id}, 'citizen', 'An', ${sealed(id, number)}, ${markOf(number)}, now())`);
      await destroyPersonalKey(tx, id);
    });
    expect(await numberOf(id)).toBeNull();
  });

  test('opens in whatever JSON can say, several subjects in one answer', async () => {
    const ids = [newId(), newId()];
    const rows = await own().database.write(publicScope, (tx) =>
      tx.query<{ parts: unknown }>(sql`
        select ${sealedJson(ids[0]!, { name: 'Yến', list: [1, null] })}::jsonb as parts
        union all select ${sealedJson(ids[1]!, ['a'])}::jsonb`),
    );
    expect(rows.map(({ parts }) => parts)).toEqual([{ name: 'Yến', list: [1, null] }, ['a']]);
  });
});

describe('the key outside the database', () => {
  const own = ownDatabase();
  const folders: string[] = [];
  const newHome = () => {
    const home = mkdtempSync(join(tmpdir(), 'motcua-test-keys-'));
    folders.push(home);
    return home;
  };
  afterAll(() => {
    for (const home of folders) rmSync(home, { recursive: true, force: true });
  });

  test('is made once, and is the same at the next start', async () => {
    const home = newHome();
    const first = await openPersonalKeys(home, own().url);
    expect((await openPersonalKeys(home, own().url)).fingerprint).toEqual(first.fingerprint);
    expect(statSync(join(home, 'keys', 'personal-data.key')).mode & 0o777).toBe(0o600);
  });

  test('is asked for, rather than made anew, when it is missing or another', async () => {
    await openPersonalKeys(newHome(), own().url).catch(() => undefined);
    const empty = newHome();
    await expect(openPersonalKeys(empty, own().url)).rejects.toThrow('personal-data.key is missing');
    expect(existsSync(join(empty, 'keys'))).toBe(false);
    const another = newHome();
    layTestKey(another);
    await expect(openPersonalKeys(another, own().url)).rejects.toThrow('personal-data.key is not the one');
  });
});

describe('a copy of the database', () => {
  const everyTable = `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

  /** Where a text stands in clear, in whatever column of whatever table. */
  async function placesOf(w: World, text: string): Promise<string[]> {
    const places: string[] = [];
    for (const { name } of await w.rows<{ name: string }>(everyTable)) {
      const [found] = await w.rows<{ count: number }>(
        `select count(*)::int as count from ${name} t where t::text like '%' || $1 || '%'`,
        [text],
      );
      if (found && found.count > 0) places.push(name);
    }
    return places;
  }

  test('tells no identity number, telephone number, e-mail address, address or answer of whoever filed a dossier, a draft and a paper', () =>
    world(async (w) => {
      await plantCanary(w);
      for (const secret of ['001199987654', '0977001122', 'hoang.yen@', 'Ngõ Hoàng Yến', 'Hoàng Yến đi học'])
        expect(await placesOf(w, secret), secret).toEqual([]);
    }));

  test('tells no address that letters wait for, and nothing of what they say', () =>
    world(async (w) => {
      await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const letters = await w.rows<{ address: string; facts: { procedureName: string } }>(
        'select address, facts from notifications.mail',
      );
      expect(letters.map(({ address }) => address)).toContain('an.nguyen@example.vn');
      expect(await placesOf(w, 'an.nguyen@')).toEqual([]);
      const [stored] = await w.rows<{ facts: string }>('select facts::text as facts from notifications.mail');
      expect(stored?.facts).not.toContain(letters[0]!.facts.procedureName);
    }));

  test('does tell what is not sealed, so that the search above is known to find things', () =>
    world(async (w) => {
      await plantCanary(w);
      expect(await placesOf(w, 'Trần Hoàng Yến')).toContain('dossiers.dossier');
    }));
});
