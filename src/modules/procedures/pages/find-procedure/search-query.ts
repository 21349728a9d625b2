import Type, { type Static } from 'typebox';
import { lifeEventsOn } from '../../life-events.ts';
import type { Audience } from '../../procedure-version.ts';
import type { ProcedureSearch } from '../../search-store.ts';

/** What stands in the address of a list of procedures; citizens see it, so it is Vietnamese. */
export const searchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 300 })),
  linh_vuc: Type.Optional(Type.String({ maxLength: 200 })),
  doi_tuong: Type.Optional(Type.String({ maxLength: 20 })),
  su_kien: Type.Optional(Type.String({ maxLength: 40 })),
  xa: Type.Optional(Type.String({ maxLength: 35 })),
  sau: Type.Optional(Type.String({ maxLength: 300 })),
});

export type SearchQuery = Static<typeof searchQuery>;

export const audiences: readonly Audience[] = ['citizen', 'business', 'organisation', 'official', 'foreigner'];

/** The search that an address asks for on a day; what it does not know does not narrow. */
export function searchOf(query: SearchQuery, day: string): ProcedureSearch {
  return {
    day,
    words: query.q,
    field: query.linh_vuc || undefined,
    audience: audiences.find((one) => one === query.doi_tuong),
    lifeEvent: lifeEventsOn(day).find((event) => event.key === query.su_kien),
    after: query.sau || undefined,
  };
}
