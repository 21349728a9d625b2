import type { Agency } from '#modules/organisation';

/** What a paper says besides what stands in the dossier. */
export interface PaperContext {
  /** The agencies that receive and handle the dossier, by id. */
  readonly agencies: Readonly<Record<string, Agency>>;
  /** The department each member of staff works in, by their id; who is unknown is named by their agency. */
  readonly departments: Readonly<Record<string, string>>;
  readonly publicUrl: string;
}
