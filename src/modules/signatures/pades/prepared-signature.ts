/** Where a signature is seen: the page counted from 1, millimetres from its left and top edge. */
export interface StampPlace {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SignatureField {
  /** Unlike any other field of the document. */
  readonly field: string;
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  /** The signer's own clock (milliseconds); no proof of time. */
  readonly at: number;
  /** A PDF of one page that is drawn in `place`; without it the signature is not seen. */
  readonly stamp?: { readonly pdf: Uint8Array; readonly place: StampPlace };
}

/** A PDF with room for a signature, and what that signature has to vouch for. */
export interface PreparedSignature {
  readonly pdf: Uint8Array;
  readonly byteRange: readonly [number, number, number, number];
  readonly digest: Uint8Array;
}

/** Bytes kept free for the signature: certificates of a chain of four and a time-stamp take some 9,000. */
export const signatureRoom = 16_384;
