import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { enrolmentAddress, newCodeSecret, stepOfCode } from './one-time-code.ts';

const now = Date.parse('2026-03-10T01:00:10Z');
const step = Math.floor(now / 30_000);
const codeOf = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

it('a code belongs to its thirty seconds, with a neighbour’s clock forgiven', () => {
  const secret = newCodeSecret();
  expect(stepOfCode(secret, codeOf(secret, now), now)).toBe(step);
  expect(stepOfCode(secret, codeOf(secret, now - 30_000), now)).toBe(step - 1);
  expect(stepOfCode(secret, codeOf(secret, now + 30_000), now)).toBe(step + 1);
  expect(stepOfCode(secret, codeOf(secret, now - 90_000), now)).toBeUndefined();
});

it('is read with the space people type, and is nothing but six digits', () => {
  const secret = newCodeSecret();
  const code = codeOf(secret, now);
  expect(stepOfCode(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, now)).toBe(step);
  for (const other of ['', '12345', `${code}0`, 'abcdef', codeOf(newCodeSecret(), now)])
    expect(stepOfCode(secret, other, now)).toBeUndefined();
});

it('the secret of RFC 6238 gives the code of RFC 6238', () => {
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  expect(stepOfCode(secret, '287082', 59_000)).toBe(1);
});

it('an authenticator is told whose code it is', () => {
  expect(enrolmentAddress('JBSWY3DPEHPK3PXP', 'tranvanbinh@lacthuy')).toMatch(
    /^otpauth:\/\/totp\/M%E1%BB%99t%20C%E1%BB%ADa:tranvanbinh%40lacthuy\?.*secret=JBSWY3DPEHPK3PXP/,
  );
});
