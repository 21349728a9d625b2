import type { FastifyInstance } from 'fastify';
import { identify, identifyMarked, markOfSession } from '#modules/identity';
import type { Clock } from '#platform/clock';
import type { Reports } from '#platform/copy-for-reports';
import type { Database } from '#platform/database';
import { buildServer } from '#platform/server';
import type { Tools } from '#platform/tools';
import type { TurnOptions } from '#platform/turns';
import { frame } from './frame.tsx';
import { modules } from './modules/all.ts';

export interface AppOptions {
  readonly database: Database;
  readonly reports?: Reports | undefined;
  readonly clock: Clock;
  readonly tools: Tools;
  /** Folder of the built styles, fonts and islands; absent in tests without a browser. */
  readonly assets: string | undefined;
  readonly log: (message: string, error?: unknown) => void;
  readonly turns?: Partial<TurnOptions>;
}

/** Puts the whole product together: the modules, the sessions, the frame of the pages. */
export function buildApp({
  database,
  reports,
  clock,
  tools,
  assets,
  log,
  turns,
}: AppOptions): Promise<FastifyInstance> {
  const { render, renderFailure } = frame(modules, tools.config, assets);
  return buildServer({
    database,
    reports,
    clock,
    tools,
    modules,
    identify: (cookie, now, isUse) => identify(database, cookie, now, isUse),
    behindLinks: { markOf: markOfSession, identifyMarked: (mark, now) => identifyMarked(database, mark, now) },
    render,
    renderFailure,
    assets,
    log,
    turns,
  });
}
