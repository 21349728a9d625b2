import { type CastMember, staffIdOf } from './cast.ts';
import type { World } from './world.ts';

/** Gives a member of staff these roles, and takes away those they held. */
export async function giveRoles(w: Pick<World, 'rows'>, who: CastMember, ...roles: string[]): Promise<void> {
  await w.rows('update organisation.staff_member set roles = $1 where id = $2', [roles, staffIdOf(who)]);
}
