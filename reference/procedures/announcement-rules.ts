/** By when a decision that announces procedures (quyết định công bố) is to be made, and by when to be posted. */
export interface AnnouncementRule {
  readonly level: 'central' | 'province';
  readonly validFrom: string;
  /** At the latest so many working days before what it announces takes effect. */
  readonly decidedBefore: number;
  /** At the latest so many working days after it was made. */
  readonly postedWithin: number;
  readonly legalRef: string;
}

const legalRef = 'NĐ 63/2010/NĐ-CP (đã sửa đổi); chỉ số 1.1, 1.2 của QĐ 766/QĐ-TTg';

/**
 * As the formulas of QĐ 766 have them; the articles of the decrees were not compared. Uncertain ([U]): that both are counted in
 * working days without the day they count from, and whether a shortened procedure has but two days to be posted.
 */
export const announcementRules: readonly AnnouncementRule[] = [
  { level: 'central', validFrom: '2022-06-23', decidedBefore: 20, postedWithin: 10, legalRef },
  { level: 'province', validFrom: '2022-06-23', decidedBefore: 5, postedWithin: 5, legalRef },
];
