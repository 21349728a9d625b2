import { readFileSync } from 'node:fs';
import { importProcedures, importReportLines } from '#modules/procedures';
import { dayOf, systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openDatabase, publicScope } from '#platform/database';
import { fillIn, Refusal } from '#platform/errors';
import { isDay } from '#platform/form';
import { procedures } from '../modules/procedures/module.ts';
import { joinStorage } from './open-storage.ts';

const usage = 'Usage: bin/motcua import procedures FILE [--from YYYY-MM-DD]';

/** Reads a catalogue file and prints how many procedures were new, changed and unchanged, and each field not read. */
export async function importProceduresFile(config: Config, args: readonly string[]): Promise<number> {
  const [what, file, option, from = dayOf(systemClock.now())] = args;
  const isAsked = what === 'procedures' && file && (option === undefined || option === '--from') && isDay(from);
  const records = isAsked ? recordsIn(file) : usage;
  if (typeof records === 'string') return refuse(records);
  const storage = await joinStorage(config);
  const database = openDatabase({ ...storage, size: 2, log: () => {} });
  try {
    const how = { on: from, by: 'bin/motcua import', at: systemClock.now() };
    const report = await database.write(publicScope, (tx) => importProcedures(tx, records, how));
    console.log(importReportLines(report, 'vi').join('\n'));
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return refuse(textOf(error));
    throw error;
  } finally {
    await database.close();
    await storage.stop();
  }
}

/** The records of a file, or the line that says why there are none. */
function recordsIn(file: string): unknown[] | string {
  try {
    const records: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(records) ? records : `${file} does not hold a list of procedures.`;
  } catch (error) {
    return `${file} cannot be read: ${(error as Error).message}`;
  }
}

const textOf = ({ code, facts }: Refusal): string => fillIn(procedures.refusals?.('vi')[code] ?? code, facts);

function refuse(line: string): number {
  console.error(line);
  return 2;
}
