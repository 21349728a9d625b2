import { hash as hashOf } from 'node:crypto';
import type pg from 'pg';
import { type Chains, entryLength } from './chains.ts';
import { copyRows } from './copy-rows.ts';
import type { Findings } from './finding.ts';
import { idAt, minutes } from './wire.ts';

/** The columns that make the content of a row, in the order in which they are sealed; agency, id and time come first. */
const sources = [
  {
    sign: 1,
    table: 'platform.event',
    columns: 'agency_id, id, at, type, subject_id, actor_kind, actor_id, actor_name, readers, data, salt',
  },
  {
    sign: 2,
    table: 'platform.access',
    columns: 'agency_id, id, at, outcome, address, code, subject_id, actor_kind, actor_id, actor_name, salt',
  },
] as const;

/** Where the first three columns of a row lie: the number of fields, then the length of each and its bytes. */
const [agencyAt, idPlace, timeAt] = [6, 26, 46];

/** How long an act may take from its time to its commit, and clocks may differ. */
const tolerance = minutes(10);

interface RowReading {
  readonly client: pg.Client;
  readonly chains: Chains;
  readonly findings: Findings;
  /** A condition on `agency_id`. */
  readonly range: string;
  /** Rows that wait for their seal: agency, kind and id in one text. */
  readonly waiting: ReadonlySet<string>;
}

/** Reads every row of the journals of a range and finds it in the chains; what is left over there is gone. Returns how many. */
export async function matchRows(reading: RowReading): Promise<number> {
  const { client, chains, findings, range } = reading;
  const index = indexOf(chains, findings);
  const seen = new Uint8Array(chains.rows);
  let rows = 0;
  for (const { sign, table, columns } of sources)
    rows += await copyRows(
      client,
      `copy (select ${columns} from ${table} where ${range}) to stdout (format binary)`,
      (row) => matchRow(row, sign, { ...reading, index, seen }),
    );
  for (let entry = 0; entry < chains.rows; entry++) if (seen[entry] === 0) addGone(chains, entry, findings);
  return rows;
}

interface Matching extends RowReading {
  readonly index: Index;
  readonly seen: Uint8Array;
}

function matchRow(row: Buffer, sign: number, { chains, findings, index, seen, waiting }: Matching): void {
  const entry = index.find(row, sign);
  if (entry < 0) {
    const [agencyId, id] = [idAt(row, agencyAt), idAt(row, idPlace)];
    if (!waiting.has(`${agencyId} ${sign} ${id}`)) findings.add({ agencyId, what: 'row_not_sealed', row: id });
    return;
  }
  seen[entry] = 1;
  // As text of one letter a byte: a third of what it costs to make a buffer of each hash and to compare that.
  const hash = hashOf('sha256', row, 'binary');
  if (chains.entries.toString('latin1', entry * entryLength + 17, (entry + 1) * entryLength) !== hash)
    addRow(chains, entry, 'row_changed', findings);
  const block = chains.blockOf[entry]!;
  const at = row.readInt32BE(timeAt) * 4_294_967_296 + row.readUInt32BE(timeAt + 4);
  const [from, to] = chains.spans[block]!;
  if (at < from - tolerance) addRow(chains, entry, 'row_back_dated', findings);
  if (at > to + tolerance) addRow(chains, entry, 'row_ahead', findings);
}

type About = 'row_changed' | 'row_back_dated' | 'row_ahead' | 'row_sealed_twice' | 'row_gone' | 'row_gone_early';

function addRow({ entries, blockOf, agencies, numbers }: Chains, entry: number, what: About, findings: Findings): void {
  const block = blockOf[entry]!;
  const row = idAt(entries, entry * entryLength + 1);
  findings.add({ agencyId: idAt(agencies[block]!, 0), what, block: numbers[block]!, row });
}

function addGone(chains: Chains, entry: number, findings: Findings): void {
  const hash = chains.entries.subarray(entry * entryLength + 17, (entry + 1) * entryLength);
  addRow(chains, entry, hash.every((byte) => byte === 0) ? 'row_gone_early' : 'row_gone', findings);
}

/** Quicker than comparing by the buffer's own means, for so few bytes. */
function isSameId(one: Buffer, at: number, other: Buffer, otherAt: number): boolean {
  for (let i = 0; i < 16; i++) if (one[at + i] !== other[otherAt + i]) return false;
  return true;
}

interface Index {
  /** The ordinal of the entry for a row of a kind; -1 where there is none. */
  find(row: Buffer, sign: number): number;
}

/** Finds entries by the end of their id, which is random, then by kind, id and agency: a table with open places. */
function indexOf(chains: Chains, findings: Findings): Index {
  const { entries, rows, agencies, blockOf } = chains;
  const places = 2 ** Math.ceil(Math.log2(Math.max(rows, 1) * 2));
  const table = new Int32Array(places).fill(-1);
  const placeOf = (bytes: Buffer, idEnd: number): number => bytes.readUInt32LE(idEnd - 4) & (places - 1);
  const isSame = (entry: number, sign: number, bytes: Buffer, id: number, agency: Buffer, at: number): boolean =>
    entries[entry * entryLength] === sign &&
    isSameId(entries, entry * entryLength + 1, bytes, id) &&
    isSameId(agencies[blockOf[entry]!]!, 0, agency, at);
  for (let entry = 0; entry < rows; entry++) {
    const at = entry * entryLength;
    let place = placeOf(entries, at + 17);
    while (table[place] !== -1) {
      if (isSame(table[place]!, entries[at]!, entries, at + 1, agencies[blockOf[entry]!]!, 0)) {
        addRow(chains, entry, 'row_sealed_twice', findings);
        break;
      }
      place = (place + 1) & (places - 1);
    }
    if (table[place] === -1) table[place] = entry;
  }
  return {
    find(row, sign) {
      let place = placeOf(row, idPlace + 16);
      for (let entry = table[place]!; entry !== -1; entry = table[place]!) {
        if (isSame(entry, sign, row, idPlace, row, agencyAt)) return entry;
        place = (place + 1) & (places - 1);
      }
      return -1;
    },
  };
}
