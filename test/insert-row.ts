import type { World } from './world.ts';

/** Enters a row past the walls, by the names of its columns: as values, which a database that is spread takes as well. */
export async function insertRow(w: World, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const places = Object.keys(row).map((_, i) => `$${i + 1}`);
  await w.rows(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}
