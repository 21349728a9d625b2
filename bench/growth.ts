import {
  findDossierForLookup,
  listOwnDossiers,
  listWork,
  searchWork,
  searchWorkByWords,
  type ViewQuery,
} from '#modules/dossiers';
import { type Database, openDatabase, type Scope } from '#platform/database';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { lacThuy } from '../src/demonstration/people.ts';
import { anew } from './anew.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { fill, leaveInClear, officer, worklist } from './pages.ts';
import { type Product, startProduct } from './processes.ts';
import { type Pace, percentile } from './rounds.ts';
import { signIn } from './sign-in.ts';

const goal = 1.3;
const small = 10_000;

/** One database of some size, with the product serving it. */
interface Side {
  readonly database: Database;
  readonly product: Product;
  readonly cookie: string;
  readonly sample: readonly Sample[];
}

/** A dossier of the big agency to ask for. */
interface Sample {
  readonly code: string;
  readonly number: string;
  readonly ownerName: string;
  readonly personId: string;
}

/** Asks once; gives back how many lines it found, where it finds lines. */
type Ask = (side: Side, sample: Sample) => Promise<number | undefined>;

const staff: Scope = { agencies: [lacThuy] };

const view = (name: ViewQuery['view']): ViewQuery => {
  const now = Date.now();
  const soonUntil = now + 48 * 3_600_000;
  return { view: name, agencyId: lacThuy, staffId: officer.id, positionCode: officer.positionCode, now, soonUntil };
};

const list =
  (name: ViewQuery['view']): Ask =>
  ({ database }) =>
    database.read(staff, async (db) => (await listWork(db, { ...view(name), limit: 25 })).length);

const search =
  (name: ViewQuery['view'], typed: (sample: Sample) => string, find = searchWork): Ask =>
  ({ database }, sample) =>
    database.read(
      staff,
      async (db) => (await find(db, { ...view(name), search: typed(sample), limit: 25 })).rows.length,
    );

const page =
  (address: (sample: Sample) => string): Ask =>
  async ({ product, cookie }, sample) => {
    const response = await fetch(`http://127.0.0.1:${product.port}${address(sample)}`, { headers: { cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address(sample)} answered ${response.status}`);
    return undefined;
  };

/** Words of few requests: among ten thousand dossiers they find five, among many a page full. */
const words = (): string => 'xac nhan tinh trang';

/** Words of many requests, which find a page full among any number. */
const commonWords = (): string => 'xac nhan';

/** Words that one in twenty dossiers holds, and a house that few people live in. */
const hamlet = (): string => 'thon dong tam';
const house = ({ code }: Sample): string => `so ${Number(code.slice(-4))} thon`;

const givenName = ({ ownerName }: Sample): string => ownerName.split(' ').at(-1) ?? '';

const asks: Readonly<Record<string, Ask>> = {
  'worklist: my work': list('mine'),
  'worklist: being settled': list('processing'),
  'worklist: closed': list('closed'),
  'lookup by code and number': ({ database }, { code, number }) =>
    database.read(staff, async (db) => ((await findDossierForLookup(db, code, number)) ? 1 : 0)),
  'search, full name, closed': search('closed', ({ ownerName }) => ownerName),
  'search, given name, closed': search('closed', givenName),
  'search, full name, being settled': search('processing', ({ ownerName }) => ownerName),
  'search, given name, being settled': search('processing', givenName),
  'search, words of the request, being settled': search('processing', words, searchWorkByWords),
  'search, words of the request, closed': search('closed', words, searchWorkByWords),
  'search, common words of the request, closed': search('closed', commonWords, searchWorkByWords),
  'search, words of a hamlet, closed': search('closed', hamlet, searchWorkByWords),
  'search, words of a house, closed': search('closed', house, searchWorkByWords),
  'search, code': search('closed', ({ code }) => code),
  "a citizen's own dossiers": ({ database }, { personId }) =>
    database.read(
      { agencies: [], person: personId },
      async (db) => (await listOwnDossiers(db, personId, { limit: 25 })).length,
    ),
  'page: worklist': page(() => anew(worklist)),
  'page: search by name': page(({ ownerName }) => `/can-bo?xem=closed&tim=${encodeURIComponent(ownerName)}`),
  'page: dossier by its code': page(({ code }) => `/can-bo/ho-so/${code}`),
};

/** What the same question costs among ten thousand dossiers and among `size`, asked in turn. */
export async function measureGrowth(ground: Ground, pace: Pace, size: number): Promise<Figure[]> {
  const sides = { small: await openSide(ground, small), large: await openSide(ground, size) };
  const figures: Figure[] = [];
  for (const [what, ask] of Object.entries(asks)) figures.push(await figureOf(what, ask, sides, pace, size));
  return figures;
}

async function figureOf(
  what: string,
  ask: Ask,
  sides: { readonly small: Side; readonly large: Side },
  pace: Pace,
  size: number,
): Promise<Figure> {
  const took = { small: [] as number[], large: [] as number[] };
  const lines = { small: [] as number[], large: [] as number[] };
  const until = performance.now() + pace.rounds * pace.seconds * 1000;
  for (let i = 0; i < 30 || (performance.now() < until && took.large.length < 1_000); i += 1)
    for (const side of ['small', 'large'] as const) {
      const { sample } = sides[side];
      const began = performance.now();
      const found = await ask(sides[side], sample[i % sample.length] as Sample);
      if (i < 10) continue;
      took[side].push(performance.now() - began);
      if (found !== undefined) lines[side].push(found);
    }
  const ratio = percentile(took.large) / percentile(took.small);
  return {
    part: 'growth',
    what,
    figure: `${shown(took.large)} ms of ${digits(size)}${linesOf(lines.large)}`,
    beside: `${shown(took.small)} ms of ${digits(small)}${linesOf(lines.small)}`,
    ratio,
    goal: `≤ ${goal} × at ${digits(small)}`,
    meets: ratio <= goal,
  };
}

/** How many lines were found, on the average: a page full costs more than none, among any number. */
function linesOf(found: readonly number[]): string {
  if (found.length === 0) return '';
  return `, ${digits(found.reduce((sum, each) => sum + each, 0) / found.length)} lines`;
}

const shown = (took: readonly number[]): string => `${digits(percentile(took))} / ${digits(percentile(took, 0.95))}`;

async function openSide(ground: Ground, size: number): Promise<Side> {
  const url = await ground.filled(`growth_${size}`, async (empty) => {
    await fill(empty, size);
    await leaveInClear(empty);
  });
  const pool = openDatabase({ url, size: 1, log: console.error, personalKeys: sameKeysElsewhere() });
  ground.keep({ stop: () => pool.close() });
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/growth-${size}`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings, 'web'));
  const cookie = await signIn(url, officer.accountId, 'staff');
  return { database: pool, product, cookie, sample: await sampleOf(url) };
}

/** Two hundred closed dossiers of the big agency, drawn from its whole history. */
function sampleOf(url: string): Promise<Sample[]> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<Sample>({
      text: `select code, parties->'owner'->>'phone' as number, owner_name as "ownerName", party_ids[1] as "personId"
        from dossiers.dossier where agency_id = $1 and stage = 'closed' order by md5(code) limit 200`,
      values: [lacThuy],
    });
    return rows;
  });
}
