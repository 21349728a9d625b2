/** Where a signature is seen: the page counted from 1, millimetres from its left and top edge. */
export interface StampPlace {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A place at the foot of the last page, however large that is: measured from its lower left corner, where the width of the
 * page counts as that of A4, 210 millimetres.
 */
export interface FootPlace {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** What is seen of a signature, and where. */
export interface DrawnStamp {
  /** A PDF of one page. */
  readonly pdf: Uint8Array;
  readonly place: StampPlace | FootPlace;
  /** By how much the last page grows downwards first, so that nothing on it is covered; measured as a {@link FootPlace} is. */
  readonly growsBy?: number;
}

export interface SignatureField {
  /** Unlike any other field of the document. */
  readonly field: string;
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  /** The signer's own clock (milliseconds); no proof of time. */
  readonly at: number;
  /** Without it the signature is not seen. */
  readonly stamp?: DrawnStamp;
}

/** A PDF with room for a signature, and what that signature has to vouch for. */
export interface PreparedSignature {
  readonly pdf: Uint8Array;
  readonly byteRange: readonly [number, number, number, number];
  readonly digest: Uint8Array;
}

/** Bytes kept free for the signature: certificates of a chain of four and a time-stamp take some 9,000. */
export const signatureRoom = 16_384;
