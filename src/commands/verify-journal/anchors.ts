import { createHash, type KeyObject, verify } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { isId } from '#platform/identifiers';
import type { Findings } from './finding.ts';
import { idAt, minutes, sinceTwoThousand, sinceTwoThousandAsMilliseconds } from './wire.ts';

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
  /** The latest time that each or one before it says. */
  readonly latest: readonly number[];
  /** The journals whose blocks were read. */
  readonly seen: Set<string>;
  readonly stamps: { readonly stamped: number; readonly unstamped: number; readonly unjudged: number };
  readonly steps: readonly Step[];
  /** What the anchors tell of the clock that they were made by. */
  readonly clock: readonly ClockNote[];
}

/** Where the clock went back: it said `from` at one anchor, and less with the next (microseconds since 2000). */
interface Step {
  /** The ordinal of the anchor after it, from 0. */
  readonly anchor: number;
  readonly from: number;
}

/**
 * The clock of the product was wrong: it went back before this anchor, or the authority stamped the anchor before the time it
 * says. Either can be seen, and neither can be had by changing what was sealed. Milliseconds.
 */
export interface ClockNote {
  readonly anchor: number;
  readonly said: number;
  /** What it said after, or what the authority says. */
  readonly instead: number;
  readonly by: 'anchor' | 'stamp';
}

/**
 * Between which times a block says it was sealed of which the anchor with this ordinal tells first (microseconds since 2000).
 * Where the clock went back before that anchor, the block may be from before or from after.
 */
export function spanBefore({ times }: Pick<Anchors, 'times'>, ordinal: number): readonly [from: number, to: number] {
  const [before = -Infinity, at = Infinity] = [times[ordinal - 1], times[ordinal]];
  const hasGoneBack = at < before - minutes(2);
  const [from, to] = hasGoneBack ? [at - minutes(10), before + minutes(10)] : [before, at];
  return [from - minutes(2), to + minutes(2)];
}

/** What a time-stamp over some content proves: an instant (milliseconds), that it is broken, or nothing we can judge. */
export type JudgeStamp = (token: Uint8Array, content: readonly Uint8Array[]) => Promise<number | 'broken' | 'unjudged'>;

/**
 * What the clock said at the anchor before this ordinal, where it was behind what it had said earlier still (microseconds since
 * 2000): rows that waited for their seal while it was set right say such a time.
 */
export function behindBefore({ times, latest }: Pick<Anchors, 'times' | 'latest'>, ordinal: number): number {
  const [before = Infinity, most = -Infinity] = [times[ordinal - 1], latest[ordinal - 1]];
  return before < most - minutes(2) ? before : Infinity;
}

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
  const latest: number[] = [];
  const steps: Step[] = [];
  const clock: ClockNote[] = [];
  const stamps = { stamped: 0, unstamped: 0, unjudged: 0 };
  let previous = '0'.repeat(64);
  let number = 0;
  for (const [ordinal, text] of lines.entries()) {
    const line = readLine(text);
    number += 1;
    if (!line) findings.add({ what: 'anchor_unreadable', anchor: number });
    if (line && (line.number !== number || line.previous !== previous))
      findings.add({ what: 'anchor_unchained', anchor: line.number });
    if (line) await judgeLine(line, { stamps, clock }, reading);
    const from = times.at(-1) ?? -Infinity;
    if (line && from > sinceTwoThousand(line.at) + minutes(2)) {
      steps.push({ anchor: ordinal, from });
      clock.push({ anchor: number, said: sinceTwoThousandAsMilliseconds(from), instead: line.at, by: 'anchor' });
    }
    number = line?.number ?? number;
    previous = sha256(text);
    listed.set(number, `${previous} ${line?.at} ${line && stateOf(line.stamp)}`);
    times.push(line ? sinceTwoThousand(line.at) : (times.at(-1) ?? -Infinity));
    latest.push(Math.max(latest.at(-1) ?? -Infinity, times.at(-1)!));
    for (const [agencyId, block, , hash] of line?.heads ?? []) {
      const chain = chains.get(agencyId) ?? [];
      chains.set(agencyId, chain);
      chain.push({ number: block, hash: Buffer.from(hash, 'hex'), anchor: ordinal });
    }
  }
  return { chains, times, latest, listed, stamps, steps, clock, seen: new Set() };
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
  {
    stamps,
    clock,
  }: { readonly stamps: { stamped: number; unstamped: number; unjudged: number }; readonly clock: ClockNote[] },
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
  else if (proven - at > 10 * 60_000) findings.add({ what: 'anchor_stamp_late', anchor });
  else {
    stamps.stamped += 1;
    const isAhead = at - proven > 10 * 60_000;
    const isTold = clock.at(-1)?.by === 'stamp';
    if (isAhead && !isTold) clock.push({ anchor, said: at, instead: proven, by: 'stamp' });
  }
}

/**
 * The lines of the folder's files, month by month; none where there is no folder. Where the clock went back, the anchors go on
 * in the file of an earlier month: the next line is the one with the next number, if a file has it.
 */
async function linesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const left = texts.map((text) => text.split('\n').filter((line) => line !== '')).filter(({ length }) => length > 0);
  const places = left.map(() => 0);
  const lines: string[] = [];
  let file = 0;
  for (let open = left.length; open > 0; ) {
    const isNext = (each: number): boolean => readLine(left[each]?.[places[each]!] ?? '')?.number === lines.length + 1;
    if (left.length > 1 && !isNext(file)) file = left.findIndex((_, each) => isNext(each));
    if (file < 0) file = left.findIndex((each, ordinal) => places[ordinal]! < each.length);
    lines.push(left[file]![places[file]!++]!);
    if (places[file] === left[file]!.length) open -= 1;
  }
  return lines;
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
  // What an anchor that was changed names may be no agency and no block at all; that was found when it was read.
  const told = [...chains]
    .map(([agencyId, chain]) => [agencyId, chain.at(-1)?.number ?? 0] as const)
    .filter(([agencyId, number]) => isId(agencyId) && Number.isSafeInteger(number));
  const { rows } = await client.query<{ agency: Buffer; number: string; at: string }>(
    `select uuid_send(b.agency_id) as agency, b.number, (extract(epoch from b.sealed_at - '2000-01-01 00:00+00') * 1000000)::bigint as at
     from platform.journal_block b left join unnest($1::uuid[], $2::bigint[]) as told (agency_id, number) using (agency_id)
     where b.number > coalesce(told.number, 0) order by b.sealed_at, b.agency_id, b.number`,
    [told.map(([agencyId]) => agencyId), told.map(([, number]) => number)],
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last && Number(last.at) - Number(first.at) > minutes(10))
    findings.add({ agencyId: idAt(first.agency, 0), what: 'anchors_overdue', block: Number(first.number) });
}
