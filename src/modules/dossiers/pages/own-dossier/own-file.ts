import Type from 'typebox';
import { assertMay } from '#platform/access';
import type { Db } from '#platform/database';
import type { Call } from '#platform/route';
import { resourceOf } from '../../dossier.ts';
import { type DossierFile, openDossierFile } from '../../dossier-file.ts';
import { fileForPeople } from '../../file-for-people.ts';
import { dossierPermissions } from '../../permissions.ts';

export const codeParams = Type.Object({ code: Type.String({ maxLength: 80 }) });

export type OwnCall = Call<{ code: string }>;

/** The file of a dossier the asker has a part in, as its people may see it; for anybody else there is no such dossier. */
export async function openOwnFile(db: Db, { params, who }: OwnCall): Promise<DossierFile> {
  const file = await openDossierFile(db, params.code);
  assertMay(dossierPermissions, 'dossier.follow', who, resourceOf(file.dossier));
  return fileForPeople(file);
}
