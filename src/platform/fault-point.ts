/**
 * The places where a sudden end does the most harm: one thing is done, the next that belongs to it is not. Each says which.
 * What stands between two of them in one transaction needs no place of its own: it is done whole or not at all.
 */
export const faultPoints = {
  'transaction.worked': 'All is written, nothing is committed.',
  'transaction.committed': 'It is committed, and nobody knows yet.',
  'form.committed': 'A form was acted on; its sender is not told, and parts of its files still lie there.',
  'blob.written': 'A file is on the disk under no name.',
  'blob.named': 'A file has its name, which a power cut may still take back.',
  'blob.stored': 'A file is in the store; no row names it.',
  'blob.removed': 'A file that nobody needs is off the disk, which a power cut may still take back.',
  'part.written': 'A part of a large file is written and may not be on the disk.',
  'job.done': 'A job did its work and still counts as waiting.',
  'letter.claimed': 'A letter counts as leaving and has not left.',
  'letter.sent': 'A letter has left and still counts as leaving.',
  'dossier.claimed': 'A dossier counts as on its way to the national portal and has not left.',
  'dossier.told': 'The national portal has a dossier that still counts as on its way.',
  'anchor.appended': 'An anchor is in its folder; the database does not tell of it.',
  'anchor.listed': 'The database is to tell of an anchor; the second folder has none.',
} as const satisfies Readonly<Record<string, string>>;

export type FaultPoint = keyof typeof faultPoints;

/**
 * What befalls the product at a point: it goes on when this fulfils. Only who puts the product together can hand one in;
 * no setting does, and what is started by `motcua` has none.
 */
export type Strike = (point: FaultPoint) => Promise<void>;
