import { createHash, type KeyObject, verify } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Findings } from './finding.ts';
import { idAt, minutes, sinceTwoThousand } from './wire.ts';

/** A block that an anchor tells of. */
export interface AnchoredBlock {
  readonly number: number;
  readonly hash: Buffer;
  /** The ordinal of the first anchor that tells of it, from 0. */
  readonly anchor: number;
}

/** The anchored blocks of one journal, oldest first. */
export type AnchoredChain = readonly AnchoredBlock[];

export interface Anchors {
  readonly chains: ReadonlyMap<string, AnchoredChain>;
  /** When each was made, microseconds since 2000. */
  readonly times: readonly number[];
  /** The journals whose blocks were read. */
  readonly seen: Set<string>;
  readonly stamps: { readonly stamped: number; readonly unstamped: number; readonly unjudged: number };
}

/** What a time-stamp over some content proves: an instant (milliseconds), that it is broken, or nothing we can judge. */
export type JudgeStamp = (token: Uint8Array, content: readonly Uint8Array[]) => Promise<number | 'broken' | 'unjudged'>;

interface AnchorReading {
  readonly folder: string;
  /** A second folder that must hold the same. */
  readonly second?: string | undefined;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly judgeStamp: JudgeStamp;
  readonly findings: Findings;
}

interface ReadAnchors extends Anchors {
  /** By their number. */
  readonly listed: ReadonlyMap<number, ListedAnchor>;
}

/** The hash of an anchor's line, its time (milliseconds) and whether it is time-stamped, in one text. */
type ListedAnchor = string;

interface Line {
  readonly number: number;
  readonly at: number;
  readonly previous: string;
  readonly keyId: string;
  readonly heads: readonly (readonly [string, number, number, string])[];
}

/** Reads the anchors, holding each against the one before, its signature and its time-stamp. */
export async function readAnchors(reading: AnchorReading): Promise<ReadAnchors> {
  const { folder, second, findings } = reading;
  const lines = await linesIn(folder);
  if (second !== undefined && !isCopy(await linesIn(second), lines)) findings.add({ what: 'anchors_differ' });
  const chains = new Map<string, AnchoredBlock[]>();
  const listed = new Map<number, ListedAnchor>();
  const times: number[] = [];
  const stamps = { stamped: 0, unstamped: 0, unjudged: 0 };
  let previous = '0'.repeat(64);
  let number = 0;
  for (const [ordinal, text] of lines.entries()) {
    const line = readLine(text);
    number += 1;
    if (!line) findings.add({ what: 'anchor_unreadable', anchor: number });
    if (line && (line.number !== number || line.previous !== previous))
      findings.add({ what: 'anchor_unchained', anchor: line.number });
    if (line) await judgeLine(line, stamps, reading);
    number = line?.number ?? number;
    previous = sha256(text);
    listed.set(number, `${previous} ${line?.at} ${line && stateOf(line.stamp)}`);
    times.push(line ? sinceTwoThousand(line.at) : (times.at(-1) ?? -Infinity));
    for (const [agencyId, block, , hash] of line?.heads ?? []) {
      const chain = chains.get(agencyId) ?? [];
      chains.set(agencyId, chain);
      chain.push({ number: block, hash: Buffer.from(hash, 'hex'), anchor: ordinal });
    }
  }
  return { chains, times, listed, stamps, seen: new Set() };
}

type Judged = Line & { readonly signed: string; readonly signature: string; readonly stamp: string };

function readLine(text: string): Judged | undefined {
  try {
    const { signed, signature, stamp } = JSON.parse(text);
    const { number, at, previous, key, heads } = JSON.parse(signed);
    const isRead = JSON.stringify({ signed, signature, stamp }) === text && Number.isFinite(at) && Array.isArray(heads);
    return isRead ? { number, at, previous, keyId: key, heads, signed, signature, stamp } : undefined;
  } catch {
    return undefined;
  }
}

const stateOf = (stamp: string): string => (stamp === 'away' || stamp === 'none' ? stamp : 'stamped');

