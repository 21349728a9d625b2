import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { backupsAreFresh } from '#platform/backup/back-up-nightly';
import { makeBackupKey } from '#platform/backup/backup-key';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { freePort } from '#test/free-port';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { pdf } from '#test/sample-files';
import { whatIsLost } from './durability/what-is-lost.ts';
import { mountSmallDisk, type SmallDisk, whyNotMounted } from './full-disk/small-disk.ts';
import { luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';
import {
  csrfAt,
  databaseIn,
  furnish,
  type Part,
  startPart,
  startSubmitter,
  stopPart,
  untilServing,
} from './running-product.ts';

const fullSize = 5;
const connections = 6;

/** How long the product may take to acknowledge again what is handed in, once there is room (milliseconds). */
const mostBack = 60_000;

/** Which folder lies on the disk that is full, and what must go on although it is. */
const disks = [
  { name: 'the files', folder: 'home/papers', room: 8, goesOn: ['pages', 'dossiers'] },
  { name: 'the log of the database', folder: 'home/postgres/data/pg_wal', room: 40, goesOn: [] },
  { name: 'the database', folder: 'home/postgres', room: 96, goesOn: [] },
  { name: 'the whole data folder', folder: 'home', room: 96, goesOn: [] },
  { name: 'the backups', folder: 'backups', room: 24, goesOn: ['pages', 'dossiers', 'files'] },
] as const satisfies readonly Disk[];

interface Disk {
  readonly name: string;
  readonly folder: string;
  /** MiB besides what lies there already. */
  readonly room: number;
  readonly goesOn: readonly Asked[];
}

type Asked = 'pages' | 'dossiers' | 'files';

export const fullDisk: Proof = {
  name: 'full-disk',
  promise: 'A disk that is full loses nothing that was acknowledged, and the product goes on once there is room.',
  goal: `0 lost and nothing in part in ${fullSize} full disks, back within ${mostBack / 1_000} s`,
  run: (trial) => fillAgainAndAgain(trial, disksOf(trial), (disk) => disk.free()),
  // Room is made by taking away what people handed in: the harness must miss it.
  control: (trial) =>
    fillAgainAndAgain(trial, [disks[0]], (disk, folder) => {
      disk.free();
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    }),
};

/** Each in turn, the files first. */
const disksOf = (trial: Trial): Disk[] =>
  Array.from({ length: sized(fullSize, trial) }, (_, turn) => disks[turn % disks.length]!);

type MakeRoom = (disk: SmallDisk, folder: string) => void;

async function fillAgainAndAgain(trial: Trial, all: readonly Disk[], makeRoom: MakeRoom): Promise<Outcome> {
  const notShown = whyNotMounted(trial.folder);
  if (notShown) return { tried: 0, unit: 'full disks', broken: [], notShown };
  const luck = luckOf(trial.seed);
  const broken: string[] = [];
  const back: string[] = [];
  let [refused, ended] = [0, 0];
  for (const [turn, disk] of all.entries()) {
    const found = await fillOnce(join(trial.folder, String(turn)), disk, luck.between(2_000, 5_000), makeRoom);
    broken.push(...found.broken.map((line) => `${disk.name}: ${line}`));
    back.push(`${disk.name} ${(found.back / 1_000).toFixed(1)} s`);
    refused += found.refused;
    ended += found.ended;
  }
  const figure = `${refused} writes refused, PostgreSQL broke down and came up again ${ended} times; acknowledged again after: ${back.join(', ')}`;
  return { tried: all.length, unit: 'full disks', broken, figure };
}

/** Lets a disk be full for so long (milliseconds) while people hand in, and says what broke and how long it took to go on. */
async function fillOnce(folder: string, { folder: place, room, goesOn }: Disk, full: number, makeRoom: MakeRoom) {
  const [home, backups] = [join(folder, 'home'), join(folder, 'backups')];
  await mkdir(backups, { recursive: true });
  await makeBackupKey(join(folder, 'elsewhere', 'backup.key'));
  const cookie = await furnish(home);
  const disk = mountSmallDisk(join(folder, place), room);
  const port = await freePort();
  const settings = {
    ...{ MOTCUA_HOME: home, PORT: String(port) },
    ...(place === 'backups' && { MOTCUA_BACKUP: backups, MOTCUA_BACKUP_KEY: join(folder, 'elsewhere', 'backup.key') }),
  };
  const address = `http://127.0.0.1:${port}`;
  const part = await startPart(['start'], settings);
  const broken: string[] = [];
  try {
    await untilServing(address, part);
    const csrf = await csrfAt(address, cookie);
    const submitter = await startSubmitter(address, cookie, connections);
    while ((await submitter.count()).acknowledged < 4 * connections) await sleep(50);
    const filled = Date.now();
    disk.fill();
    const writing = goesOn.length === 0 ? setInterval(switchLog, 200, await urlOf(home, part)) : undefined;
    await sleep(500);
    broken.push(...(await whatStopped({ address, cookie, csrf, goesOn, until: Date.now() + full })));
    clearInterval(writing);
    const { acknowledged } = await submitter.count();
    makeRoom(disk, join(folder, place));
    const begun = Date.now();
    while ((await submitter.count()).acknowledged < acknowledged + 4 * connections && Date.now() < begun + mostBack)
      await sleep(20);
    const back = Date.now() - begun;
    if (back >= mostBack)
      return { broken: [`it does not go on: ${part.said().slice(-500)}`], back, refused: 0, ended: 0 };
    const sent = await submitter.end();
    const refused = sent.filter(({ location, refused }) => location === undefined && refused === undefined);
    if (!goesOn.includes('files') && refused.length === 0) throw new Error('The disk was never full.');
    for (const kind of ['dossier', 'file'] as const)
      if (
        goesOn.includes(`${kind}s`) &&
        !sent.some((one) => one.kind === kind && one.sentAt > filled && one.knownAt < begun && one.location)
      )
        broken.push(`no ${kind} was taken in any more`);
    broken.push(...(await whatIsLost(await urlOf(home, part), home, sent)));
    broken.push(...leftInPart(home), ...(await brokenAt(settings)));
    const ended =
      readFileSync(join(home, 'postgres/server.log'), 'utf8').split('was not properly shut down').length - 1;
    return { broken, back, refused: refused.length, ended };
  } finally {
    disk.free();
    await stopPart(part);
    disk.unmount();
  }
}

/** Begins a new piece of the log, as an hour of work does; the database does not survive that there is no room for it. */
async function switchLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client
    .connect()
    .then(() => client.query('select pg_switch_wal()'))
    .catch(() => {});
  await client.end().catch(() => {});
}

