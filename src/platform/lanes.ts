import type { Principal } from './access.ts';
import { hashOf } from './identifiers.ts';
import type { Lane } from './turns.ts';

/**
 * Tells the lane of a request before anything is read for it: by whose session it was when it was last looked up. A hint
 * alone: who somebody is, and what they may do, is read for each request.
 */
export interface Lanes {
  of(asked: { readonly url: string; readonly agency?: string | undefined }, secret: string | undefined): Lane;
  /** Whose session it turned out to be. */
  learn(secret: string | undefined, who: Principal): void;
}

const most = 20_000;

const keyOf = (secret: string): string => hashOf(secret).toString('base64');

export function openLanes(): Lanes {
  const known = new Map<string, Lane>();
  return {
    of: ({ url, agency }, secret) => {
      // Signing in goes on beside whatever else people ask for.
      if (url.startsWith('/dang-nhap')) return { name: 'signing in', rank: 'citizen' };
      if (!secret) return { name: agency ?? 'visitors', rank: 'citizen' };
      const lane = known.get(keyOf(secret));
      if (lane?.rank === 'officer') return lane;
      return { name: agency ?? lane?.name ?? 'sessions not seen yet', rank: 'citizen' };
    },
    learn: (secret, { kind, agencyId }) => {
      if (!secret || kind === 'visitor') return;
      const key = keyOf(secret);
      const lane: Lane =
        kind === 'staff' && agencyId ? { name: agencyId, rank: 'officer' } : { name: 'citizens', rank: 'citizen' };
      if (known.get(key)?.name === lane.name) return;
      if (known.size >= most) known.delete(known.keys().next().value ?? '');
      known.set(key, lane);
    },
  };
}
