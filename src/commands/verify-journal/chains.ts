import { createHash, type KeyObject, verify } from 'node:crypto';
import type pg from 'pg';
import { type AnchoredBlock, type AnchoredChain, type Anchors, behindBefore, spanBefore } from './anchors.ts';
import { copyRows } from './copy-rows.ts';
import type { Findings } from './finding.ts';
import { idAt, minutes } from './wire.ts';

/** What the blocks of a range of agencies say, row by row, kept small: a row takes 49 bytes and a few numbers. */
export interface Chains {
  readonly rows: number;
  readonly blocks: number;
  readonly journals: readonly { readonly agencyId: string; readonly blocks: number; readonly rows: number }[];
  /** For each row a sign for its kind, its id and its hash. */
  readonly entries: Buffer;
  /** For each row the ordinal of its block in the lists below. */
  readonly blockOf: Uint32Array;
  readonly agencies: readonly Buffer[];
  readonly numbers: readonly number[];
  /** The times that rows of each block may say (microseconds since 2000); a block that took over rows of any age has no first. */
  readonly spans: readonly Span[];
}

export const entryLength = 49;

type Span = readonly [from: number, to: number];

/** Where a chain has got to. */
interface End {
  agency: Buffer;
  number: number;
  rows: number;
  hash: Buffer;
  sealedAt: number;
  /** The ordinal of the first anchor that tells of it. */
  by: number;
  readonly anchored: AnchoredChain | undefined;
  /** The place in its list of anchored blocks that is the next to come. */
  next: number;
}

/** A block as it was read. */
interface Block {
  readonly agency: Buffer;
  readonly number: number;
  readonly after: number;
  readonly sealedAt: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly entries: Buffer;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
  /** The bytes of its head that its hash covers. */
  readonly covered: readonly Buffer[];
}

export interface ChainReading {
  readonly client: pg.Client;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly anchors: Anchors;
  readonly findings: Findings;
  /** A condition on `agency_id`. */
  readonly range: string;
  /** When anything was sealed first, microseconds since 2000. */
  readonly firstSealing: number;
}

/** Reads the blocks of a range of agencies, and holds each against the one before, its signature and its anchors. */
export async function readChains({
  client,
  keys,
  anchors,
  findings,
  range,
  firstSealing,
}: ChainReading): Promise<Chains> {
  const kept = openKept();
  let end: End | undefined;
  const journals: { agencyId: string; blocks: number; rows: number }[] = [];
  const close = (): void => {
    if (end) closeChain(end, anchors, findings);
  };
  await copyRows(
    client,
    `copy (select agency_id, number, after, sealed_at, first_row, row_count, entries, previous, hash, key_id, signature
       from platform.journal_block where ${range} order by agency_id, number) to stdout (format binary)`,
    (row) => {
      const block = readBlock(row);
      if (!end?.agency.equals(block.agency)) {
        close();
        journals.push({ agencyId: idAt(block.agency, 0), blocks: 0, rows: 0 });
        end = beginChain(block.agency, anchors);
      }
      const journal = journals.at(-1)!;
      journal.blocks += 1;
      journal.rows += Math.floor(block.entries.length / entryLength);
      kept.add(block, judgeBlock(block, end, { keys, findings, firstSealing, anchors }));
    },
  );
  close();
  return { ...kept.done(), journals };
}

function beginChain(agency: Buffer, anchors: Anchors): End {
  const anchored = anchors.chains.get(idAt(agency, 0));
  return { agency, number: 0, rows: 0, hash: Buffer.alloc(32), sealedAt: -Infinity, by: -1, anchored, next: 0 };
}

type Judging = Pick<ChainReading, 'keys' | 'findings' | 'firstSealing' | 'anchors'>;

/** Holds a block against the one before and its anchors, and gives the times that rows of it may say. */
function judgeBlock(block: Block, end: End, { keys, findings, firstSealing, anchors }: Judging): Span {
  const { agency, number, entries, previous, hash, sealedAt, after } = block;
  const find = (what: Parameters<Findings['add']>[0]['what']): void =>
    findings.add({ agencyId: idAt(agency, 0), what, block: number });
  if (number !== end.number + 1) find('block_missing');
  else if (!previous.equals(end.hash)) find('block_unchained');
  const isWhole = block.firstRow === end.rows + 1 && block.rowCount * entryLength === entries.length;
  if (!(isWhole && hashOf(block).equals(hash))) find('block_changed');
  const key = keys.get(block.keyId);
  if (!key) find('block_key_unknown');
  else if (!verify(null, hash, key, block.signature)) find('block_unsigned');
  const isTakenOver = after === -Infinity;
  const told = anchoredFrom(end, number);
  const by = told?.anchor ?? anchors.times.length;
  const steps = anchors.steps.filter(({ anchor }) => anchor > end.by && anchor <= by);
  const fits = (sealedAt >= end.sealedAt - minutes(2) || steps.length > 0) && after <= sealedAt + minutes(2);
  if (!fits || (isTakenOver && sealedAt !== firstSealing)) find('block_out_of_time');
  if (told?.number === number && !told.hash.equals(hash)) find('chain_rewritten');
  else if (!fitsAnchors(block, by, anchors)) find('block_out_of_time');
  end.number = number;
  end.rows = block.firstRow + block.rowCount - 1;
  end.hash = hash;
  end.sealedAt = sealedAt;
  end.by = by;
  return [
    Math.min(after, behindBefore(anchors, by)),
    Math.max(sealedAt, ...steps.map(({ from }) => from + minutes(10))),
  ];
}

