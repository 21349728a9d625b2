import { howClocksDiffer } from './clock-of-database.ts';
import { publicScope } from './database.ts';
import type { Invariant } from './module.ts';

export const clocksAgree: Invariant = {
  says: 'The clocks of the product and of its database agree within two minutes.',
  async violations(database) {
    const difference = await database.read(publicScope, (db) => howClocksDiffer(db, Date.now()));
    return difference ? [difference] : [];
  },
};
