import { join } from 'node:path';
import type pg from 'pg';
import { type Database, openDatabase, publicScope, sealerRole } from '#platform/database';
import { newId } from '#platform/identifiers';
import { readSealKey } from '#platform/journal-seal/seal-key';
import { openSealing, type SealerOptions } from '#platform/journal-seal/sealer';
import { sql } from '#platform/sql';
import { readKeys } from '../src/commands/verify-journal/read-keys.ts';
import {
  readAgain,
  type Verified,
  type Verifying,
  verifyJournal,
} from '../src/commands/verify-journal/verify-journal.ts';

/** Journals that are sealed and read again, in a folder and a database of their own. */
export interface SealedJournal {
  readonly home: string;
  readonly anchorsFolder: string;
  /** Sets the clock on by so many seconds. */
  wait(seconds: number): void;
  now(): number;
  /** Seals what waits; an anchor that is due may still be being written. */
  seal(): Promise<number>;
  /** Seals what waits, and has the anchor written where one is due: by this clock an hour is over before a disk has it. */
  pass(): Promise<void>;
  finish(): Promise<void>;
  verify(how?: Partial<Pick<Verifying, 'agencyId' | 'secondFolder' | 'judgeStamp'>>): Promise<Verified>;
  /** Verifies what the transaction of a connection sees. */
  verifyWithin(client: pg.Client, anchorsFolder?: string): Promise<Verified>;
  close(): Promise<void>;
}

/** Opens the sealing of a database at `url`, with its keys and anchors under `home`. */
export async function openSealedJournal(
  url: string,
  home: string,
  options: Partial<Pick<SealerOptions, 'stamp' | 'secondFolder' | 'anchorEvery'>> = {},
): Promise<SealedJournal> {
  const anchorsFolder = join(home, 'anchors');
  const database = openDatabase({ url, size: 2, log: () => {}, role: sealerRole });
  let now = Date.parse('2026-11-27T08:00:00Z');
  const sealing = openSealing({
    database,
    key: await readSealKey(home),
    clock: { now: () => now },
    anchorsFolder,
    secondFolder: undefined,
    stamp: undefined,
    log: (message, error) => console.error(message, error),
    ...options,
  });
  const reading = async () => ({
    keys: await readKeys(join(home, 'keys/journal.public.pem')),
    anchorsFolder,
    judgeStamp: async () => 'unjudged' as const,
    now,
  });
  return {
    home,
    anchorsFolder,
    wait: (seconds) => {
      now += seconds * 1_000;
    },
    now: () => now,
    seal: sealing.pass,
    pass: async () => {
      await sealing.pass();
      await sealing.anchored();
    },
    finish: sealing.finish,
    verify: async (how = {}) => verifyJournal({ url, ...(await reading()), ...how }),
    verifyWithin: async (client, folder = anchorsFolder) =>
      readAgain(client, { ...(await reading()), anchorsFolder: folder }),
    close: () => database.close(),
  };
}

/** Writes facts as the product does, but many at once: `count` in each of the agencies, all at `at` (milliseconds). */
export async function writeFacts(
  database: Database,
  agencyIds: readonly string[],
  count: number,
  at: number,
): Promise<void> {
  const [agencies, ids] = newRows(agencyIds, count, at);
  await database.write({ ...publicScope, agencies: agencyIds }, (tx) =>
    tx.query(sql`
      with fact as (
        insert into platform.event (agency_id, id, at, type, subject_id, actor_kind, actor_name, readers, data)
        select agency, id, ${new Date(at)}, 'dossier.received', id, 'staff', 'Trần Văn Bình', array[agency],
          jsonb_build_object('dossier', jsonb_build_object('code', 'H44.127-261127-0001', 'ownerName', 'Nguyễn Văn An', 'state', 'received'))
        from unnest(${agencies}::uuid[], ${ids}::uuid[]) as row (agency, id))
      insert into platform.unsealed (journal_id, kind, id)
      select agency, 'fact', id from unnest(${agencies}::uuid[], ${ids}::uuid[]) as row (agency, id)`),
  );
}

/** Writes entries of the access journal as the product does, `count` in each of the agencies, all at `at` (milliseconds). */
export async function writeAccess(
  database: Database,
  agencyIds: readonly string[],
  count: number,
  at: number,
): Promise<void> {
  const [agencies, ids] = newRows(agencyIds, count, at);
  await database.write({ ...publicScope, agencies: agencyIds }, (tx) =>
    tx.query(sql`
      with entry as (
        insert into platform.access (agency_id, id, at, outcome, address, subject_id, actor_kind, actor_id, actor_name)
        select agency, id, ${new Date(at)}, 'read', 'GET /can-bo/ho-so/:code', id, 'staff', agency, 'Trần Văn Bình'
        from unnest(${agencies}::uuid[], ${ids}::uuid[]) as row (agency, id))
      insert into platform.unsealed (journal_id, kind, id)
      select agency, 'access', id from unnest(${agencies}::uuid[], ${ids}::uuid[]) as row (agency, id)`),
  );
}

/** The agency and the new id of each of `count` rows an agency, as two columns. */
function newRows(agencyIds: readonly string[], count: number, at: number): [agencies: string[], ids: string[]] {
  const agencies = agencyIds.flatMap((agencyId) => Array.from({ length: count }, () => agencyId));
  return [agencies, agencies.map(() => newId(at))];
}
