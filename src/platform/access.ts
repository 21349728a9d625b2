import type { Scope } from './database.ts';
import { forbidden } from './errors.ts';

/** Who is asking: a visitor without sign-in, a citizen, a member of staff, or the system itself in a job. */
export interface Principal {
  readonly kind: 'visitor' | 'citizen' | 'staff' | 'system';
  /** The person or staff id; empty for a visitor. */
  readonly id: string;
  readonly name: string;
  /** The agency a member of staff works in. */
  readonly agencyId?: string | undefined;
  readonly agencyName?: string | undefined;
  /** The position they hold there: the steps of the internal process are given to positions. */
  readonly positionCode?: string | undefined;
  /** Agencies whose rows they may reach: their own, and those below it for a supervisor. */
  readonly agencies: readonly string[];
  readonly roles: readonly string[];
  /** The person on whose behalf staff act, see {@link onBehalfOf}. */
  readonly personId?: string | undefined;
}

export const visitor: Principal = { kind: 'visitor', id: '', name: '', agencies: [], roles: ['anyone'] };

/** The program itself, working for one agency in a job. */
export function systemFor(agencyId: string): Principal {
  return { kind: 'system', id: '', name: 'Hệ thống', agencyId, agencies: [agencyId], roles: ['system'] };
}

/**
 * A member of staff carrying out, for one action, what a person asked for about everything that is theirs: it reaches their
 * rows in all of `agencies`. Whether the one who acts may, is asked of who they were before.
 */
export function onBehalfOf(who: Principal, personId: string, agencies: readonly string[]): Principal {
  return { ...who, personId, agencies };
}

/** Throws a 403 refusal unless `who` acts on behalf of that person: only then is what is theirs erased. */
export function assertOnBehalfOf(who: Principal, personId: string): void {
  if (who.personId !== personId) throw forbidden('on_behalf');
}

/** What the database may show to a principal. */
export function scopeOf(who: Principal): Scope {
  return { agencies: who.agencies, person: who.kind === 'citizen' ? who.id : who.personId };
}

/** How a person must stand to the thing they act on. */
export type Relation = 'any' | 'agency' | 'assigned' | 'party';

/** How personal what somebody gets to see is, their own included (Điều 2, Luật 91/2025/QH15; Điều 3, 4, NĐ 356/2025/NĐ-CP). */
export type PersonalData = 'none' | 'basic' | 'sensitive';

/** One permission: the sentence people read, and who holds it in which relation. Everything not granted is refused. */
export interface Permission {
  readonly says: string;
  readonly grants: readonly { readonly role: string; readonly relation: Relation }[];
  /** The states of the thing in which it can be done; in any other the action refuses and says why. Absent: in all. */
  readonly while?: readonly string[];
  /** Whoever used this other permission on the same thing may not use this one: the action refuses. */
  readonly apartFrom?: string;
  /** The most personal of what it opens; nothing personal unless told. */
  readonly shows?: PersonalData;
}

export type Permissions = Readonly<Record<string, Permission>>;

/** What `decide` needs to know of the thing acted on. */
export interface Resource {
  readonly agencyIds?: readonly string[];
  readonly assigneeId?: string | undefined;
  readonly partyIds?: readonly string[];
}

/** The first wall: whether `who` may do what `permission` names, to `resource` if one is given; deny by default. */
export function decide(permission: Permission, who: Principal, resource?: Resource): boolean {
  return permission.grants.some(
    ({ role, relation }) => who.roles.includes(role) && (resource === undefined || stands(relation, who, resource)),
  );
}

function stands(relation: Relation, who: Principal, resource: Resource): boolean {
  if (relation === 'any') return true;
  if (relation === 'party') return resource.partyIds?.includes(who.id) ?? false;
  const sameAgency = resource.agencyIds?.some((id) => who.agencies.includes(id)) ?? false;
  return sameAgency && (relation === 'agency' || resource.assigneeId === who.id);
}

/** Throws a 403 refusal that names the permission unless {@link decide} says yes. */
export function assertMay<P extends Permissions>(
  permissions: P,
  name: keyof P & string,
  who: Principal,
  resource: Resource,
): void {
  const permission = permissions[name];
  if (!permission || !decide(permission, who, resource)) throw forbidden(name);
}