/** The SHA-256 of a block: its head as PostgreSQL sends it, and the SHA-256 of its rows. */
function hashOf({ covered, previous, entries }: Block): Buffer {
  const hash = createHash('sha256').update('motcua journal block\n');
  for (const part of covered) hash.update(part);
  return hash.update(previous).update(createHash('sha256').update(entries).digest()).digest();
}

/** The first anchored block of a chain that is not before `number`. */
function anchoredFrom(end: End, number: number): AnchoredBlock | undefined {
  const list = end.anchored ?? [];
  while (end.next < list.length && list[end.next]!.number < number) end.next += 1;
  return list[end.next];
}

/**
 * Between which anchors a block was sealed follows from which of them tell of it: it must say a time between theirs, and
 * must not take in rows older than the anchor before it.
 */
function fitsAnchors({ sealedAt, after }: Block, by: number, anchors: Anchors): boolean {
  const [from, to] = spanBefore(anchors, by);
  return sealedAt >= from && sealedAt <= to && (after >= from || by === 0);
}

/** At the end of a chain: blocks that anchors tell of and nobody has seen. */
function closeChain({ agency, number, anchored }: End, { seen }: Anchors, findings: Findings): void {
  const agencyId = idAt(agency, 0);
  seen.add(agencyId);
  const beyond = anchored?.find((head) => head.number > number);
  if (beyond) findings.add({ agencyId, what: 'chain_cut', block: beyond.number, anchor: beyond.anchor + 1 });
}

function readBlock(row: Buffer): Block {
  let at = 2;
  const fields: { readonly from: number; readonly to: number; readonly isNull: boolean }[] = [];
  for (let i = 0; i < 11; i++) {
    const length = row.readInt32BE(at);
    fields.push({ from: at + 4, to: at + 4 + Math.max(0, length), isNull: length < 0 });
    at = fields[i]!.to;
  }
  const raw = (ordinal: number): Buffer => row.subarray(fields[ordinal]!.from, fields[ordinal]!.to);
  const own = (ordinal: number): Buffer => Buffer.from(raw(ordinal));
  const number = (ordinal: number): number => Number(raw(ordinal).readBigInt64BE());
  const isTakenOver = fields[2]!.isNull;
  const after = isTakenOver ? noInstant : raw(2);
  return {
    agency: own(0),
    number: number(1),
    after: isTakenOver ? -Infinity : number(2),
    sealedAt: number(3),
    firstRow: number(4),
    rowCount: raw(5).readInt32BE(),
    entries: raw(6),
    previous: raw(7),
    hash: own(8),
    keyId: raw(9).toString(),
    signature: raw(10),
    covered: [raw(0), raw(1), after, raw(3), raw(4), raw(5)],
  };
}

/** As PostgreSQL sends `-infinity`. */
const noInstant = Buffer.from('8000000000000000', 'hex');

/** Collects the rows of blocks in one growing piece of memory. */
function openKept() {
  let entries: Buffer = Buffer.allocUnsafe(entryLength * 65_536);
  let blockOf = new Uint32Array(65_536);
  let rows = 0;
  const [agencies, numbers, spans]: [Buffer[], number[], Span[]] = [[], [], []];
  return {
    add(block: Block, span: Span): void {
      const count = Math.floor(block.entries.length / entryLength);
      while (rows + count > blockOf.length) {
        entries = Buffer.concat([entries, Buffer.allocUnsafe(entries.length)]);
        const longer = new Uint32Array(blockOf.length * 2);
        longer.set(blockOf);
        blockOf = longer;
      }
      block.entries.copy(entries, rows * entryLength, 0, count * entryLength);
      blockOf.fill(numbers.length, rows, rows + count);
      rows += count;
      agencies.push(block.agency);
      numbers.push(block.number);
      spans.push(span);
    },
    done: () => ({ rows, blocks: numbers.length, entries, blockOf, agencies, numbers, spans }),
  };
}
