/** What the twelve digits of a personal identification number say about the person. */
export interface IdentityFacts {
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  /** Whether the first three digits are a province of the table, or a foreign country's. */
  readonly knownPrefix: boolean;
}

/**
 * Reads a personal identification number: three digits for the place where the birth was registered, one for century
 * and sex, two for the year of birth, six at random (Điều 13, NĐ 137/2015/NĐ-CP; kept by Luật Căn cước 26/2023/QH15).
 * There is no check digit. Undefined unless it is twelve digits.
 */
export function readIdentityNumber(number: string): IdentityFacts | undefined {
  const [, prefix, century, year] = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(number) ?? [];
  if (prefix === undefined || century === undefined || year === undefined) return undefined;
  const digit = Number(century);
  return {
    sex: digit % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(digit / 2) * 100 + Number(year),
    knownPrefix: Number(prefix) >= 100 || provinces.has(prefix),
  };
}

/** The 63 provinces before 1 July 2025: numbers already given keep the province they were given in. */
const provinces: ReadonlySet<string> = new Set(
  `001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044
   045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091
   092 093 094 095 096`.split(/\s+/),
);
