import Type from 'typebox';
import { route } from '#platform/route';
import { bareCopy, mustBeBare } from '../../bare-copy.ts';
import { getOpenFile } from '../../open-file.ts';

/** Hands over a file exactly as it was handed in, always as a download; a photo that must be bare as a copy without metadata. */
export const downloadPage = route({
  method: 'GET',
  url: '/tep/:agency/:id',
  answers: 'file',
  handedIn: true,
  may: 'papers.read',
  notesReading: true,
  params: Type.Object({ agency: Type.String(), id: Type.String() }),
  async run(call) {
    const key = { agencyId: call.params.agency, id: call.params.id };
    const file = await call.read((db) => getOpenFile(db, call.who, key));
    call.concerns(file.agencyId, file.id);
    if (!mustBeBare(file))
      return { kind: 'file', content: await call.tools.blobs.open(file.sha256), type: file.mediaType, name: file.name };
    const content = Buffer.from(await bareCopy(call.tools, file));
    return { kind: 'file', content, type: 'image/webp', name: file.name.replace(/\.[^.]*$/, '.webp') };
  },
});
