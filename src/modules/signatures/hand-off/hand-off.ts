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
}
