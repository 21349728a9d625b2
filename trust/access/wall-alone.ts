import { modules } from '../../src/modules/all.ts';
import { type Doors, knock } from './doors.ts';
import { type Cell, placeOf, secretsIn } from './matrix.ts';
import { withoutRules } from './rules-out.ts';

/** Tries squares with every rule of the application taken away: nothing is left but the wall in the database. */
export async function tryWallAlone(doors: Doors, cells: readonly Cell[]): Promise<string[]> {
  return withoutRules(modules, async () => {
    const found: string[] = [];
    for (const cell of cells) {
      const heard = await knock(doors, cell.somebody, cell.route);
      for (const what of secretsIn(heard, cell.somebody, doors.scene))
        found.push(`${placeOf(doors.scene, cell)}, the database's wall alone: ${what}`);
    }
    return found;
  });
}
