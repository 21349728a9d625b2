import type { Permissions } from './access.ts';
import type { Database } from './database.ts';
import type { JobTask } from './jobs.ts';
import type { Reaction } from './journal.ts';
import type { Route } from './route.ts';
import type { PersonalColumns } from './seal-in-clear.ts';
import type { Tools } from './tools.ts';
import type { Locale } from './words.ts';

/** One system of the commune, as its `module.ts` registers it: flat lists, no logic. */
export interface Module {
  readonly name: string;
  readonly permissions?: Permissions;
  // biome-ignore lint/suspicious/noExplicitAny: a list of routes holds routes of every shape of address and query.
  readonly routes?: readonly Route<any, any>[];
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly JobTask[];
  readonly menu?: readonly MenuItem[];
  /** Texts of this module's refusals, by code. */
  readonly refusals?: (locale: Locale) => Readonly<Record<string, string>>;
  /** Texts shown once after something was done, by key. */
  readonly notices?: (locale: Locale) => Readonly<Record<string, string>>;
  readonly invariants?: readonly Invariant[];
  /** Its columns that hold what is personal, and are sealed or marked. */
  readonly personal?: readonly PersonalColumns[];
}

export interface MenuItem {
  readonly audience: 'citizen' | 'officer';
  readonly href: string;
  readonly label: (locale: Locale) => string;
  /** Shown to whoever holds this permission; `public` to everybody. */
  readonly may: string;
  /** At the end of the page instead of the top, for what is looked for now and then. */
  readonly inFooter?: boolean;
  /** Lower comes first. */
  readonly order: number;
  /** The letter after `g` that leads there. */
  readonly key?: string;
}

/** Something that must hold on a running system at any time; `motcua invariants` checks them all. */
export interface Invariant {
  /** The sentence that must be true. */
  readonly says: string;
  /** What breaks it, one line each; none when it holds. */
  violations(database: Database, agencyIds: readonly string[], tools: Tools): Promise<string[]>;
}
