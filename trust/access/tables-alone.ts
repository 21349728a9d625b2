import type pg from 'pg';
import type { Scope } from '#platform/database';
import { Statement } from '#platform/sql';
import type { World } from '#test/world';
import {
  countedByPeople,
  listWalledTables,
  plantRowEverywhere,
  readByEverybody,
} from '../../test/walls/row-level-security.ts';
import type { Scene } from './scene.ts';

/**
 * Asks every table with a wall, past all of the application, for the rows of the receiving agency and its citizen as
 * people who have no part in them. Each table gets a row, whatever its checks say; all is undone.
 */
export async function tryTablesAlone(w: World, { land, names }: Scene, only?: string): Promise<Tried> {
  const client = { query: async (text: string, values?: unknown[]) => ({ rows: await w.rows(text, values ?? []) }) };
  const pastWalls = client as unknown as pg.ClientBase;
  const other = land.people.find(({ name }) => name === 'another citizen')!;
  const whose = { agencyId: names.agencyId, personId: land.owner.accountId };
  const others = [
    { who: 'a visitor', scope: { agencies: [] } },
    { who: 'another agency', scope: { agencies: [land.agencies.get('other')!.id] } },
    { who: 'another citizen', scope: { agencies: [], person: other.id } },
  ];
  await w.rows('savepoint tables_alone');
  try {
    await plantRowEverywhere(pastWalls, { agency: whose.agencyId, person: whose.personId });
    const tables = (await listWalledTables(pastWalls)).filter((table) => only === undefined || table === only);
    const found: string[] = [];
    for (const table of tables) {
      for (const { who, scope } of others) {
        const isOpen =
          readByEverybody.includes(table) || (who === 'another citizen' && countedByPeople.includes(table));
        if (!isOpen && (await seenIn(w, table, scope, whose)) > 0)
          found.push(`${who} reads ${table}, the database's wall alone`);
      }
    }
    return { found, tried: tables.length * others.length };
  } finally {
    await w.rows('rollback to savepoint tables_alone');
  }
}

interface Tried {
  readonly found: readonly string[];
  readonly tried: number;
}

/** How many rows of an agency or a person a table shows to others. */
async function seenIn(w: World, table: string, scope: Scope, { agencyId, personId }: Whose): Promise<number> {
  const counted = `select count(*)::int as seen from ${table} t where to_jsonb(t)->>'agency_id' = `;
  const statement = new Statement([counted, ` or to_jsonb(t)->>'person_id' = `, ''], [agencyId, personId]);
  const [row] = await w.database.read(scope, (db) => db.query<{ seen: number }>(statement));
  return row?.seen ?? 0;
}

interface Whose {
  readonly agencyId: string;
  readonly personId: string;
}
