import { dateTimeOf } from '#ui';

/** When something was signed (milliseconds), as a signature shows it: with its time zone (Phụ lục I, NĐ 30/2020/NĐ-CP). */
export const signedAt = (at: number): string => `${dateTimeOf(at)} +07:00`;
