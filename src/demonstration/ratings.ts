import type { GivenAnswer } from '#modules/satisfaction';

const answer = (given: Partial<GivenAnswer> & Pick<GivenAnswer, 'overall'>): GivenAnswer => ({
  convenience: given.overall,
  factors: {},
  comment: null,
  contact: null,
  ...given,
});

/** What people of the demonstration say in turn; about every fourth result nobody says anything. */
const said: readonly (GivenAnswer | undefined)[] = [
  answer({
    overall: 'very_satisfied',
    factors: { access: 5, procedure: 4, officials: 5, result: 5 },
    comment: 'Cán bộ hướng dẫn tận tình, có kết quả sớm hơn giấy hẹn.',
  }),
  answer({ overall: 'satisfied' }),
  undefined,
  answer({ overall: 'satisfied', factors: { access: 4, procedure: 3, officials: 4, result: 4, feedback: 4 } }),
  answer({ overall: 'very_satisfied', comment: 'Nộp trên điện thoại, chỉ đến một lần để lấy.' }),
  answer({
    overall: 'dissatisfied',
    convenience: 'dissatisfied',
    factors: { access: 3, procedure: 2, officials: 3, result: 2, feedback: 2 },
    comment: 'Phải đi lại hai lần vì lần đầu không dặn mang bản chính.',
  }),
  undefined,
  answer({ overall: 'satisfied', comment: 'Chỗ ngồi chờ hơi ít.' }),
];

/** What is said of the n-th dossier of the demonstration. */
export const ratingOf = (ordinal: number): GivenAnswer | undefined => said[ordinal % said.length];