async function judgeLine(
  { number: anchor, signed, signature, stamp, keyId, at }: Judged,
  stamps: { stamped: number; unstamped: number; unjudged: number },
  { keys, judgeStamp, findings }: AnchorReading,
): Promise<void> {
  const content = Buffer.from(`motcua journal anchor\n${signed}`);
  const digest = createHash('sha256').update(content).digest();
  const key = keys.get(keyId);
  const bytes = Buffer.from(signature, 'base64');
  const isPlain = bytes.toString('base64') === signature;
  if (!key || !isPlain || !verify(null, digest, key, bytes)) findings.add({ what: 'anchor_unsigned', anchor });
  if (stateOf(stamp) !== 'stamped') {
    stamps.unstamped += 1;
    return;
  }
  const token = Buffer.from(stamp, 'base64');
  const proven = token.toString('base64') === stamp ? await judgeStamp(token, [content]) : 'broken';
  if (proven === 'broken') findings.add({ what: 'anchor_stamp_broken', anchor });
  else if (proven === 'unjudged') stamps.unjudged += 1;
  else if (Math.abs(proven - at) > 10 * 60_000) findings.add({ what: 'anchor_stamp_late', anchor });
  else stamps.stamped += 1;
}

/** The lines of the folder's files, month by month; none where there is no folder. */
async function linesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whether a second folder holds the same; it may be behind by the anchor that is just being written. */
const isCopy = (second: readonly string[], first: readonly string[]): boolean =>
  first.length - second.length <= 1 && second.length <= first.length && second.every((line, i) => line === first[i]);

/**
 * Holds the anchors of the folder against those the database tells of. The last one of the folder may be unknown to a
 * database where nothing was sealed since: everything stopped in between. The others may not.
 */
export async function compareAnchors(
  client: pg.Client,
  { listed, times }: Pick<ReadAnchors, 'listed' | 'times'>,
  findings: Findings,
): Promise<void> {
  const { rows } = await client.query<{ number: string; told: string }>(
    `select number, concat_ws(' ', encode(hash, 'hex'), (extract(epoch from at) * 1000)::float8, stamp) as told
     from platform.journal_anchor order by number`,
  );
  const told = new Map(rows.map(({ number, told }) => [Number(number), told]));
  for (const [anchor, each] of told) {
    const kept = listed.get(anchor);
    if (kept === undefined) findings.add({ what: 'anchor_missing', anchor });
    else if (kept !== each) findings.add({ what: 'anchor_differs', anchor });
  }
  const { rows: since } = await client.query(
    `select from platform.journal_block where sealed_at > timestamptz '2000-01-01 00:00+00' + $1 * interval '1 microsecond' limit 1`,
    [Math.max(0, times.at(-1) ?? 0) + minutes(2)],
  );
  const last = since.length === 0 ? [...listed.keys()].at(-1) : undefined;
  for (const anchor of listed.keys())
    if (!told.has(anchor) && anchor !== last) findings.add({ what: 'anchor_unlisted', anchor });
}

/** Journals whose every block is gone although an anchor tells of some. */
export function findVanished(
  { chains, seen }: Anchors,
  isAsked: (agencyId: string) => boolean,
  findings: Findings,
): void {
  for (const [agencyId, [first]] of chains)
    if (isAsked(agencyId) && !seen.has(agencyId))
      findings.add({ agencyId, what: 'chain_cut', block: first!.number, anchor: first!.anchor + 1 });
}

/** Blocks that should have been anchored: what is sealed waits for its anchor for some five minutes at most. */
export async function findOverdue(client: pg.Client, { chains }: Anchors, findings: Findings): Promise<void> {
  const { rows } = await client.query<{ agency: Buffer; number: string; at: string }>(
    `select uuid_send(agency_id) as agency, number, (extract(epoch from sealed_at - '2000-01-01 00:00+00') * 1000000)::bigint as at
     from platform.journal_block where sealed_at >= (select max(sealed_at) from platform.journal_block) - interval '1 hour'
     order by sealed_at, agency_id, number`,
  );
  const open = rows.filter(({ agency, number }) => Number(number) > (chains.get(idAt(agency, 0))?.at(-1)?.number ?? 0));
  const [first, last] = [open[0], open.at(-1)];
  if (first && last && Number(last.at) - Number(first.at) > minutes(10))
    findings.add({ agencyId: idAt(first.agency, 0), what: 'anchors_overdue', block: Number(first.number) });
}
