import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { JobTask } from '#platform/jobs';
import type { Module } from '#platform/module';
import { onDatabase, withOwnDatabase } from '#test/database';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { bundleProgram } from '../src/build-server.ts';
import { modules } from '../src/modules/all.ts';
import { brokenInvariants } from './broken-invariants.ts';
import { type Entered, raiseProduct, type StruckProduct } from './faults/struck-product.ts';
import { brokenJournals, brokenNumbers, readJournals } from './faults/what-is-whole.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';

const fullSize = 30;

const hour = 3_600_000;
const day = 24 * hour;

interface Jump {
  readonly name: string;
  /** What the clock of the product says instead (milliseconds). */
  to(now: number): number;
}

/** The clock of the database stays as it is: whichever of the two is wrong, they differ. */
const jumps: readonly Jump[] = [
  { name: '400 days ahead', to: (now) => now + 400 * day },
  { name: 'two days back', to: (now) => now - 2 * day },
  { name: 'stuck', to: (now) => now },
  { name: 'on 29 February 2028', to: () => Date.parse('2028-02-29T16:59:59.500Z') },
  { name: 'an hour ahead of the database', to: (now) => now + hour },
  { name: 'an hour behind the database', to: (now) => now - hour },
];

/** Where clocks are put on and back by an hour, where a day is skipped altogether, and by no whole hours. */
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;

export const clock: Proof = {
  name: 'clock',
  promise:
    'Whatever the clock of the product says meanwhile, nothing is lost, erased or locked once it is right again.',
  goal: `0 broken in ${fullSize} jumps of the clock, the same days in ${zones.length} time zones`,
  run: (trial) => jumpAgainAndAgain(trial, modules, jumpsOf(trial), differingZones),
  // What goes by the date does not ask the database whether it is that day: dossiers lapse more than a year early.
  control: (trial) => jumpAgainAndAgain(trial, modules.map(withTrustedClock), jumps.slice(0, 1)),
};

/** Each at least once in as many as there are, in an order that luck gives. */
function jumpsOf(trial: Trial): Jump[] {
  const [first, ...others] = jumps;
  const rounds = Array.from({ length: Math.ceil(fullSize / jumps.length) }, () => jumps);
  const shuffled = luckOf(trial.seed).shuffled([...others, ...rounds.slice(1).flat()]);
  return [first!, ...shuffled].slice(0, sized(fullSize, trial));
}

async function jumpAgainAndAgain(
  trial: Trial,
  of: readonly Module[],
  all: readonly Jump[],
  besides: (trial: Trial, url: string) => Promise<string[]> = async () => [],
): Promise<Outcome> {
  const { folder, seed } = trial;
  const broken: string[] = [];
  const luck = luckOf(seed);
  await withOwnDatabase(async (_, url) => {
    broken.push(...(await besides(trial, url)));
    const product = await raiseProduct(url, join(folder, 'home'), of);
    try {
      for (const jump of all) {
        const found = await jumpAndReturn(product, jump, luck);
        broken.push(...found.map((line) => `the clock ${jump.name}: ${line}`));
      }
      const { database, tools } = product.now();
      broken.push(...(await brokenNumbers(product)), ...(await brokenJournals(product)));
      broken.push(...(await brokenInvariants(database, tools)));
    } finally {
      await product.close();
    }
  });
  return { tried: all.length, unit: 'jumps', broken };
}

/** What is done by the date, which a clock that is ahead would do to what is still needed. */
const nightly = ['dossiers.let_lapse', 'retention.let_go'] as const;

/** Works before the jump, during it and after it, and says what is not as it must be. */
async function jumpAndReturn(product: StruckProduct, jump: Jump, luck: Luck): Promise<string[]> {
  const { now, clock: hand } = product;
  const before = await now().enter();
  const waiting = await receive(before);
  await before.send(`${waiting}/yeu-cau-bo-sung`, { items: 'Bản chính', reason: 'Thiếu', _nonce: randomUUID() });
  const settled = await receive(before);
  await now().seal();
  const kept = await standingOf(product, [waiting, settled]);

  const instead = jump.to(Date.now());
  hand.now = instead;
  const meanwhile = await now().enter();
  const received = await receive(meanwhile);
  const name = `tranvanbinh-${randomUUID()}@lacthuy`;
  const isGuessed = await guess(product, name);
  await putIn(product, nightly);
  await now().runJobs();
  const broken = await held(product);
  await now().seal();
  if (luck.below(2) === 0) await receive(meanwhile);

  hand.now = undefined;
  const anchorsBefore = await countOf(product, 'platform.journal_anchor');
  await meanwhile.send(`${received}/yeu-cau-bo-sung`, { items: 'Bản chính', reason: 'Thiếu', _nonce: randomUUID() });
  const after = await now().enter();
  const last = await receive(after);
  await after.send(`${received}/yeu-cau-bo-sung`, { items: 'Bản chính', reason: 'Thiếu', _nonce: randomUUID() });
  await now().seal();
  await now().runJobs();
  broken.push(...(await held(product)));
  if ([received, last].some((address) => !address)) broken.push('a dossier was not taken in');
  if ((await standingOf(product, [waiting, settled])) !== kept) broken.push('a dossier is not as it was promised');
  if ((await before.see('/can-bo')) !== 200) broken.push('who was signed in is signed out');
  const isAhead = instead - Date.now() > 5 * 60_000;
  if (isAhead && (await meanwhile.see('/can-bo')) === 200) broken.push('a session of another day is still good');
  if (!isGuessed) broken.push('guesses were not slowed down');
  // Whoever mistyped waits a minute at most.
  hand.now = Date.now() + 61_000;
  if (!(await isHeard(product, name))) broken.push('an officer is locked out');
  hand.now = undefined;
  if ((await countOf(product, 'platform.journal_anchor')) <= anchorsBefore)
    broken.push('no anchor is written any more');
  broken.push(...(await toldOfClock(product, isAhead)));
  return broken;
}

