import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { officialPaperSamples, renderOfficialPaper } from '#modules/dossiers';
import { demonstrationPassword } from '#modules/identity';
import { findCertificateInUse, type OpenCertificate, withOpenCertificate } from '#modules/signatures';
import { scopeOf } from '#platform/access';
import { openApart } from '#platform/apart';
import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/database';
import { beginAct } from '#platform/journal';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { sameKeysElsewhere } from '#test/personal-keys';
import { childrenOf } from '#test/products';
import { holdersOf } from '../src/demonstration/dossier-people.ts';
import { loadCertificates } from '../src/demonstration/load-certificates.ts';
import { lacThuy } from '../src/demonstration/people.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { type Pace, percentile } from './rounds.ts';
import { treeCpu } from './tree-cpu.ts';

const goals = { cpu: 150, made: 44 };

/** Slips of one ceremony. */
const many = 20;

/** Ceremonies at once, enough to keep two cores at work. */
const atOnce = 4;

/**
 * What signing an intake slip costs all our processes together: the slip made, its stamp drawn, the password tried, the
 * signature with its time-stamp put in. Neither the database nor the time-stamp authority is counted.
 */
export async function measureSigning(ground: Ground, pace: Pace): Promise<Figure[]> {
  const desk = await openDesk(ground);
  try {
    await desk.ceremony(1);
    const made = await rateOf(pace, () => Promise.all(Array.from({ length: 40 }, desk.slip)).then(() => 40));
    const alone = await costOf(pace, desk, 1);
    const together = await costOf(pace, desk, many);
    const signed = await rateOf(pace, async () => {
      await Promise.all(Array.from({ length: atOnce }, () => desk.ceremony(many)));
      return atOnce * many;
    });
    return [
      figure('intake slips made', `${digits(made)} slips/s`, '', `≥ ${goals.made}/s`, made >= goals.made),
      cost('intake slip signed with time-stamp, by itself', alone),
      cost(`the same in a ceremony of ${many}`, together),
      figure(`slips made and signed, ${atOnce} ceremonies at once`, `${digits(signed)} slips/s`, '', '', undefined),
    ];
  } finally {
    await desk.stop();
  }
}

interface Cost {
  readonly cpu: number;
  readonly elapsed: number;
}

const cost = (what: string, { cpu, elapsed }: Cost): Figure =>
  figure(what, `${digits(cpu)} ms CPU`, `${digits(elapsed)} ms elapsed`, `≤ ${goals.cpu} ms CPU`, cpu <= goals.cpu);

const figure = (what: string, shown: string, beside: string, goal: string, meets: boolean | undefined): Figure => ({
  ...{ part: 'papers', what, figure: shown, beside, ratio: undefined, goal, meets },
});

/** Milliseconds for each slip, of ceremonies of so many; the median of the rounds. */
async function costOf({ rounds, seconds }: Pace, desk: Desk, count: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [cpu, began] = [desk.cpu(), performance.now()];
    let done = 0;
    for (; performance.now() - began < seconds * 1_000; done += count) await desk.ceremony(count);
    costs.push({ cpu: (desk.cpu() - cpu) / done, elapsed: (performance.now() - began) / done });
  }
  return { cpu: percentile(costs.map(({ cpu }) => cpu)), elapsed: percentile(costs.map(({ elapsed }) => elapsed)) };
}

async function rateOf({ rounds, seconds }: Pace, work: () => Promise<number>): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < seconds * 1_000) done += await work();
    rates.push(done / ((performance.now() - began) / 1_000));
  }
  return percentile(rates);
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A counter clerk with a certificate of the demonstration, the engines of the product, and a time-stamp authority. */
async function openDesk(ground: Ground) {
  const home = join(ground.home, 'signing');
  // The database, as far as it runs under us.
  const others = childrenOf(process.pid);
  const database = openDatabase({
    url: await ground.database('signing'),
    size: 6,
    log: () => {},
    personalKeys: sameKeysElsewhere(),
  });
  await loadCertificates(database, { home }, [{ id: lacThuy, name: 'Ủy ban nhân dân xã Lạc Thuỷ' }], Date.now());
  const authority = fork(join(root, 'bench/time-stamps.ts'), [join(home, 'demonstration/time-stamps.json')], {
    execArgv: [],
  });
  const [tsaUrl] = (await once(authority, 'message')) as [string];
  const config = readConfig({ MOTCUA_HOME: home, TSA_URL: tsaUrl }, root);
  const tools = { config, pdf: openPdfEngine({ root }), apart: openApart() };
  const [who] = holdersOf(lacThuy, 'counter_clerk').slice(1);
  if (!who) throw new Error('Nobody is at the counter.');
  const signing = {
    ...{ tools: tools as never, who, now: Date.now() },
    read: <T>(work: Parameters<typeof database.read<T>>[1]) => database.read<T>(scopeOf(who), work),
    actAs: <T>(_: typeof who, work: (act: ReturnType<typeof beginAct>) => Promise<T>) =>
      database.write(scopeOf(who), (tx) => work(beginAct(tx, who, Date.now(), []))),
  };
  const whose = { kind: 'person', holderId: who.id } as const;
  const certificate = await database.read(scopeOf(who), (db) => findCertificateInUse(db, lacThuy, whose));
  if (!certificate) throw new Error('The clerk has no certificate.');
  const slip = () => renderOfficialPaper(tools.pdf, 'intake-slip', officialPaperSamples['intake-slip'], Date.now());
  const signOne = async ({ sign }: OpenCertificate) => {
    const stamp = {
      lines: [['Ký bởi', who.name]] as const,
      place: { page: 1, left: 110, top: 240, width: 66, height: 16 },
    };
    const words = { field: 'Chữ ký', reason: 'Tiếp nhận', location: 'Lạc Thuỷ' };
    const { level } = await sign({ pdf: await slip(), ...words, stamp });
    if (level !== 'T') throw new Error('The slip has no time-stamp.');
  };
  return {
    slip,
    ceremony: (count: number) =>
      withOpenCertificate(signing, certificate, demonstrationPassword, async (open) => {
        for (let i = 0; i < count; i += 1) await signOne(open);
      }),
    cpu: () => treeCpu(process.pid, [...others, authority.pid ?? 0]),
    stop: async () => {
      await end(authority);
      await tools.pdf.close();
      await database.close();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  child.disconnect();
  await once(child, 'exit');
}
