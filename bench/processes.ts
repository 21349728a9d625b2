import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '#platform/root';
import { freePort } from '#test/free-port';
import { layTestKey } from '#test/personal-keys';
import type { BareOrder } from './bare-server.ts';
import type { LoadOrder, LoadReport } from './load.ts';

/** Each runs in a process of its own, so that none shares the event loop of another. */
export interface Product {
  readonly port: number;
  readonly pid: number;
  /** Seconds from the start to the first page. */
  readonly seconds: number;
  stop(): Promise<void>;
}

/** Starts the product as people do, with these settings, and waits for its first page. */
export async function startProduct(
  settings: Readonly<Record<string, string>>,
  part: 'web' | '' = '',
): Promise<Product> {
  if (settings.DATABASE_URL) layTestKey(settings.MOTCUA_HOME ?? '');
  const port = await freePort();
  const began = performance.now();
  const { PATH, MOTCUA_BENCH_NODE: NODE_OPTIONS = '' } = process.env;
  const child = spawn(process.execPath, [join(root, 'bin/motcua'), 'start', ...(part ? [part] : [])], {
    cwd: root,
    env: { PATH, NODE_OPTIONS, PORT: String(port), HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  return { port, pid: serverOf(child), seconds, stop: () => end(child) };
}

/** The server is the one child of the door that `npm start` goes through; only Linux tells. */
function serverOf({ pid }: ChildProcess): number {
  const children = `/proc/${pid}/task/${pid}/children`;
  return existsSync(children) ? Number(readFileSync(children, 'utf8').trim().split(' ')[0]) : 0;
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
