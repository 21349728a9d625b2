import Type from 'typebox';
import { route } from '#platform/route';
import { openFile } from '../../open-file.ts';

/** Hands over a file exactly as it was handed in, always as a download. */
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
    const { file, content } = await call.read((db) => openFile(db, call.tools, call.who, key));
    call.concerns(file.agencyId, file.id);
    return { kind: 'file', content, type: file.mediaType, name: file.name };
  },
});
