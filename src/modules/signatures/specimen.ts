import type { CertificateKind } from './certificate.ts';

/** Whose handwriting, or which agency's seal. */
export type SpecimenOf =
  | { readonly agencyId: string; readonly kind: 'person'; readonly holderId: string }
  | { readonly agencyId: string; readonly kind: 'seal'; readonly holderId: null };

/** The image of somebody's handwriting, or of an agency's seal, that is seen of their signature. */
export interface Specimen {
  readonly agencyId: string;
  readonly id: string;
  readonly kind: CertificateKind;
  readonly holderId: string | null;
  readonly holderName: string;
  /** PNG: one colour on nothing. */
  readonly picture: Buffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** How wide the seal is in reality; null of handwriting. */
  readonly millimetres: number | null;
  readonly broughtInAt: number;
}

/** Bytes that an image is kept in at most, and that somebody may hand in. */
export const specimenSizes = { kept: 200_000, handedIn: 8_000_000 } as const;

/** Pixels of the longer side: 36 mm at 600 dpi. */
export const specimenPixels = 850;

/** A seal is round: its image is as wide as high, but for what a hand's photo is off. */
export const isRound = ({ width, height }: Pick<Specimen, 'width' | 'height'>): boolean =>
  Math.abs(width - height) <= 0.1 * Math.max(width, height);
