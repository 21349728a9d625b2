import type { Fact } from '#platform/journal';
import type { PaperFile } from './paper-file.ts';

/** Never the name of a file, which may name people: a journal is not erased. */
type About = Pick<PaperFile, 'size' | 'mediaType' | 'sha256'>;

export type FileHandedIn = Fact<'file.handed_in', About>;

/** Somebody asked for their data to be erased, and the file was theirs alone. */
export type FileErased = Fact<'file.erased', Record<never, never>>;

/** The scanner found nothing. */
export type FileCleared = Fact<'file.cleared', Record<never, never>>;

/** The scanner found something; the dossier it belongs to needs another file. */
export type FileRefused = Fact<'file.refused', { readonly reason: string }>;
