import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { h } from 'preact';
import Type from 'typebox';
import { systemClock } from '#platform/clock';
import type { Module } from '#platform/module';
import { route } from '#platform/route';
import { withOwnDatabase } from '#test/database';
import { nextAddress } from '#test/next-address';
import { unhurried } from '#test/unhurried';
import { world } from '#test/world';
import { buildApp } from '../src/app.ts';
import { describeRoutes, type ListedRoute } from '../src/commands/print-routes.ts';
import { modules } from '../src/modules/all.ts';
import { type Doors, letSettle, openDoors } from './access/doors.ts';
import { makeLand, type Somebody } from './access/land.ts';
import { owedTo } from './access/matrix.ts';
import { plantScene } from './access/scene.ts';
import { tagOfOurs } from './fuzz/hostile.ts';
import { requestsTo, written } from './fuzz/request.ts';
import { hear, nearlyHttp } from './fuzz/sockets.ts';
import { luckOf } from './luck.ts';
import { type Outcome, type Proof, sized, type Trial } from './proof.ts';

/** At full size: requests by the routes' own schemas, and bytes over sockets that are nearly HTTP. */
const atRoutes = 30_000;
const overSockets = 270_000;

/**
 * How many requests at routes one world stands: a transaction in which tens of thousands of steps were undone holds more locks
 * than PostgreSQL has room for.
 */
const inOneWorld = 2_000;

/** How long an answer may take, in milliseconds. */
const patience = 10_000;

export const fuzz: Proof = {
  name: 'fuzz',
  promise: 'Whatever is sent, the product answers, soon, and never by a mistake of its own.',
  goal: '0 answers of 5xx, 0 hangs over 10 s, 0 unhandled rejections, the process alive',
  run: (trial) =>
    heedingRejections(async () => {
      const routes = describeRoutes();
      const times = sized(Math.ceil(atRoutes / routes.length), trial);
      const asked = await fuzzRoutes(trial, { routes, of: modules, times, limit: patience });
      const spoken = await fuzzSockets(trial);
      const figure = `${asked.tried.toLocaleString('en')} at routes, ${spoken.tried.toLocaleString('en')} over sockets`;
      const broken = [...asked.broken, ...spoken.broken];
      return { tried: asked.tried + spoken.tried, unit: 'requests', broken, figure };
    }),
  control: (trial) => {
    const routes = describeRoutes([mistaken]).filter(({ module }) => module === 'mistaken');
    return fuzzRoutes(trial, { routes, of: [...modules, mistaken], times: 100, limit: 500, isEnough: true });
  },
};

interface Target {
  readonly routes: readonly ListedRoute[];
  readonly of: readonly Module[];
  /** How often each route is tried. */
  readonly times: number;
  /** How long an answer may take, in milliseconds. */
  readonly limit: number;
  /** The first finding is enough: no smaller one is looked for. */
  readonly isEnough?: boolean;
}

/** Runs the work and adds a line for each promise that nobody waited for. */
async function heedingRejections(work: () => Promise<Outcome>): Promise<Outcome> {
  const lost: string[] = [];
  const heed = (reason: unknown): void => void lost.push(`nobody waited for: ${String(reason)}`);
  process.on('unhandledRejection', heed);
  try {
    const outcome = await work();
    return { ...outcome, broken: [...outcome.broken, ...lost] };
  } finally {
    process.off('unhandledRejection', heed);
  }
}

async function fuzzRoutes(trial: Trial, { routes, of, times, limit, isEnough = false }: Target): Promise<Outcome> {
  const luck = luckOf(trial.seed);
  const broken: string[] = [];
  let tried = 0;
  const atOnce = Math.max(1, Math.floor(inOneWorld / times));
  const turns = Array.from({ length: Math.ceil(routes.length / atOnce) }, (_, turn) => turn * atOnce);
  for (const from of turns)
    await world(async (w) => {
      const scene = await plantScene(w, await makeLand(w, luck, false), 'drafted', luck);
      const doors = await openDoors(w, scene, of);
      for (const each of routes.slice(from, from + atOnce)) {
        const somebody = rightPerson(doors, each);
        const csrf = (await doors.keys(somebody))?.csrf ?? '';
        const property = fc.asyncProperty(requestsTo(each, scene), async (meant) => {
          tried += 1;
          const wrong = await mistakeIn(doors, somebody, each, written(meant, each, csrf), limit);
          if (wrong) throw new Error(wrong);
        });
        const how = { seed: trial.seed, numRuns: times, endOnFailure: isEnough };
        const { failed, counterexample, errorInstance } = await fc.check(property, how);
        if (!failed) continue;
        const sent = counterexample && written(counterexample[0], each, 'token');
        const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
        const shown = `${sent?.path.slice(0, 200)} ${sent?.payload?.toString().slice(0, 300) ?? ''}`;
        broken.push(`${each.method} ${each.url} as ${somebody.name}: ${said} for ${JSON.stringify(shown)}`);
      }
      await doors.http.close();
    });
  return { tried, unit: 'requests', broken };
}

