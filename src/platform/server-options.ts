import type { Clock } from './clock.ts';
import type { Reports } from './copy-for-reports.ts';
import type { Database } from './database.ts';
import type { SessionsBehindLinks } from './files-host.ts';
import type { Failure, Frame } from './frame.ts';
import type { Module } from './module.ts';
import type { Session } from './session.ts';
import type { Tools } from './tools.ts';
import type { TurnOptions } from './turns.ts';
import type { View } from './view.ts';

/** Everything a server is put together from. */
export interface ServerOptions {
  readonly database: Database;
  /** Where routes that report read; the database itself unless told. */
  readonly reports?: Reports | undefined;
  readonly clock: Clock;
  readonly tools: Tools;
  readonly modules: readonly Module[];
  /** Finds the session behind the cookie of a request. */
  readonly identify: (secret: string, now: number, isUse: boolean) => Promise<Session | undefined>;
  /** How sessions are found behind links to the host of the files; without, files are handed over by our own host. */
  readonly behindLinks?: SessionsBehindLinks;
  /** Puts a page into its frame. */
  readonly render: (view: View, frame: Frame) => string;
  readonly renderFailure: (failure: Failure, frame: Frame) => string;
  /** Folder of the built styles, fonts and islands. */
  readonly assets: string | undefined;
  readonly log: (message: string, error?: unknown) => void;
  /** For tests: other turns than those that fit the pool of connections. */
  readonly turns?: Partial<TurnOptions> | undefined;
}
