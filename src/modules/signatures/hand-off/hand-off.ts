/** A document given to somebody to be signed with a program outside: which bytes, and whose signature must come back. */
export interface HandOff<Memo = unknown> {
  readonly agencyId: string;
  readonly id: string;
  /** What the document is about. */
  readonly subjectId: string;
  readonly holderId: string;
  readonly certificateId: string;
  /** Of the document as it was handed out, in the store of papers. */
  readonly documentSha256: string;
  /** What the module that handed it out has to know when it comes back. */
  readonly memo: Memo;
  /** Milliseconds. */
  readonly handedOutAt: number;
  readonly handedBackAt: number | null;
  /** Of the secret in the address for a signing program, and until when (milliseconds) it is good. */
  readonly secretHash: string | null;
  readonly openUntil: number | null;
  /** What a signing program brought back, in the store of papers. */
  readonly returnedSha256: string | null;
}
