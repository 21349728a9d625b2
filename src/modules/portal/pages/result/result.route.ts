import Type from 'typebox';
import { findSealedResult } from '#modules/dossiers';
import { findAgencyByCode } from '#modules/organisation';
import { openFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import { notFound } from '#platform/errors';
import { route } from '#platform/route';
import { findByResultSecret } from '../../told-dossier-store.ts';

/**
 * The sealed result of a dossier, for the portal, which was told this address and nobody else. It ends with 256 random
 * bits, known to no page, and leads nowhere once the dossier is destroyed.
 */
export const resultFile = route({
  method: 'GET',
  url: '/cong-quoc-gia/ket-qua/:agency/:secret',
  may: 'public',
  shows: 'sensitive',
  answers: 'file',
  params: Type.Object({ agency: Type.String({ maxLength: 40 }), secret: Type.String({ maxLength: 60 }) }),
  perMinute: 600,
  async run(call) {
    const agency = await call.read((db) => findAgencyByCode(db, call.params.agency));
    if (!agency) throw notFound('file');
    const result = await call.readAs(systemFor(agency.id), async (db) => {
      const told = await findByResultSecret(db, agency.id, call.params.secret);
      return told && findSealedResult(db, { agencyId: told.agencyId, id: told.dossierId });
    });
    if (!result) throw notFound('file');
    const who = systemFor(result.fileAgencyId);
    const key = { agencyId: result.fileAgencyId, id: result.fileId };
    const { file, content } = await call.readAs(who, (db) => openFile(db, call.tools, who, key));
    return { kind: 'file', content, type: file.mediaType, name: file.name };
  },
});
