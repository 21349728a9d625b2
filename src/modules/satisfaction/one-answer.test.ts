import { expect, it } from 'vitest';
import { scopeOf, systemFor } from '#platform/access';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import { agencies } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { noteRated } from './rated-dossier-store.ts';

const scope = scopeOf(systemFor(agencies.a));

/** Tries to be the one who rates, and takes time over it. */
const rate = (database: Database, dossierId: string) =>
  database.write(scope, async (tx) => {
    if (!(await noteRated(tx, agencies.a, dossierId))) throw new Refusal('satisfaction.rated_already');
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

it('lets one of sixteen who answer at once about a dossier be the first', () =>
  withOwnDatabase(async (database) => {
    const dossierId = newId();
    const tried = await Promise.allSettled(Array.from({ length: 16 }, () => rate(database, dossierId)));
    const refused = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(15);
    expect(refused.every((error) => error instanceof Refusal)).toBe(true);
  }, 16));
