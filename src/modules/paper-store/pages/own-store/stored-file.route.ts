import Type from 'typebox';
import { findPerson } from '#modules/identity';
import { openFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { route } from '#platform/route';
import { findStoredPaper } from '../../stored-paper-store.ts';

/**
 * Hands a person a file of their own store, as it was kept. Whose the paper is opens it: the file itself may know nothing
 * of a person who had no account when it came in, so it is fetched for the agency it lies with.
 */
export const storedFilePage = route({
  method: 'GET',
  url: '/kho-giay-to/:agency/:id/tep/:place',
  answers: 'file',
  handedIn: true,
  may: 'paper_store.see_own',
  params: Type.Object({ agency: Type.String(), id: Type.String(), place: Type.Integer({ minimum: 1, maximum: 1000 }) }),
  async run(call) {
    const { agency: agencyId, id, place } = call.params;
    if (!isId(agencyId) || !isId(id)) throw notFound('stored_paper');
    const { paper, person } = await call.read(async (db) => ({
      paper: await findStoredPaper(db, { agencyId, id }),
      person: await findPerson(db, call.who.id),
    }));
    const fileId = paper?.fileIds[place - 1];
    if (!paper || !fileId || paper.identityNumber !== person?.identityNumber) throw notFound('stored_paper');
    const system = systemFor(paper.fileAgencyId);
    const key = { agencyId: paper.fileAgencyId, id: fileId };
    const { file, content } = await call.readAs(system, (db) => openFile(db, call.tools, system, key));
    return { kind: 'file', content, type: file.mediaType, name: file.name };
  },
});
