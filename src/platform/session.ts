import type { Principal } from './access.ts';
import { isWithin } from './clock.ts';

/** A signed-in browser: who it is and the token its forms must carry. */
export interface Session {
  readonly who: Principal;
  readonly csrf: string;
  /** When they last proved who they are, in milliseconds. */
  readonly provedAt: number;
}

/** Milliseconds for which a proof of who one is counts as fresh. */
const fresh = 5 * 60_000;

/** Whether somebody proved within the last five minutes who they are. */
export const isFresh = ({ provedAt }: Pick<Session, 'provedAt'>, now: number): boolean =>
  isWithin(provedAt, fresh, now);

/** `__Host-` binds the cookie to this host and to https; plain http on a commune's own network cannot use it. */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? '__Host-motcua' : 'motcua';
}
