/** Somebody with an electronic identity at the simulator. */
export interface SimulatedPerson {
  readonly fullName: string;
  readonly identityNumber: string;
  readonly birthDay: string;
  readonly sex: 'male' | 'female';
  readonly phone: string;
  readonly address: string;
  readonly email: string;
}

/** What the provider calls a person: not their identity number, as a real provider would not. */
export function subjectOf({ identityNumber }: SimulatedPerson): string {
  return `vneid-${Buffer.from(identityNumber).toString('base64url')}`;
}

/** What the provider says of a person, by the names of OpenID Connect Core 1.0 §5.1 and one of its own. */
export function claimsOf(person: SimulatedPerson): { sub: string; [claim: string]: unknown } {
  return {
    sub: subjectOf(person),
    name: person.fullName,
    gender: person.sex,
    birthdate: person.birthDay,
    identity_number: person.identityNumber,
    address: { formatted: person.address },
    phone_number: person.phone.replace(/^0/, '+84'),
    phone_number_verified: true,
    email: person.email,
    email_verified: true,
  };
}
