import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '#platform/root';
import { freePort } from '#test/free-port';
import { layTestKey } from '#test/personal-keys';
import { childrenOf, productsOf } from '#test/products';
import type { BareOrder } from './bare-server.ts';
import type { LoadOrder, LoadReport } from './load.ts';

/** Each runs in a process of its own, so that none shares the event loop of another. */
export interface Product {
  readonly port: number;
  /** The server, and who keeps it; 0 where there is none, or where the system does not tell. */
  readonly pids: { readonly server: number; readonly keeper: number };
  /** Seconds from the start to the first page. */
  readonly seconds: number;
  stop(): Promise<void>;
}

/** Starts the product as people do, with these settings and options of Node, and waits for its first page. */
export async function startProduct(
  settings: Readonly<Record<string, string>>,
  part: 'web' | '' = '',
  node = process.env.MOTCUA_BENCH_NODE ?? '',
): Promise<Product> {
  if (settings.DATABASE_URL) layTestKey(settings.MOTCUA_HOME ?? '');
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/motcua'), 'start', ...(part ? [part] : [])], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_OPTIONS: node, PORT: String(port), HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  return { port, pids: processesOf(child), seconds, stop: () => end(child) };
}

/** Below the door that `npm start` goes through is the keeper, below it the server; a part alone has no keeper. */
function processesOf({ pid = 0 }: ChildProcess): Product['pids'] {
  if (process.platform !== 'linux') return { keeper: 0, server: 0 };
  const [below = 0] = childrenOf(pid);
  const [server] = productsOf(below);
  return server ? { keeper: below, server } : { keeper: 0, server: below };
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/thu-tuc`);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** A generator of load that takes one order after another. */
export interface Load {
  run(order: LoadOrder): Promise<LoadReport>;
  stop(): Promise<void>;
}

export function startLoad(): Load {
  const child = fork(join(root, 'bench/load.ts'), { execArgv: [] });
  return {
    run: async (order) => {
      child.send(order);
      const [report] = (await once(child, 'message')) as [LoadReport | { error: string }];
      if ('error' in report) throw new Error(report.error);
      return report;
    },
    stop: () => end(child),
  };
}

/** Starts the bare server and returns its port. */
export async function startBare(
  order: BareOrder,
): Promise<{ readonly port: number; readonly pid: number; stop(): Promise<void> }> {
  const child = fork(join(root, 'bench/bare-server.ts'), { execArgv: [] });
  child.send(order);
  const [port] = (await once(child, 'message')) as [number];
  return { port, pid: child.pid ?? 0, stop: () => end(child) };
}
