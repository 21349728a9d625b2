import type { Config } from '#platform/config';
import { modules } from '../modules/all.ts';

/** Prints every address with its permission, as a table or as JSON (`--json`). */
export async function printRoutes(_config: Config, args: readonly string[]): Promise<number> {
  const list = describeRoutes();
  if (args.includes('--json')) console.log(JSON.stringify(list, null, 2));
  else
    for (const { method, url, permission } of list) console.log(`${method.padEnd(5)} ${url.padEnd(60)} ${permission}`);
  return 0;
}

/** Every route with its permission, who holds it, and the schemas of what it takes. */
export function describeRoutes() {
  return modules.flatMap(({ name, routes = [], permissions = {} }) =>
    routes.map((route) => ({
      module: name,
      method: route.method,
      url: route.url,
      permission: route.may,
      says: permissions[route.may]?.says ?? null,
      grants: permissions[route.may]?.grants ?? null,
      idempotency: route.method === 'POST' ? 'one-use nonce' : 'safe',
      cached: route.may === 'public' ? 'no-cache' : 'no-store',
      params: route.params ?? null,
      query: route.query ?? null,
      form: route.form ?? null,
    })),
  );
}
