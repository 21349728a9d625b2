import Type from 'typebox';
import { isId } from '#platform/identifiers';
import { href, route } from '#platform/route';
import { messages } from '../../messages.ts';
import type { StoredPaperPlace } from '../../stored-paper-store.ts';
import { OwnStoreView } from './own-store.view.tsx';
import { readOwnStore } from './read-own-store.ts';

const query = Type.Object({
  sau: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

const address = '/kho-giay-to';
const pageSize = 20;

/** A person's own store: every paper, where it is from, by which dossiers it was used, and who looked. */
export const ownStorePage = route({
  method: 'GET',
  url: address,
  may: 'paper_store.see_own',
  query,
  async run(call) {
    const after = placeIn(call.query.sau);
    const store = await call.read((db) => readOwnStore(db, call.who.id, { after, limit: pageSize + 1 }));
    const last = store && store.papers.length > pageSize ? store.papers[pageSize - 1] : undefined;
    const body = (
      <OwnStoreView
        store={store && { ...store, papers: store.papers.slice(0, pageSize) }}
        personId={call.who.id}
        now={call.now}
        firstHref={after && address}
        nextHref={last && href(address, {}, { sau: `${last.putInAt}_${last.id}` })}
      />
    );
    return call.page({ title: messages(call.locale).title, audience: 'citizen', body });
  },
});

function placeIn(text: string | undefined): StoredPaperPlace | undefined {
  const [, at, id = ''] = /^(\d{1,15})_(.{36})$/.exec(text ?? '') ?? [];
  return at && isId(id) ? { at: Number(at), id } : undefined;
}
