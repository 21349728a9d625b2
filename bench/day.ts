import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { formOn, maritalAnswers, maritalPage } from '#test/citizen';
import { nextAddress } from '#test/next-address';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { percentile } from './rounds.ts';

export type Role = 'citizen' | 'clerk' | 'officer' | 'leader' | 'documents';

/** Who is signed in where: the cookie of a browser and the token its forms carry. */
export interface Browser {
  readonly cookie: string;
  readonly csrf: string;
}

/** A day at a commune, as so many visits a second, or as so many people who ask again as soon as they are answered. */
export interface DayOrder {
  readonly port: number;
  readonly browsers: Readonly<Record<Role, Browser>>;
  /** Dossiers that officers look at. */
  readonly codes: readonly string[];
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
  /** Requests a second that were answered. */
  readonly rate: number;
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
  readonly #onTheirWay: { readonly at: string; done: number }[] = [];
  #visits = 0;

  constructor(order: DayOrder) {
    this.#order = order;
  }

  async pass(): Promise<DayReport> {
    const { perSecond, people = 1, seconds } = this.#order;
    const began = performance.now();
    const until = began + seconds * 1_000;
    if (perSecond) await this.#pour(perSecond, until);
    else await Promise.all(Array.from({ length: people }, () => this.#askUntil(until)));
    const passed = (performance.now() - began) / 1_000;
    this.#agent.destroy();
    const { reads, writes } = this.#took;
    return {
      ...{ reads: tookOf(reads), writes: tookOf(writes) },
      ...{ rate: (reads.length + writes.length) / passed, errors: this.#errors },
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
      await visit?.(this, due);
    } catch (error) {
      this.#errors.push((error as Error).message);
    }
  }

  /** A dossier for officers to look at. */
  get code(): string {
    return this.#order.codes[this.#visits % this.#order.codes.length] ?? '';
  }

  async read(path: string, by: Role | 'visitor', due = performance.now()): Promise<string> {
    const { status, body } = await this.#ask(path, by);
    if (status !== 200) throw new Error(`${by} ${path}: ${status}`);
    this.#took.reads.push(performance.now() - due);
    return body;
  }

  async write(path: string, by: Role, fields: Fields, due = performance.now(), inParts = false): Promise<string> {
    const all = { _csrf: this.#order.browsers[by].csrf, _nonce: randomUUID(), ...fields };
    const { status, location, body } = await this.#ask(path, by, inParts ? partsOf(all) : new URLSearchParams(all));
    if (location.startsWith('/tai-khoan/xac-nhan')) throw new Error(`${by} ${path}: is to prove anew who they are`);
    if (status !== 303) throw new Error(`${by} ${path}: ${status} ${/<h2[^>]*>[^<]*/.exec(body)?.[0] ?? ''}`);
    this.#took.writes.push(performance.now() - due);
    return location;
  }

  /** The oldest dossier that waits goes one step on; where none waits, somebody comes to the counter. */
  async work(due: number): Promise<void> {
    const next = this.#onTheirWay.shift();
    if (!next) return this.receive(due);
    const step = settling[next.done];
    if (!step) return;
    await this.write(`${next.at}/${step.path}`, step.by, step.fields, due);
    if (next.done + 1 < settling.length) this.#onTheirWay.push({ ...next, done: next.done + 1 });
  }

  async receive(due: number): Promise<void> {
    this.#onTheirWay.push({
      at: await this.write(intakePath, 'clerk', certifiedCopiesFor('Nguyễn Văn An'), due),
      done: 0,
    });
  }

  /** A citizen fills a form in, page by page, and files it. */
  async file(due: number): Promise<void> {
    const begun = await this.write(maritalPage, 'citizen', { receiving: 'H44.127', handling: '' }, due);
    const draft = begun.slice(0, begun.lastIndexOf('/'));
    const fill = async (page: string, more: Fields = {}): Promise<void> => {
      const at = `${draft}/${page}`;
      await this.write(at, 'citizen', { ...formOn(await this.read(at, 'citizen'), at), ...more });
    };
    await fill('to-khai', maritalAnswers);
    const papers = await this.read(`${draft}/giay-to`, 'citizen');
    const notNeeded = [...papers.matchAll(/name="(paper\d+)"/g)].map(([, name = '']) => [name, 'not_needed']);
    await this.write(`${draft}/giay-to`, 'citizen', Object.fromEntries(notNeeded), undefined, true);
    await fill('nguoi-nop');
    await this.write(`${draft}/xem-lai`, 'citizen', {});
  }

  #ask(path: string, by: Role | 'visitor', sent?: URLSearchParams | Parts) {
    const { port, browsers } = this.#order;
    const headers = {
      ...(by !== 'visitor' && { cookie: browsers[by].cookie }),
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

type Visit = (day: Day, due: number) => Promise<unknown>;

const looks =
  (by: Role | 'visitor', path: string | ((day: Day) => string)): Visit =>
  (day, due) =>
    day.read(typeof path === 'string' ? path : path(day), by, due);

/** What happens in a day, and how often in a hundred visits: one in five changes something. */
const mix: readonly (readonly [number, Visit])[] = [
  [8, looks('visitor', '/')],
  [7, looks('visitor', '/thu-tuc?q=khai%20sinh')],
  [9, looks('visitor', '/thu-tuc/1.004873')],
  [3, looks('visitor', '/tra-cuu')],
  [2, looks('visitor', '/cong-khai')],
  [8, looks('citizen', '/ho-so-cua-toi')],
  [13, looks('clerk', '/can-bo')],
  [3, looks('clerk', '/can-bo?xem=closed&tim=Nguy%E1%BB%85n%20An')],
  [10, looks('officer', '/can-bo?xem=mine')],
  [12, looks('officer', ({ code }) => `/can-bo/ho-so/${code}`)],
  [3, looks('leader', '/can-bo/thong-ke/hom-nay')],
  [1, looks('leader', '/can-bo/thong-ke')],
  [5, (day, due) => day.receive(due)],
  [15, (day, due) => day.work(due)],
  [1, (day, due) => day.file(due)],
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
