/** What is wrong at one field: a keyword of JSON Schema or the name of a rule, with the number or value it is about. */
export interface Fault {
  readonly pointer: string;
  readonly keyword: string;
  readonly limit?: number;
  readonly other?: string;
}

/** A rule that the answers break; with `warns` it does not prevent filing. */
export interface BrokenRule extends Fault {
  readonly warns?: boolean;
}

/** One thing to put right, or to look at once more. */
export interface Finding {
  readonly pointer: string;
  readonly sentence: string;
  /** The group it stands in, such as `Người mẹ` or `Người làm chứng 2`; empty at the top of the form. */
  readonly within: string;
}
