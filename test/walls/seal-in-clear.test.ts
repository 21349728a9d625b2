import { expect, test } from 'vitest';
import { newId } from '#platform/identifiers';
import { sealInClear } from '#platform/seal-in-clear';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { sameKeysElsewhere, testKeys } from '#test/personal-keys';
import { modules } from '../../src/modules/all.ts';

const own = ownDatabase();
const personal = modules.flatMap((module) => module.personal ?? []);

test('what an earlier version wrote in clear is sealed once, whatever was written since stays as it is', async () => {
  const [old, person] = [newId(), newId()];
  await onDatabase(own().url, async (client) => {
    await client.query(
      `insert into identity.account (id, kind, full_name, identity_number, phone, created_at)
       values ($1, 'citizen', 'Bà Tư', '001199987111', '0912000111', now())`,
      [old],
    );
    await client.query(
      `insert into forms.draft (person_id, id, procedure_code, receiving_agency_id, form_id, form_version, answers, choices, step, begun_at, saved_at)
       values ($1, $2, '1.004873', $1, 'marital-status', 1, '{"purpose": "Bà Tư đi học"}', '{}', 'form', now(), now())`,
      [person, newId()],
    );
    const before = await client.query('select identity_number from identity.account where id <> $1 order by id', [old]);

    expect(await sealInClear(own().url, testKeys, personal)).toBeGreaterThanOrEqual(2);
    const { rows } = await client.query('select * from identity.account where id = $1', [old]);
    expect(rows[0]).toMatchObject({
      identity_number: expect.stringMatching(/^mc1\./),
      phone: expect.stringMatching(/^mc1\./),
      identity_mark: testKeys.mark('001199987111'),
    });
    const after = await client.query('select identity_number from identity.account where id <> $1 order by id', [old]);
    expect(after.rows).toEqual(before.rows);
    const { rows: drafts } = await client.query('select answers from forms.draft where person_id = $1', [person]);
    expect(drafts[0].answers).toMatch(/^mc1\./);
    expect(await sealInClear(own().url, sameKeysElsewhere(), personal)).toBe(0);
  });
});

test('of many rows each is sealed once, some at a time', async () => {
  await onDatabase(own().url, async (client) => {
    await client.query(`delete from motcua_migrations.migration where name = 'sealed forms.draft'`);
    await client.query(
      `insert into forms.draft (person_id, id, procedure_code, receiving_agency_id, form_id, form_version, answers, choices, step, begun_at, saved_at)
       select gen_random_uuid(), gen_random_uuid(), '1.004873', gen_random_uuid(), 'marital-status', 1, '{"purpose": "Đi học"}', '{}', 'form', now(), now()
       from generate_series(1, 1100)`,
    );
    expect(await sealInClear(own().url, testKeys, personal)).toBe(1_100);
    const { rows } = await client.query(
      `select count(*)::int as left from forms.draft where answers::text !~ '^"?mc1'`,
    );
    expect(rows).toEqual([{ left: 0 }]);
  });
});
