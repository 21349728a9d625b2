import type { Tx } from '#platform/database';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import { type CatalogueRecord, misshapenFields } from '../catalogue-record.ts';
import { type Content, contentOf } from '../content.ts';
import { type Difference, differencesBetween } from '../differences.ts';
import type { ReadingProblem } from '../procedure-version.ts';
import { closeVersions, getVersion, insertVersions, type KnownVersion, lockNewestVersions } from '../version-store.ts';

/** From which day the records hold, who imports them, and when (milliseconds). */
export interface Import {
  on: string;
  by: string;
  at: number;
}

/** What an import did, code by code, and what it could not read. */
export interface ImportReport {
  new: string[];
  changed: { code: string; differences: Difference[] }[];
  unchanged: string[];
  /** Codes, new or changed, that are repealed from now on. */
  repealed: string[];
  problems: ReadingProblem[];
}

/**
 * Brings the catalogue to what `records` say from `on` on. An unchanged record changes nothing, so that an import may run
 * twice; a changed one closes the version before it. Records that the file does not have are left alone: a file may hold
 * a part of the catalogue. Refuses with `procedures.import_too_early` when a version that begins later is there already.
 */
export async function importProcedures(
  tx: Tx,
  records: readonly unknown[],
  { on, by, at }: Import,
): Promise<ImportReport> {
  const { contents, problems } = readAll(records);
  const known = await lockNewestVersions(tx);
  const changed = contents.filter(({ version, hash }) => known.get(version.code)?.hash !== hash.toString('hex'));
  const replaced = changed.flatMap(({ version }) => known.get(version.code) ?? []);
  refuseEarlier(replaced, on);
  const differences = await differencesOf(tx, changed, known);
  await closeVersions(
    tx,
    replaced.map(({ id }) => id),
    on,
  );
  await insertVersions(
    tx,
    changed.map((content) => ({ ...content, id: newId(at) })),
    { on, by, at },
  );
  const codes = changed.map(({ version }) => version.code);
  return {
    new: codes.filter((code) => !known.has(code)),
    changed: differences,
    unchanged: contents.map(({ version }) => version.code).filter((code) => !codes.includes(code)),
    repealed: changed.filter(({ version }) => version.status === 'repealed').map(({ version }) => version.code),
    problems,
  };
}

/** Reads what has the shape of a record, once for each code; the others become problems. */
function readAll(records: readonly unknown[]): { contents: Content[]; problems: ReadingProblem[] } {
  const contents = new Map<string, Content>();
  const problems: ReadingProblem[] = [];
  for (const [i, record] of records.entries()) {
    const code = codeOf(record) ?? `#${i + 1}`;
    const wrong = misshapenFields(record);
    if (wrong.length > 0)
      problems.push(
        ...wrong.map((field): ReadingProblem => ({ code, field, text: textOf(record, field), why: 'misshapen' })),
      );
    else if (contents.has(code)) problems.push({ code, field: 'code', text: code, why: 'duplicate' });
    else contents.set(code, contentOf(record as CatalogueRecord));
  }
  const read = [...contents.values()];
  return { contents: read, problems: [...problems, ...read.flatMap((content) => content.problems)] };
}

const codeOf = (record: unknown): string | undefined => {
  const code = (record as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

const textOf = (record: unknown, field: string): string =>
  JSON.stringify(field === 'record' ? record : (record as Record<string, unknown>)[field]) ?? '';

function refuseEarlier(replaced: readonly KnownVersion[], on: string): void {
  const later = replaced.find(({ validFrom }) => validFrom > on);
  if (later) throw new Refusal('procedures.import_too_early', { code: later.code, validFrom: later.validFrom, on });
}

async function differencesOf(
  tx: Tx,
  changed: readonly Content[],
  known: ReadonlyMap<string, KnownVersion>,
): Promise<ImportReport['changed']> {
  const told: ImportReport['changed'] = [];
  for (const { version } of changed) {
    const older = known.get(version.code);
    if (!older) continue;
    const before = await getVersion(tx, older.id);
    told.push({ code: version.code, differences: differencesBetween(before.version, version) });
  }
  return told;
}
