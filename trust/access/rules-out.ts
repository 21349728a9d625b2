import type { Permission } from '#platform/access';
import type { Module } from '#platform/module';

type Grants = Permission['grants'];

/** Changes what a permission grants, for pages and actions alike, as long as `work` lasts. */
export async function granting<T>(changed: ReadonlyMap<Permission, Grants>, work: () => Promise<T>): Promise<T> {
  const before = [...changed.keys()].map((permission) => [permission, permission.grants] as const);
  const set = ([permission, grants]: readonly [Permission, Grants]) => Object.assign(permission, { grants });
  [...changed].forEach(set);
  try {
    return await work();
  } finally {
    before.forEach(set);
  }
}

/** Takes the application's rules away as long as `work` lasts: whoever asks may do whatever they ask for. */
export function withoutRules<T>(modules: readonly Module[], work: () => Promise<T>): Promise<T> {
  const all = modules.flatMap((module) => Object.values(module.permissions ?? {}));
  const everybody: Grants = [{ role: 'anyone', relation: 'any' }];
  return granting(new Map(all.map((permission) => [permission, everybody])), work);
}
