import type { Fact } from '#platform/journal';
import type { PaperFile } from './paper-file.ts';

type About = Pick<PaperFile, 'name' | 'size' | 'mediaType' | 'sha256'>;

export type FileHandedIn = Fact<'file.handed_in', About>;

/** The scanner found nothing. */
export type FileCleared = Fact<'file.cleared', Pick<About, 'name'>>;

/** The scanner found something; the dossier it belongs to needs another file. */
export type FileRefused = Fact<'file.refused', Pick<About, 'name'> & { readonly reason: string }>;
