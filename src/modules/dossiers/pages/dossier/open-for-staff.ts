import { decide } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Call } from '#platform/route';
import { leftOfDestroyed } from '../../destroyed-file.ts';
import { resourceOf } from '../../dossier.ts';
import { type DossierFile, openDossierFile } from '../../dossier-file.ts';
import { dossierPermissions } from '../../permissions.ts';

/** The dossier of the address; of another agency it is as if it were not there, whatever else the page then asks. */
export async function openForStaff(call: Call<{ code: string }>): Promise<DossierFile> {
  const file = await call.read((db) => openDossierFile(db, call.params.code));
  if (!decide(dossierPermissions['dossier.view'], call.who, resourceOf(file.dossier))) throw notFound('dossier');
  call.concerns(file.dossier.agencyId, file.dossier.id);
  return file.dossier.destroyedAt ? leftOfDestroyed(file) : file;
}