/** Somebody for whom the route opens and to whom what it names belongs. */
function rightPerson({ scene }: Doors, each: ListedRoute): Somebody {
  const open = scene.land.people.filter((somebody) => owedTo({ route: each, somebody }, scene) === 'an answer');
  return open.find(({ place }) => place === 'receiving') ?? open.find(({ kind }) => kind === 'citizen') ?? open[0]!;
}

async function mistakeIn(
  { w, http, keys, takeLog }: Doors,
  somebody: Somebody,
  { method }: ListedRoute,
  sent: ReturnType<typeof written>,
  limit: number,
): Promise<string> {
  const signedIn = await keys(somebody);
  const writes = method === 'POST';
  takeLog();
  if (writes) await w.rows('savepoint before_request');
  const answering = http.inject({
    method,
    url: sent.path,
    remoteAddress: nextAddress(),
    headers: { ...sent.headers, ...(signedIn && { cookie: `motcua=${signedIn.cookie}` }) },
    ...(sent.payload && { payload: sent.payload }),
  });
  const answer = await Promise.race([answering, wait(limit, undefined, { ref: false })]);
  // What is late may still be writing, and must not write into what comes next.
  if (!answer) await Promise.race([answering, wait(limit * 6)]);
  await letSettle(w);
  if (writes) await w.rows('rollback to savepoint before_request');
  if (!answer) return `no answer in ${limit} ms`;
  if (answer.statusCode >= 500) return `answered ${answer.statusCode} (${takeLog().slice(0, 400)})`;
  return answer.body.includes(tagOfOurs) && String(answer.headers['content-type']).startsWith('text/html')
    ? 'handed back a tag that was typed'
    : '';
}

/** On a database of its own: whoever hangs up leaves work behind, which must not meet the end of a shared transaction. */
async function fuzzSockets(trial: Trial): Promise<Outcome> {
  const broken: string[] = [];
  const streams = fc.sample(nearlyHttp, { seed: trial.seed, numRuns: sized(overSockets, trial) });
  const log = (message: string, error?: unknown): void => void broken.push(`${message}: ${String(error)}`);
  await world(({ tools }) =>
    withOwnDatabase(async (database) => {
      const http = await buildApp({ database, clock: systemClock, tools, assets: undefined, log, turns: unhurried });
      await http.listen({ port: 0, host: '127.0.0.1' });
      const { port } = http.server.address() as AddressInfo;
      await speakAll(port, streams, broken);
      const alive = await hear(port, 'GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', patience);
      if (!alive?.startsWith('HTTP/1.1 200')) broken.push('it is not alive afterwards');
      await http.close();
    }),
  );
  return { tried: streams.length, unit: 'streams', broken };
}

/** Says everything to the server, sixteen at once. */
async function speakAll(port: number, streams: readonly string[], broken: string[]): Promise<void> {
  const waiting = [...streams];
  const speak = async (): Promise<void> => {
    for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
      const heard = await hear(port, bytes, patience);
      const shown = JSON.stringify(bytes.slice(0, 300));
      if (heard === undefined) broken.push(`no end in ${patience} ms to ${shown}`);
      else if (/^HTTP\/1\.[01] 5/m.test(heard)) broken.push(`${heard.slice(0, 40)} to ${shown}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, speak));
}

/** A module with the mistakes that this harness is for. */
const text = Type.Object({ note: Type.String({ minLength: 1 }) });

const mistaken: Module = {
  name: 'mistaken',
  routes: [
    route({
      method: 'POST',
      url: '/khong-chiu-duoc-ky-tu-la',
      may: 'public',
      form: text,
      run: async ({ form }) => {
        if (/[^\p{L}\p{N}\p{Z}\p{P}]/u.test(String(form.note))) throw new TypeError('unthought of');
        return { kind: 'json', body: {} };
      },
    }),
    route({
      method: 'POST',
      url: '/khong-tra-loi',
      may: 'public',
      form: text,
      run: ({ form }) =>
        String(form.note).length > 100 ? new Promise(() => {}) : Promise.resolve({ kind: 'json', body: {} }),
    }),
    route({
      method: 'GET',
      url: '/khong-che-chu',
      may: 'public',
      run: async (call) => {
        const typed = new URLSearchParams(call.url.split('?')[1]).get('tim') ?? '';
        return call.page({
          title: 'x',
          audience: 'citizen',
          body: h('p', { dangerouslySetInnerHTML: { __html: typed } }),
        });
      },
    }),
  ],
};
