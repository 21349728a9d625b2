/** One transaction of a day: what stands here beside what the gateway states. Amounts are whole đồng. */
export interface ReconciledLine {
  readonly orderId: string;
  readonly transactionNo: string;
  readonly ours: number | null;
  readonly theirs: number | null;
}

export type Finding = 'same' | 'not_in_statement' | 'not_here' | 'other_amount';

/** What a line comes to. */
export function findingOf({ ours, theirs }: Pick<ReconciledLine, 'ours' | 'theirs'>): Finding {
  if (theirs === null) return 'not_in_statement';
  if (ours === null) return 'not_here';
  return ours === theirs ? 'same' : 'other_amount';
}

/** A line of a gateway's statement. */
export interface StatementLine {
  readonly orderId: string;
  readonly transactionNo: string;
  readonly amount: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}
