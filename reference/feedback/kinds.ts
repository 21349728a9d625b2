/**
 * What feedback is about. NĐ 20/2008/NĐ-CP knows the behaviour of officials, the content of regulations, and proposals;
 * the settling of one's own dossier has limits of its own in some provinces; what is wrong at a place (a road, waste) is no
 * matter of that decree, and is answered alike ([U]).
 */
export const feedbackKinds = ['behaviour', 'regulation', 'settlement', 'proposal', 'place'] as const;

export type FeedbackKind = (typeof feedbackKinds)[number];

/** What an answer finds of what was said: it is so, or it is not. */
export const findings = ['founded', 'unfounded'] as const;

export type Finding = (typeof findings)[number];

/** Kinds whose answer must say so: the points for the attitude of officials go by it (TT 01/2018/TT-VPCP, criterion 7). */
export const kindsWithFinding: readonly FeedbackKind[] = ['behaviour'];

/** What is not feedback, but has a path of its own by another law. */
export interface OtherPath {
  readonly key: 'complaint' | 'denunciation';
  readonly legalRef: string;
  /** Words, without accents, that suggest it; a person decides. */
  readonly signs: readonly string[];
}

/**
 * The two laws by name. NĐ 154/2026/NĐ-CP and NĐ 155/2026/NĐ-CP guide them; which guides which was not seen ([U]), so
 * neither is named to people.
 */
export const otherPaths: readonly OtherPath[] = [
  {
    key: 'complaint',
    legalRef: 'Luật Khiếu nại số 02/2011/QH13',
    signs: ['khieu nai', 'de nghi huy quyet dinh', 'de nghi xem xet lai quyet dinh', 'khong dong y voi quyet dinh'],
  },
  {
    key: 'denunciation',
    legalRef: 'Luật Tố cáo số 25/2018/QH14',
    signs: ['to cao', 'tham nhung', 'nhan hoi lo', 'doi hoi lo', 'chiem doat', 'bien thu', 'gia mao giay to'],
  },
];
