import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { formOn, maritalAnswers, maritalPage } from '#test/citizen';
import { nextAddress } from '#test/next-address';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { percentile } from './rounds.ts';

export type Role = 'clerk' | 'officer' | 'leader' | 'documents';

/** Who is signed in where: the cookie of a browser and the token its forms carry. */
export interface Browser {
  readonly cookie: string;
  readonly csrf: string;
}

/** Where somebody files and works. */
export interface Commune {
  readonly id: string;
  readonly code: string;
  readonly browsers: Readonly<Record<Role, Browser>>;
  /** Dossiers that officers look at. */
  readonly dossiers: readonly string[];
}

/** A day at some communes, as so many visits a second, or as so many people who ask again as soon as they are answered. */
export interface DayOrder {
  readonly port: number;
  /** A prime number of them, as of citizens, so that everything is done in each and by each. */
  readonly communes: readonly Commune[];
  readonly citizens: readonly Browser[];
  readonly perSecond?: number;
  readonly people?: number;
  readonly seconds: number;
}

/** How long requests of one kind took, in milliseconds, from when they were due. */
export interface Took {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface DayReport {
  readonly reads: Took;
  readonly writes: Took;
  /** Some visits are several requests. */
  readonly visits: number;
  readonly errors: readonly string[];
}

type Fields = Readonly<Record<string, string>>;

/** A dossier on its way: what is done to it next, and by whom. */
const settling: readonly { readonly path: string; readonly by: Role; readonly fields: Fields }[] = [
  { path: 'thu-phi', by: 'clerk', fields: { paidBy: 'Nguyễn Văn An', method: 'cash' } },
  { path: 'du-thao', by: 'officer', fields: { title: 'Bản sao', content: 'Đã đối chiếu với bản chính.' } },
  { path: 'ky-duyet', by: 'leader', fields: {} },
  { path: 'ban-hanh', by: 'documents', fields: {} },
  { path: 'tra-ket-qua', by: 'clerk', fields: { method: 'counter', receivedByName: 'Nguyễn Văn An' } },
];

/** One day with all that is under way in it. */
class Day {
  readonly #order: DayOrder;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 400 });
  readonly #took = { reads: [] as number[], writes: [] as number[] };
  readonly #errors: string[] = [];
  /** Dossiers received at the counter, with how far they are. */
  readonly #onTheirWay: { readonly commune: Commune; readonly at: string; readonly done: number }[] = [];
  #visits = 0;

  constructor(order: DayOrder) {
    this.#order = order;
  }

  async pass(): Promise<DayReport> {
    const { perSecond, people = 1, seconds } = this.#order;
    const until = performance.now() + seconds * 1_000;
    if (perSecond) await this.#pour(perSecond, until);
    else await Promise.all(Array.from({ length: people }, () => this.#askUntil(until)));
    this.#agent.destroy();
    const { reads, writes } = this.#took;
    return {
      ...{ reads: tookOf(reads), writes: tookOf(writes) },
      ...{ visits: this.#visits, errors: this.#errors },
    };
  }

  async #askUntil(until: number): Promise<void> {
    while (performance.now() < until) await this.#visit(performance.now());
  }

  /** Visits come when they are due, however long those before them take. */
  async #pour(perSecond: number, until: number): Promise<void> {
    const began = performance.now();
    const underWay = new Set<Promise<void>>();
    for (let poured = 0; performance.now() < until; await sleep(2)) {
      for (; poured < ((performance.now() - began) / 1_000) * perSecond; poured += 1) {
        const visit = this.#visit(began + (poured / perSecond) * 1_000);
        underWay.add(visit);
        void visit.then(() => underWay.delete(visit));
      }
    }
    await Promise.all(underWay);
  }

  /** What somebody does; all that happens in a day comes in turn, evenly mixed. */
  async #visit(due: number): Promise<void> {
    this.#visits += 1;
    const visit = visits[(this.#visits * stride) % visits.length];
    try {
      await visit?.(this, due, this.#visits);
    } catch (error) {
      this.#errors.push((error as Error).message);
    }
  }

  commune(visit: number): Commune {
    return this.#order.communes[visit % this.#order.communes.length]!;
  }

  citizen(visit: number): Browser {
    return this.#order.citizens[visit % this.#order.citizens.length]!;
  }

  async read(path: string, by: Browser | undefined, due = performance.now()): Promise<string> {
    const { status, body } = await this.#ask(path, by);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    this.#took.reads.push(performance.now() - due);
    return body;
  }

  async write(path: string, by: Browser, fields: Fields, due = performance.now(), inParts = false): Promise<string> {
    const all = { _csrf: by.csrf, _nonce: randomUUID(), ...fields };
    const { status, location, body } = await this.#ask(path, by, inParts ? partsOf(all) : new URLSearchParams(all));
    if (location.startsWith('/tai-khoan/xac-nhan')) throw new Error(`${path}: is to prove anew who they are`);
    if (status !== 303) throw new Error(`${path}: ${status} ${/<h2[^>]*>[^<]*/.exec(body)?.[0] ?? ''}`);
    this.#took.writes.push(performance.now() - due);
    return location;
  }

  /** The oldest dossier that waits goes one step on; where none waits, somebody comes to the counter. */
  async work(due: number, visit: number): Promise<void> {
    const next = this.#onTheirWay.shift();
    if (!next) return this.receive(due, visit);
    const step = settling[next.done];
    if (!step) return;
    await this.write(`${next.at}/${step.path}`, next.commune.browsers[step.by], step.fields, due);
    if (next.done + 1 < settling.length) this.#onTheirWay.push({ ...next, done: next.done + 1 });
  }

  async receive(due: number, visit: number): Promise<void> {
    const commune = this.commune(visit);
    const fields = { ...certifiedCopiesFor('Nguyễn Văn An'), handlingAgencyId: commune.id };
    this.#onTheirWay.push({
      ...{ commune, done: 0 },
      at: await this.write(intakePath, commune.browsers.clerk, fields, due),
    });
  }

  /** A citizen fills a form in, page by page, and files it. */
  async file(due: number, visit: number): Promise<void> {
    const citizen = this.citizen(visit);
    const receiving = this.commune(visit).code;
    const begun = await this.write(maritalPage, citizen, { receiving, handling: '' }, due);
    const draft = begun.slice(0, begun.lastIndexOf('/'));
    const fill = async (page: string, more: Fields = {}): Promise<void> => {
      const at = `${draft}/${page}`;
      await this.write(at, citizen, { ...formOn(await this.read(at, citizen), at), ...more });
    };
    await fill('to-khai', maritalAnswers);
    const papers = await this.read(`${draft}/giay-to`, citizen);
    const notNeeded = [...papers.matchAll(/name="(paper\d+)"/g)].map(([, name = '']) => [name, 'not_needed']);
    await this.write(`${draft}/giay-to`, citizen, Object.fromEntries(notNeeded), undefined, true);
    await fill('nguoi-nop');
    await this.write(`${draft}/xem-lai`, citizen, {});
  }

  #ask(path: string, by: Browser | undefined, sent?: URLSearchParams | Parts) {
    const { port } = this.#order;
    const headers = {
      ...(by && { cookie: by.cookie }),
      // Everybody at home has an address of their own.
      'x-forwarded-for': nextAddress(),
      ...(sent && { 'content-type': sent instanceof URLSearchParams ? plainForm : sent.type }),
    };
    const how = { agent: this.#agent, host: '127.0.0.1', port, path, method: sent ? 'POST' : 'GET', headers };
    return new Promise<{ status: number; location: string; body: string }>((resolve, reject) => {
      const asking = request(how, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => {
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, location: headers.location ?? '', body: Buffer.concat(chunks).toString() });
        });
      });
      asking.once('error', reject);
      asking.setTimeout(30_000, () => asking.destroy(new Error(`${path}: no answer in 30 s`)));
      asking.end(sent instanceof URLSearchParams ? sent.toString() : sent?.body);
    });
  }
}

