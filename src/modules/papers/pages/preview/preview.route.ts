import Type from 'typebox';
import { Refusal } from '#platform/errors';
import { route } from '#platform/route';
import { canPreview } from '../../file-types.ts';
import { openFile } from '../../open-file.ts';
import { drawPreview } from './draw-preview.ts';

/** Shows an image, drawn anew; what cannot be drawn here can be downloaded. */
export const previewPage = route({
  method: 'GET',
  url: '/tep/:agency/:id/xem',
  may: 'papers.read',
  params: Type.Object({ agency: Type.String(), id: Type.String() }),
  perMinute: 240,
  async run(call) {
    const key = { agencyId: call.params.agency, id: call.params.id };
    const { file, content } = await call.read((db) => openFile(db, call.tools, call.who, key));
    const noPreview = new Refusal('papers.no_preview', { name: file.name }, 415);
    if (!canPreview(file.mediaType)) {
      content.destroy();
      throw noPreview;
    }
    const drawn = await drawPreview(content).catch(() => {
      throw noPreview;
    });
    return { kind: 'file', content: drawn, type: 'image/webp', name: `${file.name}.webp`, inline: true };
  },
});
