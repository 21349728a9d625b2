/** Something that is not as it was sealed. */
export interface Finding {
  /** The agency whose journal it is; nothing for what concerns all. */
  readonly agencyId?: string;
  readonly what: FindingKind;
  readonly block?: number;
  readonly row?: string;
  readonly anchor?: number;
}

/** What a finding means, one sentence each. */
export const meanings = {
  row_changed: 'a row is not as it was when it was sealed',
  row_gone: 'a sealed row is no longer there',
  row_gone_early: 'a row was taken away before it could be sealed',
  row_not_sealed: 'a row was put in past the seal: it is neither sealed nor waiting for it',
  row_waits: 'a row waits for its seal for more than ten minutes',
  row_back_dated: 'a row says it is older than what had been sealed before it came',
  row_ahead: 'a row says it is younger than its own seal',
  row_sealed_twice: 'a row stands in the chain more than once',
  block_missing: 'blocks are missing from the chain before this one',
  block_changed: 'a block is not as it was made',
  block_unchained: 'a block does not hold on to the one before',
  block_unsigned: 'the signature of a block is wrong',
  block_key_unknown: 'a block is signed with a key that is not listed',
  block_out_of_time: 'the time of a block does not fit the blocks and anchors around it',
  chain_cut: 'an anchor tells of a block that is no longer there',
  chain_rewritten: 'a block is another than the one its anchor tells of',
  anchor_unreadable: 'a line of the anchors cannot be read',
  anchor_unchained: 'an anchor does not hold on to the one before',
  anchor_unsigned: 'the signature of an anchor is wrong, or its key is not listed',
  anchor_missing: 'the database tells of an anchor that is not in the anchors folder',
  anchor_differs: 'an anchor is another than the one the database tells of',
  anchor_unlisted: 'the database has forgotten an anchor',
  anchor_stamp_broken: 'the time-stamp of an anchor is not about it',
  anchor_stamp_late: 'an anchor was time-stamped long after the time it says',
  anchors_differ: 'the second anchors folder has something else',
  anchors_overdue: 'what was sealed for more than ten minutes has no anchor',
} as const;

export type FindingKind = keyof typeof meanings;

/** Takes findings; keeps the first of them and counts the rest, so that a journal in ruins does not fill the memory. */
export interface Findings {
  add(finding: Finding): void;
  readonly first: readonly Finding[];
  readonly count: number;
}

export function openFindings(most = 10_000): Findings {
  const first: Finding[] = [];
  let count = 0;
  return {
    first,
    get count() {
      return count;
    },
    add(finding) {
      count += 1;
      if (first.length < most) first.push(finding);
    },
  };
}
