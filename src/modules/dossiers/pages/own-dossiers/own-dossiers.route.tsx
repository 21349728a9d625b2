import Type from 'typebox';
import { type Draft, listDrafts } from '#modules/forms';
import { findVersionOn } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { isId } from '#platform/identifiers';
import { href, route } from '#platform/route';
import { citizenMessages } from '../../citizen-messages.ts';
import { listOwnDossiers } from '../../own-dossier-store.ts';
import { type NamedDraft, OwnDossiersView } from './own-dossiers.view.tsx';

const query = Type.Object({
  sau: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

const pageSize = 20;

/** Everything a person has filed, and what they began. */
export const ownDossiersPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi',
  may: 'dossier.follow',
  query,
  async run(call) {
    const { sau } = call.query;
    const olderThan = sau && isId(sau) ? sau : undefined;
    const { rows, drafts } = await call.read(async (db) => ({
      rows: await listOwnDossiers(db, call.who.id, { olderThan, limit: pageSize + 1 }),
      drafts: olderThan ? [] : await nameDrafts(db, await listDrafts(db, call.who.id), dayOf(call.now)),
    }));
    const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
    const nextHref = last && href('/ho-so-cua-toi', {}, { sau: last.id });
    const body = (
      <OwnDossiersView
        rows={rows.slice(0, pageSize)}
        drafts={drafts}
        nextHref={nextHref}
        firstHref={olderThan && '/ho-so-cua-toi'}
        now={call.now}
      />
    );
    return call.page({ title: citizenMessages(call.locale).own.title, audience: 'citizen', body });
  },
});

async function nameDrafts(db: Db, drafts: readonly Draft[], day: string): Promise<NamedDraft[]> {
  const codes = [...new Set(drafts.map(({ procedureCode }) => procedureCode))];
  const versions = await Promise.all(codes.map((code) => findVersionOn(db, code, day)));
  const names = new Map(versions.map((stored, i) => [codes[i], stored?.version.name]));
  return drafts.map((draft) => ({ ...draft, procedureName: names.get(draft.procedureCode) ?? draft.procedureCode }));
}
