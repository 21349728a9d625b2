import type { Principal } from './access.ts';

/** A signed-in browser: who it is and the token its forms must carry. */
export interface Session {
  readonly who: Principal;
  readonly csrf: string;
}

/** `__Host-` binds the cookie to this host and to https; plain http on a commune's own network cannot use it. */
export function sessionCookie(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? '__Host-motcua' : 'motcua';
}