const plainForm = 'application/x-www-form-urlencoded';

/** A form that may hold files, and here holds none. */
interface Parts {
  readonly type: string;
  readonly body: string;
}

function partsOf(fields: Fields): Parts {
  const boundary = randomUUID();
  const part = ([name, value]: readonly [string, string]): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = `${Object.entries(fields).map(part).join('')}--${boundary}--\r\n`;
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** What somebody does: when it is due, and which visit of the day it is. */
type Visit = (day: Day, due: number, visit: number) => Promise<unknown>;

const looks =
  (path: string, by: (day: Day, visit: number) => Browser | undefined): Visit =>
  (day, due, visit) =>
    day.read(path, by(day, visit), due);

const visitor = () => undefined;
const citizen = (day: Day, visit: number) => day.citizen(visit);
const at = (role: Role) => (day: Day, visit: number) => day.commune(visit).browsers[role];

const looksAtDossier: Visit = (day, due, visit) => {
  const { dossiers, browsers } = day.commune(visit);
  return day.read(`/can-bo/ho-so/${dossiers[visit % dossiers.length]}`, browsers.officer, due);
};

/** What happens in a day, and how often in a hundred visits: one in five changes something. */
const mix: readonly (readonly [number, Visit])[] = [
  [8, looks('/', visitor)],
  [7, looks('/thu-tuc?q=khai%20sinh', visitor)],
  [9, looks('/thu-tuc/1.004873', visitor)],
  [3, looks('/tra-cuu', visitor)],
  [2, looks('/cong-khai', visitor)],
  [8, looks('/ho-so-cua-toi', citizen)],
  [13, looks('/can-bo', at('clerk'))],
  [3, looks('/can-bo?xem=closed&tim=Nguy%E1%BB%85n%20An', at('clerk'))],
  [10, looks('/can-bo?xem=mine', at('officer'))],
  [12, looksAtDossier],
  [3, looks('/can-bo/thong-ke/hom-nay', at('leader'))],
  [1, looks('/can-bo/thong-ke', at('leader'))],
  [5, (day, due, visit) => day.receive(due, visit)],
  [15, (day, due, visit) => day.work(due, visit)],
  [1, (day, due, visit) => day.file(due, visit)],
];

const visits: readonly Visit[] = mix.flatMap(([times, visit]) => Array<Visit>(times).fill(visit));

/** Walks through all visits, and mixes them. */
const stride = 37;

const tookOf = (took: readonly number[]): Took => ({
  count: took.length,
  p50: percentile(took),
  p95: percentile(took, 0.95),
  p99: percentile(took, 0.99),
});

/** As a process of its own, so that whoever asks does not wait for whoever answers. */
process.on('message', async (order: DayOrder) => process.send?.(await new Day(order).pass()));
process.on('disconnect', () => process.exit());
