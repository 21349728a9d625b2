import type { Principal, Resource } from '#platform/access';

/** A file somebody handed in. Its bytes lie in the store under `sha256`, unchanged for ever: it may carry a signature. */
export interface PaperFile {
  /** The agency that received it. */
  readonly agencyId: string;
  readonly id: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** The name as it is shown; never a path. */
  readonly name: string;
  readonly state: FileState;
  /** Persons and agencies, besides the receiving agency, who may read it. */
  readonly readers: readonly string[];
  readonly uploadedByKind: Principal['kind'];
  readonly uploadedById: string | null;
  readonly uploadedByName: string;
  /** Milliseconds. */
  readonly uploadedAt: number;
  /** Milliseconds. */
  readonly scannedAt: number | null;
  /** What the scanner found. */
  readonly refusedReason: string | null;
  /** A photo is handed out without what the camera wrote into it: place, time, device. */
  readonly isBare: boolean;
}

export type FileKey = Pick<PaperFile, 'agencyId' | 'id'>;

/**
 * `quarantined` waits for the scanner and is handed to nobody; `clean` and `refused` are what the scanner said;
 * `unscanned` came in while the installation had no scanner.
 */
export type FileState = 'quarantined' | 'clean' | 'refused' | 'unscanned';

/** Whether a file may be handed to those who may read it. */
export function isOpen({ state }: Pick<PaperFile, 'state'>): boolean {
  return state === 'clean' || state === 'unscanned';
}

/** How people stand to a file: its agency, and its readers. */
export function resourceOf({ agencyId, readers }: Pick<PaperFile, 'agencyId' | 'readers'>): Resource {
  return { agencyIds: [agencyId, ...readers], partyIds: readers };
}
