import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupError } from '#platform/backup/backup-error';
import { makeBackupKey } from '#platform/backup/backup-key';
import { type Restoring, restore as restoreBackup } from '#platform/backup/restore';
import { agencies } from '#test/cast';
import { certifiedCopiesFor, intakePath, type OverHttp, signInOverHttp } from '#test/over-http';
import { pdf } from '#test/sample-files';
import { instantIn } from '../../src/commands/restore-command.ts';
import { freePort, motcua, type Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-restore-'));
chmodSync(folder, 0o711);
const at = (name: string): string => join(folder, name);
const settings = {
  MOTCUA_HOME: at('home'),
  MOTCUA_BACKUP: at('backups'),
  MOTCUA_BACKUP_KEY: at('elsewhere/backup.key'),
  MOTCUA_BACKUP_SECRETS: at('safe'),
};

let product: Program;
let address = '';

async function startOn(home: string, more: Readonly<Record<string, string>> = {}): Promise<Program> {
  const port = await freePort();
  const started = motcua(['start'], { PORT: port, MOTCUA_HOME: home, ...more });
  await started.saying('is serving');
  address = `http://127.0.0.1:${port}`;
  return started;
}

async function kill(): Promise<void> {
  // What stands between the door and the server notices that the door is gone and stops it.
  product.process.kill('SIGKILL');
  await product.ended;
}

const paper = (words: string): Buffer => pdf(`% ${words}`);

/** One dossier and one file; gives the address of each. */
async function submit(clerk: OverHttp, name: string): Promise<{ dossier: string; file: string }> {
  const dossier = await clerk.send(intakePath, certifiedCopiesFor(name));
  const file = await clerk.send('/tep', { tro_ve: '/' }, paper(name));
  expect([dossier.status, file.status]).toEqual([303, 303]);
  const id = file.location.slice(file.location.indexOf('tep=') + 4);
  return { dossier: dossier.location, file: id };
}

async function untilCovered(instant: number): Promise<void> {
  for (;;) {
    const { coveredUntil = 0 } = JSON.parse(readFileSync(at('home/backup/state.json'), 'utf8')) as {
      coveredUntil?: number;
    };
    if (coveredUntil > instant) return;
    await sleep(200);
  }
}

const restore = (...more: string[]) =>
  motcua(['restore', '--from', at('backups'), '--key', at('elsewhere/backup.key'), ...more], {}).ended;

let before: { dossier: string; file: string };
let after: { dossier: string; file: string };
let between = 0;

beforeAll(async () => {
  expect((await motcua(['backup-key', settings.MOTCUA_BACKUP_KEY], {}).ended).code).toBe(0);
  product = await startOn(at('home'), settings);
  const clerk = await signInOverHttp(address, 'clerk Bình');
  expect((await motcua(['backup'], settings).ended).out).toContain('Backed up as');
  before = await submit(clerk, 'Nguyễn Văn Trước');
  await sleep(1_500);
  between = Date.now();
  await sleep(1_500);
  after = await submit(clerk, 'Nguyễn Văn Sau');
  await untilCovered(Date.now());
  await kill();
}, 120_000);

afterAll(async () => {
  product.process.kill('SIGTERM');
  await product.ended;
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('a data folder that was lost', { timeout: 120_000 }, () => {
  test('comes back as it was at a second between two acts, with its keys and every file', async () => {
    const instant = new Date(between).toISOString();
    const { code, out, err } = await restore('--to', at('back'), '--at', instant, '--secrets-from', at('safe'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('BROKEN');
    expect(out).toMatch(/holds {3}Every file handed in has its content in the store/);
    expect(out).not.toContain('Look here');
    const [, lastChange = ''] = /its last change was at (.+)/.exec(out) ?? [];
    expect(instantIn(lastChange), 'nothing later came back').toBeLessThanOrEqual(between);
    expect(readFileSync(at('back/keys/certificates.key'))).toEqual(readFileSync(at('home/keys/certificates.key')));

    product = await startOn(at('back'));
    const clerk = await signInOverHttp(address, 'clerk Bình');
    expect((await clerk.get(before.dossier)).status).toBe(200);
    expect((await clerk.get(after.dossier)).status).toBe(404);
    const kept = await clerk.get(`/tep/${agencies.a}/${before.file}`);
    expect([kept.status, kept.body.equals(paper('Nguyễn Văn Trước'))]).toEqual([200, true]);
    expect((await clerk.get(`/tep/${agencies.a}/${after.file}`)).status).toBe(404);
    // The number that was given again after the accident goes to somebody else: the restored counter stands where it was.
    const next = await clerk.send(intakePath, certifiedCopiesFor('Nguyễn Văn Tiếp'));
    expect(next.location).toBe(after.dossier);
    expect((await motcua(['invariants'], { MOTCUA_HOME: at('back') }).ended).out).not.toContain('BROKEN');
    product.process.kill('SIGTERM');
    expect((await product.ended).code).toBe(0);
  });

  test('comes back without its keys, and says that nothing starts before they are there', async () => {
    const { code, out, err } = await restore('--to', at('without-keys'));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('Look here: The keys are not restored');
  });

  test('comes back to the last moment when none is named', async () => {
    expect(await restore('--to', at('last'), '--secrets-from', at('safe'))).toMatchObject({ code: 0, err: '' });
    product = await startOn(at('last'));
    const clerk = await signInOverHttp(address, 'clerk Bình');
    expect((await clerk.get(after.dossier)).status).toBe(200);
    expect((await clerk.get(`/tep/${agencies.a}/${after.file}`)).body.equals(paper('Nguyễn Văn Sau'))).toBe(true);
    product.process.kill('SIGTERM');
    await product.ended;
  });
});

describe('a restore that cannot be trusted says why in one line and leaves nothing', { timeout: 60_000 }, () => {
  /** What is said instead of restoring; the command prints it as it is, as the first of these tests sees. */
  async function refusal(more: Partial<Restoring> = {}): Promise<string> {
    const from = { from: at('backups'), key: at('elsewhere/backup.key'), secretsFrom: undefined };
    const error = await restoreBackup({ ...from, to: at('refused'), at: undefined, ...more }).catch((why) => why);
    expect(error).toBeInstanceOf(BackupError);
    expect(existsSync(at('refused')) ? readdirSync(at('refused')) : []).toEqual([]);
    const { message } = error as BackupError;
    expect(message).not.toContain('\n');
    return message;
  }

  const filesIn = (name: string): string[] =>
    readdirSync(at(name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();

  /** Damages a file of the backup while `work` runs. */
  async function damaged(file: string, work: () => Promise<void>): Promise<void> {
    const bytes = readFileSync(file);
    const bad = Buffer.from(bytes);
    bad[Math.floor(bad.length / 2)]! ^= 1;
    writeFileSync(file, bad);
    await work().finally(() => writeFileSync(file, bytes));
  }

  test('when the folder is not empty', async () => {
    const { code, err } = await restore('--to', at('home'));
    expect([code, err]).toEqual([1, expect.stringMatching(/^The folder .*home is not empty; .*\n$/)]);
  });

  test('when the moment lies before the first backup or after the last', async () => {
    expect(await refusal({ at: Date.parse('2026-01-01') })).toMatch(/^Nothing before 20\d\d-.* can be restored/);
    expect(await refusal({ at: Date.parse('2099-01-01') })).toMatch(
      /has what happened until 20\d\d-.*, and nothing later/,
    );
  });

  test('when the key is another', async () => {
    await makeBackupKey(at('other.key'));
    expect(await refusal({ key: at('other.key') })).toMatch(/was made under the key \w{8}; this is the key \w{8}/);
  });

  test.each(['manifest', 'database', 'home', 'contents'])('when one bit of its %s is another', async (piece) => {
    const file = filesIn('backups/sets').findLast((name) => name.endsWith(`/${piece}`)) ?? '';
    await damaged(file, async () => expect(await refusal()).toMatch(/damaged|changed/));
  });

  test('when one bit of a file handed in or of the log is another', async () => {
    for (const file of [filesIn('backups/contents')[0] ?? '', filesIn('backups/log').at(-2) ?? ''])
      await damaged(file, async () => expect(await refusal()).toMatch(/damaged/));
  });
});
