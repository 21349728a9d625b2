import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Agency, listAgencies } from '#modules/organisation';
import { openStampJudge } from '#modules/signatures';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openDatabase, publicScope } from '#platform/database';
import { joinStorage } from './open-storage.ts';
import { type Finding, meanings } from './verify-journal/finding.ts';
import { readKeys } from './verify-journal/read-keys.ts';
import { type Verified, verifyJournal } from './verify-journal/verify-journal.ts';

const usage = 'Usage: bin/motcua audit verify [--agency CODE] [--json] [--keys FILE]';

/** Reads the sealed journals again and prints what is not as it was sealed; exit code 1 when something is not. */
export async function auditCommand(config: Config, args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    console.error(usage);
    return 2;
  }
  const storage = await joinStorage(config);
  try {
    const agencies = await agenciesAt(storage.url);
    const agency = agencies.find(({ code }) => code === asked.agency);
    if (asked.agency !== undefined && !agency) {
      console.error(`There is no agency ${asked.agency}.`);
      return 2;
    }
    const now = systemClock.now();
    const begun = performance.now();
    const verified = await verifyJournal({
      url: storage.url,
      keys: await readKeys(asked.keys ?? join(config.home, 'keys/journal.public.pem')),
      anchorsFolder: join(config.home, 'anchors'),
      secondFolder: config.anchorsCopy,
      judgeStamp: await openStampJudge(config, now),
      agencyId: agency?.id,
      now,
    });
    const seconds = (performance.now() - begun) / 1_000;
    const codes = new Map(agencies.map(({ id, code }) => [id, code]));
    if (asked.json) console.log(JSON.stringify({ ...verified, seconds }, null, 2));
    else for (const line of linesOf(verified, seconds, codes)) console.log(line);
    return verified.findingCount === 0 ? 0 : 1;
  } finally {
    await storage.stop();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { agency: { type: 'string' }, keys: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    return positionals.length === 1 && positionals[0] === 'verify' ? values : undefined;
  } catch {
    return undefined;
  }
}

async function agenciesAt(url: string): Promise<readonly Agency[]> {
  const database = openDatabase({ url, size: 1, log: () => {} });
  try {
    return await database.read(publicScope, (db) => listAgencies(db));
  } finally {
    await database.close();
  }
}

const count = (number: number): string => number.toLocaleString('en');

/** What was read, then each finding with its row. */
function linesOf(verified: Verified, seconds: number, codes: ReadonlyMap<string, string>): string[] {
  const { journals, blocks, rows, waiting, anchors, clock, findings, findingCount } = verified;
  const { stamped, unstamped, unjudged } = anchors;
  return [
    ...journals.map(
      ({ agencyId, blocks, rows }) => `${nameOf(agencyId, codes)}: ${count(rows)} rows in ${count(blocks)} blocks`,
    ),
    `${count(rows)} rows, ${count(blocks)} blocks, ${count(waiting)} waiting for their seal; ${seconds.toFixed(1)} s, ${count(Math.round(rows / seconds))} rows/s`,
    `${count(stamped + unstamped + unjudged)} anchors: ${count(stamped)} time-stamped, ${count(unstamped)} dated by our signature alone, ${count(unjudged)} stamped by an authority nobody here believes`,
    ...clock.slice(0, 100).map(clockSentence),
    ...findings.slice(0, 1_000).map((finding) => `FOUND  ${sentenceOf(finding, codes)}`),
    findingCount === 0 ? 'Nothing is otherwise than it was sealed.' : `${count(findingCount)} findings.`,
  ];
}

/** What was seen of a clock that was wrong. */
function clockSentence({ anchor, said, instead, by }: Verified['clock'][number]): string {
  const [first, then] = [said, instead].map((at) => new Date(at).toISOString());
  return by === 'anchor'
    ? `CLOCK  anchor ${anchor}: the clock of the product had said ${first} and went back to ${then}; what was sealed in between says times of either`
    : `CLOCK  anchor ${anchor}: the clock of the product said ${first} when the authority stamped it at ${then}`;
}

function sentenceOf({ agencyId, what, block, row, anchor }: Finding, codes: ReadonlyMap<string, string>): string {
  const where = [
    agencyId && nameOf(agencyId, codes),
    block !== undefined && `block ${block}`,
    row && `row ${row}`,
    anchor !== undefined && `anchor ${anchor}`,
  ];
  return `${where.filter(Boolean).join(', ')}: ${meanings[what]} (${what})`;
}

const nameOf = (agencyId: string, codes: ReadonlyMap<string, string>): string => codes.get(agencyId) ?? agencyId;
