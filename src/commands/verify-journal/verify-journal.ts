import type { KeyObject } from 'node:crypto';
import pg from 'pg';
import { type Anchors, compareAnchors, findOverdue, findVanished, type JudgeStamp, readAnchors } from './anchors.ts';
import { readChains } from './chains.ts';
import { type Finding, openFindings } from './finding.ts';
import { matchRows } from './rows.ts';
import { sinceTwoThousand } from './wire.ts';

export interface Verifying {
  readonly url: string;
  /** The public keys that may have sealed, by the name they go by. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly anchorsFolder: string;
  readonly secondFolder?: string | undefined;
  readonly judgeStamp: JudgeStamp;
  /** One journal; all of them without. */
  readonly agencyId?: string | undefined;
  /** Milliseconds. */
  readonly now: number;
}

/** What became of reading everything again. */
export interface Verified {
  /** What each journal has. */
  readonly journals: readonly { readonly agencyId: string; readonly blocks: number; readonly rows: number }[];
  readonly blocks: number;
  readonly rows: number;
  readonly waiting: number;
  readonly anchors: Anchors['stamps'];
  /** Where the clock of the product was wrong, as the anchors show it: no finding, but worth knowing. */
  readonly clock: Anchors['clock'];
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

/** So many rows are held in memory at once, unless one journal has more. */
const rowsAtOnce = 4_000_000;

/** The role that reads every journal; what is read is one state of the database, and nothing can be written. */
const options = '-c role=motcua_sealer -c search_path=pg_catalog -c timezone=UTC -c default_transaction_read_only=on';

/**
 * Reads the journals, their chains and the anchors again, and tells all that is not as it was sealed. It trusts the public
 * keys and what the anchors folders hold, not the database, and shares nothing with what seals.
 */
export async function verifyJournal({ url, ...reading }: Verifying): Promise<Verified> {
  const client = new pg.Client({ connectionString: url, options });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    return await readAgain(client, reading);
  } finally {
    await client.end();
  }
}

/** Like {@link verifyJournal}, of what the transaction of `client` sees. */
export async function readAgain(client: pg.Client, reading: Omit<Verifying, 'url'>): Promise<Verified> {
  const { keys, anchorsFolder, secondFolder, judgeStamp, agencyId, now } = reading;
  const findings = openFindings();
  const anchors = await readAnchors({ folder: anchorsFolder, second: secondFolder, keys, judgeStamp, findings });
  await compareAnchors(client, anchors, findings);
  const { firstSealing, ranges } = await planOf(client, agencyId);
  const waiting = await readWaiting(client, now, agencyId, findings);
  const journals: Verified['journals'][number][] = [];
  const sum = { blocks: 0, rows: 0 };
  for (const range of ranges) {
    const chains = await readChains({ client, keys, anchors, findings, range, firstSealing });
    sum.rows += await matchRows({ client, chains, findings, range, waiting });
    journals.push(...chains.journals);
    sum.blocks += chains.blocks;
  }
  findVanished(anchors, (id) => agencyId === undefined || id === agencyId, findings);
  await findOverdue(client, anchors, findings);
  return {
    ...sum,
    journals,
    waiting: waiting.size,
    anchors: anchors.stamps,
    clock: anchors.clock,
    findings: findings.first,
    findingCount: findings.count,
  };
}

/** When anything was sealed first, and conditions on `agency_id` that together leave no row out. */
async function planOf(client: pg.Client, agencyId: string | undefined) {
  const { rows } = await client.query<{ agency: string; rows: string; first: string }>(
    `select agency_id as agency, sum(row_count::bigint) as rows,
       (extract(epoch from min(min(sealed_at) filter (where after is null)) over () - '2000-01-01 00:00+00') * 1000000)::bigint as first
     from platform.journal_block group by agency_id order by agency_id`,
  );
  const firstSealing = Number(rows[0]?.first ?? sinceTwoThousand(0));
  if (agencyId !== undefined) return { firstSealing, ranges: [`agency_id = '${agencyId}'`] };
  const ranges: string[] = [];
  let from = 'true';
  let held = 0;
  for (const { agency, rows: count } of rows) {
    held += Number(count);
    if (held < rowsAtOnce) continue;
    ranges.push(`${from} and agency_id <= '${agency}'`);
    from = `agency_id > '${agency}'`;
    held = 0;
  }
  return { firstSealing, ranges: [...ranges, from] };
}

const signOf: Readonly<Record<string, number>> = { fact: 1, access: 2 };

/** The rows that wait for their seal; one that waits too long is told. */
async function readWaiting(
  client: pg.Client,
  now: number,
  agencyId: string | undefined,
  findings: ReturnType<typeof openFindings>,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ agency: string; kind: string; id: string; at: Date | null }>(
    `select u.journal_id as agency, u.kind, u.id, coalesce(f.at, a.at) as at from platform.unsealed u
     left join platform.event f on u.kind = 'fact' and f.agency_id = u.journal_id and f.id = u.id
     left join platform.access a on u.kind = 'access' and a.agency_id = u.journal_id and a.id = u.id`,
  );
  const asked = rows.filter(({ agency }) => agencyId === undefined || agency === agencyId);
  for (const { agency, id, at } of asked) {
    if (at === null) findings.add({ agencyId: agency, what: 'row_gone_early', row: id });
    else if (now - Number(at) > 10 * 60_000) findings.add({ agencyId: agency, what: 'row_waits', row: id });
  }
  return new Set(asked.map(({ agency, kind, id }) => `${agency} ${signOf[kind]} ${id}`));
}
