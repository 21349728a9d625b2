import type { Config } from '#platform/config';
import { importOrganisationFile } from './import-organisation-file.ts';
import { importProceduresFile } from './import-procedures-file.ts';

/** Reads a file of the kind that is named. */
export async function importFile(config: Config, args: readonly string[]): Promise<number> {
  const [kind, file] = args;
  if (kind === 'organisation' && file) return importOrganisationFile(config, file);
  return importProceduresFile(config, args);
}
