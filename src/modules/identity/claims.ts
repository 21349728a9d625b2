import type { Day } from '#platform/clock';
import { isDay } from '#platform/form';
import { normaliseText } from '#platform/text';

/** A citizen as the provider of electronic identities vouches for them. */
export interface VerifiedIdentity {
  /** Together they name the person for ever (OpenID Connect Core 1.0 §5.7). */
  readonly issuer: string;
  readonly subject: string;
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthDay: Day | undefined;
  readonly sex: 'male' | 'female' | undefined;
  readonly address: string | undefined;
  /** As people here write it, `0912345678`. */
  readonly phone: string | undefined;
  readonly email: string | undefined;
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Where a provider says what. The standard claims are those of OpenID Connect Core 1.0 §5.1; the identity number has no
 * standard name, and VNeID's contract with connected systems is not public: this is the table to change for it.
 */
const claimNames = {
  fullName: 'name',
  identityNumber: 'identity_number',
  birthDay: 'birthdate',
  sex: 'gender',
  address: 'address',
  phone: 'phone_number',
  email: 'email',
} as const;

/** Scopes asked for, as far as the provider has them; `identity` is the one with the identity number. */
export const wantedScopes = ['openid', 'profile', 'address', 'phone', 'email', 'identity'] as const;

/** Reads the claims of a person; undefined without a name and a 12-digit identity number, for then nobody is vouched for. */
export function readClaims(claims: Claims): VerifiedIdentity | undefined {
  const said = (name: keyof typeof claimNames) => textOf(claims[claimNames[name]]);
  const [issuer, subject, fullName, identityNumber] = [
    textOf(claims.iss),
    textOf(claims.sub),
    said('fullName'),
    said('identityNumber'),
  ];
  if (!issuer || !subject || !fullName || !/^\d{12}$/.test(identityNumber ?? '')) return undefined;
  const birthDay = said('birthDay');
  return {
    issuer,
    subject,
    fullName,
    identityNumber: identityNumber as string,
    birthDay: birthDay && isDay(birthDay) ? birthDay : undefined,
    sex: sexOf(said('sex')),
    address: addressOf(claims[claimNames.address]),
    phone: claims.phone_number_verified === false ? undefined : phoneOf(said('phone')),
    email: claims.email_verified === false ? undefined : said('email'),
  };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' ? normaliseText(claim) || undefined : undefined;
}

const sexOf = (gender: string | undefined) => (gender === 'male' || gender === 'female' ? gender : undefined);

/** The address on one line; the standard gives it as an object (OpenID Connect Core 1.0 §5.1.1). */
function addressOf(claim: unknown): string | undefined {
  const lines = typeof claim === 'object' && claim !== null ? (claim as { formatted?: unknown }).formatted : claim;
  return textOf(lines)?.split('\n').join(', ');
}

const phoneOf = (phone: string | undefined) => phone?.replace(/[\s().-]/g, '').replace(/^\+84/, '0');