async function urlOf(home: string, part: Part): Promise<string> {
  const found = await findEmbeddedPostgres(home);
  if (!found) throw new Error(`PostgreSQL does not run: ${part.said().slice(-2_000)}`);
  return databaseIn(found);
}

interface Asking {
  readonly address: string;
  readonly cookie: string;
  readonly csrf: string;
  readonly goesOn: readonly Asked[];
  readonly until: number;
}

/** Asks for pages and hands in while the disk is full: what must go on, goes on; the rest is refused in plain Vietnamese. */
async function whatStopped({ address, cookie, csrf, goesOn, until }: Asking): Promise<string[]> {
  const broken: string[] = [];
  const judge = async (what: Asked, path: string, how: RequestInit): Promise<void> => {
    const answer = await fetch(`${address}${path}`, { redirect: 'manual', ...how });
    const page = await answer.text();
    if ([200, 303].includes(answer.status)) return;
    if (goesOn.includes(what)) broken.push(`${path} answers ${answer.status}`);
    else if (![503, 507].includes(answer.status)) broken.push(`${path} refuses with ${answer.status}`);
    else if (!page.includes('<html lang="vi"')) broken.push(`${path} refuses without a page`);
  };
  while (Date.now() < until) {
    for (const path of ['/', '/dang-nhap', '/tra-cuu', '/can-bo']) await judge('pages', path, { headers: { cookie } });
    const hidden = { _csrf: csrf, _nonce: randomUUID() };
    const dossier = new URLSearchParams({ ...hidden, ...certifiedCopiesFor('Nguyễn Văn An') });
    await judge('dossiers', intakePath, { method: 'POST', headers: { cookie }, body: dossier });
    await judge('files', '/tep', { method: 'POST', headers: { cookie }, body: fileForm(hidden) });
    await sleep(200);
  }
  return [...new Set(broken)];
}

function fileForm(hidden: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, tro_ve: '/' })) form.append(name, value);
  form.append('file', new Blob([pdf(randomUUID()) as Uint8Array<ArrayBuffer>]), 'giấy tờ.pdf');
  return form;
}

/** What lies in quarantine once nobody hands in any more. */
function leftInPart(home: string): string[] {
  try {
    return readdirSync(join(home, 'papers/quarantine')).map((name) => `${name} is left in quarantine`);
  } catch {
    return [];
  }
}

/** What `motcua invariants` finds, but for how full disks of a few megabytes are and how old the backup. */
async function brokenAt(settings: Readonly<Record<string, string>>): Promise<string[]> {
  const part = await startPart(['invariants'], settings);
  const [code] = await once(part.process, 'close');
  const lines = part.said().split('\n');
  if (code !== 0 && !lines.some((line) => line.startsWith('BROKEN')))
    return [`the invariants: ${part.said().slice(-500)}`];
  return lines.filter((line) => line.startsWith('BROKEN') && !line.includes(backupsAreFresh.says));
}
