import { Secret, TOTP } from 'otpauth';

const period = 30;

function generator(secret: string, username: string): TOTP {
  return new TOTP({ issuer: 'Một Cửa', label: username, secret: Secret.fromBase32(secret), digits: 6, period });
}

/** A new secret for an authenticator application, in Base32, 160 bits (RFC 4226 §4). */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator application reads from a QR code. */
export function enrolmentAddress(secret: string, username: string): string {
  return generator(secret, username).toString();
}

/**
 * The 30-second step a code belongs to, one step of clock difference allowed either way; undefined when it is no code of
 * this secret. A code is good once: the step is kept, and none up to it counts again (RFC 6238 §5.2).
 */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = generator(secret, '').validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}
