import type { StaffMember } from '#modules/organisation';
import type { FormTokens } from '#platform/route';
import type { Locale } from '#platform/words';
import type { Person } from '../../account.ts';
import type { Credentials } from '../../credentials-store.ts';
import type { OwnSession } from '../../own-session-store.ts';
import type { Passkey } from '../../passkey-store.ts';

/** All that a person's own page shows. */
export interface AccountProps {
  readonly locale: Locale;
  readonly tokens: FormTokens;
  readonly name: string;
  /** A citizen, as their electronic identity describes them. */
  readonly person: Person | undefined;
  /** Where a member of staff works. */
  readonly post: StaffMember | undefined;
  /** Absent for citizens, who prove themselves elsewhere. */
  readonly credentials: Credentials | undefined;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly OwnSession[];
  readonly current: OwnSession | undefined;
}
