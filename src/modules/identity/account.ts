/** A citizen as their electronic identity describes them; every field but the name may be missing. */
export interface Person {
  readonly id: string;
  readonly fullName: string;
  /** 12 digits; never shown whole to people who need not see it. */
  readonly identityNumber: string | null;
  readonly birthDay: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** How a session was begun. */
export type SignInMethod = 'demonstration' | 'password' | 'passkey' | 'oidc';

/** An account as far as a session needs to know it. */
export interface AccountRef {
  readonly id: string;
  readonly kind: 'citizen' | 'staff';
}
