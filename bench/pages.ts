import { onDatabase } from '#test/database';
import { lacThuy } from '../src/demonstration/people.ts';
import { organisationSeed } from '../src/demonstration/seed.ts';
import type { BarePage } from './bare-server.ts';
import { digits, type Figure } from './figure.ts';
import { generateDossiers } from './generate-dossiers.ts';
import type { Ground } from './ground.ts';
import { startBare, startLoad, startProduct } from './processes.ts';
import { type Compared, compare, type Pace } from './rounds.ts';
import { signIn } from './sign-in.ts';

export const connections = 16;
const goal = 0.4;

/** The officer whose desk is full: the one who settles civil status in the big commune. */
export const officer = organisationSeed.staff.find(
  ({ agencyId, positionCode }) => agencyId === lacThuy && positionCode === 'justice_officer',
) as (typeof organisationSeed.staff)[number];

export const worklist = '/can-bo?xem=mine';
export const procedure = '/thu-tuc/1.004873';

const indexed: Readonly<Record<string, BarePage['query']>> = {
  [worklist]: {
    text: `select id, code, owner_name, procedure_name, state, submitted_at, promised_at from dossiers.dossier
      where handling_agency_id = $1 and assignee_id = $2 and state = 'processing' order by due_at, id limit 25`,
    values: [lacThuy, officer.id],
  },
  [procedure]: {
    text: 'select id, code, name from procedures.version where code = $1 and valid_to is null',
    values: ['1.004873'],
  },
};

/** The product's pages over HTTP, beside a bare server of the same framework: one indexed query and a page of that size. */
export async function measurePages(ground: Ground, pace: Pace): Promise<Figure[]> {
  const url = await ground.database('pages');
  await fill(url, 10_000);
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/pages`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings, 'web'));
  const cookies: Readonly<Record<string, string>> = {
    [worklist]: await signIn(url, officer.accountId, 'staff'),
    [procedure]: '',
  };
  const pages = await Promise.all(
    [worklist, procedure].map((path) => asBare(product.port, path, cookies[path] ?? '', indexed[path]!)),
  );
  const bare = ground.keep(await startBare({ url, pages }));
  const load = ground.keep(startLoad());
  const rate = async (port: number, path: string, isAnew = false) =>
    (await load.run({ port, path, cookie: cookies[path] ?? '', connections, seconds: pace.seconds, isAnew })).rate;
  const figures: Figure[] = [];
  for (const { path, html } of pages) {
    const what = `${path} (${digits(Buffer.byteLength(html) / 1000)} kB)`;
    const measure = (isAnew: boolean) =>
      compare(
        pace.rounds,
        () => rate(product.port, path, isAnew),
        () => rate(bare.port, path),
      );
    figures.push(figureOf(what, await measure(false), goal));
    if (path === worklist) figures.push(figureOf(`${path}, made anew each time`, await measure(true)));
  }
  return figures;
}

const figureOf = (what: string, { ours, limit, ratio }: Compared, wanted?: number): Figure => ({
  part: 'pages',
  what,
  figure: `${digits(ours)} pages/s`,
  beside: `${digits(limit)} pages/s`,
  ratio,
  goal: wanted ? `≥ ${wanted} × bare server` : '',
  meets: wanted ? ratio >= wanted : undefined,
});

/** Fills a database with dossiers, a thousand of them on the officer's desk. */
export async function fill(url: string, size: number): Promise<void> {
  const desk = { id: officer.id, name: officer.fullName, theirs: 1_000 };
  await onDatabase(url, async (client) => {
    await generateDossiers(client, { size, now: Date.now(), officer: desk });
    await client.query('vacuum analyze');
  });
}

/**
 * Sealing millions of rows would take longer than all else here, and opening the few that a page shows costs the same among
 * many as among few: without it what grows is seen the better.
 */
export const leaveInClear = (url: string): Promise<unknown> =>
  onDatabase(url, (client) =>
    client.query(
      `insert into motcua_migrations.migration (name, checksum) values ('sealed dossiers.dossier', 'bench')`,
    ),
  );

/** The limit sends the very page the product sends, after a query. */
export async function asBare(port: number, path: string, cookie: string, query: BarePage['query']): Promise<BarePage> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return { path, query, html };
}
