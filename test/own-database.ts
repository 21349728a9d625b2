import { afterAll, beforeAll } from 'vitest';
import type { Database } from '#platform/database';
import { withOwnDatabase } from './database.ts';

interface Own {
  readonly database: Database;
  readonly url: string;
}

/** Gives the tests of a `describe` one database through a real pool, for what must be seen by several connections. */
export function ownDatabase(): () => Own {
  const { promise: done, resolve: end } = Promise.withResolvers<void>();
  let own: Own | undefined;
  let used: Promise<void>;
  beforeAll(async () => {
    const ready = Promise.withResolvers<void>();
    used = withOwnDatabase((database, url) => {
      own = { database, url };
      ready.resolve();
      return done;
    });
    await Promise.race([ready.promise, used]);
  });
  afterAll(() => {
    end();
    return used;
  });
  return () => own!;
}
