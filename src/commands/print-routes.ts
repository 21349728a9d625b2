import type { Permission } from '#platform/access';
import type { Config } from '#platform/config';
import type { Module } from '#platform/module';
import type { Route } from '#platform/route';
import { probes } from '#platform/server';
import { modules } from '../modules/all.ts';

/** Prints every address with its permission, as a table or as JSON (`--json`). */
export async function printRoutes(_config: Config, args: readonly string[]): Promise<number> {
  const list = describeRoutes();
  if (args.includes('--json')) console.log(JSON.stringify(list, null, 2));
  else
    for (const { method, url, permission } of list) console.log(`${method.padEnd(5)} ${url.padEnd(60)} ${permission}`);
  return 0;
}

export type ListedRoute = ReturnType<typeof describe>;

interface Registered {
  readonly module: string;
  readonly route: Pick<Route, 'method' | 'url' | 'may'> & Partial<Route>;
  readonly permission?: Permission | undefined;
}

const asked: readonly Registered[] = probes.map((url) => ({
  module: 'platform',
  route: { method: 'GET', url, may: 'public' },
}));

/** The probes, then every route with its permission, who holds it, and the schemas of what it takes. */
export function describeRoutes(of: readonly Module[] = modules): ListedRoute[] {
  // A route may be opened by a permission of a module below its own.
  const permissions = new Map([...modules, ...of].flatMap((module) => Object.entries(module.permissions ?? {})));
  const registered = of.flatMap(({ name, routes = [] }) =>
    routes.map((route): Registered => ({ module: name, route, permission: permissions.get(route.may) })),
  );
  return [...asked, ...registered].map(describe);
}

const describe = ({ module, route, permission }: Registered) => ({
  module,
  method: route.method,
  url: route.url,
  permission: route.may,
  says: permission?.says ?? null,
  grants: permission?.grants ?? null,
  while: permission?.while ?? null,
  apartFrom: permission?.apartFrom ?? null,
  shows: route.shows ?? permission?.shows ?? 'none',
  answers: route.answers ?? (route.method === 'POST' ? ('redirect' as const) : ('page' as const)),
  idempotency: route.method === 'POST' ? 'one-use nonce' : 'safe',
  cached: route.may === 'public' ? 'no-cache' : 'no-store',
  confirmed: route.confirmed ?? false,
  upload: route.upload ?? false,
  notesReading: route.notesReading !== undefined,
  params: route.params ?? null,
  query: route.query ?? null,
  form: route.form ?? null,
});