/** Takes in a dossier at the counter and says where it is; an empty text when it was not taken in. */
async function receive({ send }: Entered): Promise<string> {
  const content = `Chứng thực bản sao ${randomUUID()}`;
  const fields = { ...certifiedCopiesFor('Nguyễn Văn An'), ownerEmail: 'an@example.vn', content, _nonce: randomUUID() };
  return (await send(intakePath, fields)) ?? '';
}

/** Whether a wrong password is looked at, rather than told to wait. */
async function isHeard({ now }: StruckProduct, username: string): Promise<boolean> {
  const fields = { username, password: 'sáng nay trời nắng to', to: '/' };
  return (await now().sendAsVisitor('/dang-nhap', fields)) !== 429;
}

/** Types wrong passwords until the next is not even looked at; false when that never comes. */
async function guess(product: StruckProduct, name: string): Promise<boolean> {
  for (let tries = 0; tries < 8; tries += 1) if (!(await isHeard(product, name))) return true;
  return false;
}

const ask = <R>({ url }: StruckProduct, statement: string, values: unknown[] = []): Promise<R[]> =>
  onDatabase(url, async (client) => (await client.query(statement, values)).rows as R[]);

async function putIn(product: StruckProduct, tasks: readonly string[]): Promise<void> {
  for (const task of tasks) await ask(product, 'select graphile_worker.add_job($1, job_key => $1)', [task]);
}

async function countOf(product: StruckProduct, table: string): Promise<number> {
  return (await ask<{ count: number }>(product, `select count(*)::int as count from ${table}`))[0]?.count ?? 0;
}

/** What was promised of dossiers, and where they stand. */
async function standingOf(product: StruckProduct, addresses: readonly string[]): Promise<string> {
  const codes = addresses.map((address) => address.split('/').at(-1));
  const rows = await ask(
    product,
    'select code, state, received_at, promised_at, statutory_at from dossiers.dossier where code = any ($1) order by code',
    [codes],
  );
  if (rows.length !== new Set(codes).size) throw new Error('The dossiers were not taken in.');
  return JSON.stringify(rows);
}

/** Jobs that wait although they are to run at once, and letters that left not once. */
async function held(product: StruckProduct): Promise<string[]> {
  const jobs = await ask<{ task: string }>(
    product,
    `select identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where identifier <> all ($1) and (run_at <= now() or run_at > now() + interval '1 day')`,
    [nightly],
  );
  const mails = await ask<{ id: string }>(product, `select id from notifications.mail where state <> 'sent'`);
  const twice = product.letters.length - new Set(product.letters).size;
  return [
    ...jobs.map(({ task }) => `the job ${task} waits`),
    ...mails.map(({ id }) => `the letter ${id} has not left`),
    ...(twice > 0 ? [`${twice} letters left twice`] : []),
  ];
}

/** Whoever reads the journals again is told where the clock went back; that is no tampering. */
async function toldOfClock(product: StruckProduct, isAhead: boolean): Promise<string[]> {
  const { findings, clock: notes } = await readJournals(product);
  return [
    ...findings.map(({ what }) => `the verifier calls it ${what}`),
    ...(isAhead && notes.length === 0 ? ['the verifier does not tell of the clock'] : []),
  ];
}

/** Takes out of the jobs that they ask whether the clock is right. */
function withTrustedClock(module: Module): Module {
  const trusting = ({ byTheDate: _, ...job }: JobTask): JobTask => job;
  return { ...module, jobs: (module.jobs ?? []).map(trusting) };
}

/** Days, promises and what people read of them, made in processes of several time zones; those that differ, a line each. */
async function differingZones({ seed, share }: Trial, url: string): Promise<string[]> {
  const count = sized(20_000, { share });
  const program = await bundleProgram('trust/clock/days-in-a-zone.ts');
  const told = zones.map((zone) => inZone(program, zone, [url, String(seed), String(count)]));
  const [first, ...others] = await Promise.all(told);
  return others.flatMap((other, i) => (other === first ? [] : [`the days in ${zones[i + 1]} are others`]));
}

async function inZone(program: string, zone: string, args: readonly string[]): Promise<string> {
  const child = fork(program, args, { env: { ...process.env, TZ: zone }, execArgv: [] });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The process in ${zone} ended: ${code}.`)),
  );
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [
    { readonly zone: string; readonly days: string },
  ];
  if (told.zone !== zone) throw new Error(`The process is in ${told.zone} instead of ${zone}.`);
  return told.days;
}
