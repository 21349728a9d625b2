import { setTimeout as sleep } from 'node:timers/promises';
import { type CastMember, cast } from '#test/cast';
import { freePort } from '#test/free-port';
import { modules } from '../src/modules/all.ts';
import { anew } from './anew.ts';
import { digits, type Figure } from './figure.ts';
import type { Ground } from './ground.ts';
import { fill } from './pages.ts';
import { type Load, type Product, startLoad, startProduct } from './processes.ts';
import { type Pace, percentile } from './rounds.ts';
import { signIn } from './sign-in.ts';
import { oneOnDesk } from './slips.ts';

/** Of how many pages it is told what they spend their time with, and in how many places. */
const slowest = 3;
const places = 5;

/** Who opens pages: each page is opened by the first of them who may. */
const people = ['leader Chi', 'clerk Bình', 'citizen An'] as const satisfies readonly CastMember[];

interface Page {
  readonly path: string;
  readonly cookie: string;
  /** Milliseconds, the median. */
  readonly took: number;
}

/** Opens every page that needs no name of anything and a dossier, and tells where the process spends its time with the slowest. */
export async function measureProfile(ground: Ground, pace: Pace): Promise<Figure[]> {
  const url = await ground.database('profile');
  await fill(url, 10_000);
  const inspector = await freePort();
  const settings = { DATABASE_URL: url, MOTCUA_HOME: `${ground.home}/profile`, MOTCUA_DEMO: '0' };
  const product = ground.keep(await startProduct(settings, 'web', `--inspect-port=${inspector}`));
  const cookies = await Promise.all(
    people.map((who) => signIn(url, cast[who], who.startsWith('citizen') ? 'citizen' : 'staff')),
  );
  const paths = [...pathsOfPages(), `/can-bo/ho-so/${await oneOnDesk(url)}`];
  const pages: Page[] = [];
  for (const path of paths) pages.push(...(await openedBy(['', ...cookies], product, path)));
  const load = ground.keep(startLoad());
  const figures: Figure[] = [];
  for (const page of pages.toSorted((a, b) => b.took - a.took).slice(0, slowest)) {
    const spent = await profiled(product, inspector, () => askOften(load, product, page, pace));
    figures.push(figureOf(page, spent, pages.length));
  }
  return figures;
}

const pathsOfPages = (): string[] =>
  modules
    .flatMap(({ routes = [] }) => routes)
    .filter(({ method, url }) => method === 'GET' && !url.includes(':') && !url.includes('*'))
    .map(({ url }) => url);

/** How long a page takes whoever may open it; nothing where nobody may, or where it is none. */
async function openedBy(cookies: readonly string[], { port }: Product, path: string): Promise<Page[]> {
  for (const cookie of cookies) {
    const open = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}${anew(path)}`, { headers: { cookie }, redirect: 'manual' });
      await answer.arrayBuffer();
      return answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html');
    };
    if (!(await open())) continue;
    const took: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const began = performance.now();
      await open();
      took.push(performance.now() - began);
    }
    return [{ path, cookie, took: percentile(took) }];
  }
  return [];
}

const askOften = (load: Load, { port }: Product, { path, cookie }: Page, { seconds }: Pace) =>
  load.run({ port, path, cookie, connections: 4, seconds, isAnew: true });

/** What the debugger of V8 tells of a time: the nodes of the tree of calls, which of them each sample hit, and how far samples lie apart. */
interface Recorded {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

/** Where the server spent its time while something was done, by share of the time it was busy, most first. */
async function profiled({ pids }: Product, port: number, work: () => Promise<unknown>): Promise<string[]> {
  process.kill(pids.server, 'SIGUSR1');
  const inspector = await reach(port);
  try {
    for (const method of ['Profiler.enable', 'Profiler.start']) await inspector.ask(method);
    await work();
    const { profile } = await inspector.ask<{ profile: Recorded }>('Profiler.stop');
    return sharesOf(profile);
  } finally {
    inspector.close();
  }
}

function sharesOf({ nodes, samples, timeDeltas }: Recorded): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (name !== '(idle)') spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[i] ?? 0));
  }
  const busy = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, places)
    .map(([name, time]) => `${name} ${((time / busy) * 100).toFixed(0)} %`);
}

function nameOf({ functionName, url, lineNumber }: Recorded['nodes'][number]['callFrame']): string {
  if (functionName.startsWith('(')) return functionName;
  const file = url.split('/').at(-1) ?? '';
  return `${functionName || 'a function'}${file ? ` (${file}:${lineNumber + 1})` : ''}`;
}

async function reach(port: number) {
  const list = (): Promise<readonly { readonly webSocketDebuggerUrl: string }[]> =>
    fetch(`http://127.0.0.1:${port}/json`).then(
      (answer) => answer.json(),
      // Not open yet.
      () => sleep(10).then(list),
    );
  const [listed] = await list();
  const socket = new WebSocket(listed?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  let asked = 0;
  return {
    ask: <R>(method: string): Promise<R> =>
      new Promise((resolve) => {
        asked += 1;
        const id = asked;
        const hear = ({ data }: MessageEvent): void => {
          const answer = JSON.parse(String(data)) as { id?: number; result: R };
          if (answer.id !== id) return;
          socket.removeEventListener('message', hear);
          resolve(answer.result);
        };
        socket.addEventListener('message', hear);
        socket.send(JSON.stringify({ id, method }));
      }),
    close: () => socket.close(),
  };
}

const figureOf = ({ path, took }: Page, spent: readonly string[], of: number): Figure => ({
  ...{ part: 'profile', what: `${path}, one of the slowest ${slowest} of ${of} pages`, ratio: undefined },
  ...{ figure: `${digits(took)} ms`, beside: spent.join(', '), goal: '', meets: undefined },
});
