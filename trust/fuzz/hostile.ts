import fc from 'fast-check';

/** Signs that a page must never hand back as a tag of its own. */
export const tagOfOurs = '<zqx>';

/** Texts that people, programs and enemies put where a name, a day, a number or a code was meant. */
const known: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066dẩn\u2069',
  '\ufeff\u200b\u200d',
  'Nguye\u0302\u0303n Thi\u0323 A\u0309nh',
  'ﷺ'.repeat(300),
  `'">${tagOfOurs}{{7*7}}\${7*7}`,
  "'; drop table dossiers.dossier; --",
  '=cmd|calc!A1',
  '../../../../etc/passwd',
  '..\\..\\x',
  '//evil.example/%2e%2e',
  'javascript:alert(1)',
  '\r\nset-cookie: a=b',
  '__proto__',
  'constructor',
  '[object Object]',
  '-0',
  '1e309',
  '-99999999999999999999',
  '2147483648',
  '9007199254740993',
  '0x7fffffff',
  'NaN',
  '1,5',
  '31/12/9999',
  '29/02/2026',
  '0000-00-00',
  '-271821-04-20',
  '+275760-09-13',
  '10000-01-01',
  '0198f000-0000-7000-8000-000000000001',
  '{"field":"file","name":"a","size":1,"modified":0}',
  '[[[[',
  '%',
  '%00',
  '%ED%A0%80',
  '%C0%80',
  '%u0000',
];

/** Any text at all, with a liking for what breaks programs. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.constantFrom(...known).map((text) => text.repeat(200).slice(0, 20_000)) },
);

/** JSON that is huge, deep, or not JSON. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  fc.constantFrom('{', '"\\ud800"', 'null', '[]', '1e999', '{"__proto__":{"a":1}}', '\ufeff{}'),
  fc.constantFrom(500, 5_000, 50_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.constant(1_000_000).map((length) => `{"a":"${'x'.repeat(length)}"}`),
);
