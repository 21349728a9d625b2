import type { CastMember } from '#test/cast';
import type { ListedRoute } from '../../src/commands/print-routes.ts';

/** Somebody at the door of every route; what they are is written here by hand, not asked of the product. */
export interface Asker {
  readonly who: CastMember | undefined;
  readonly roles: readonly string[];
  /** Whether what is commune A's (or citizen An's) is theirs to know of. */
  readonly ofA: boolean;
}

const staff = (who: CastMember, roles: readonly string[], ofA: boolean): Asker => ({
  who,
  roles: [...roles, 'staff', 'anyone'],
  ofA,
});

export const visitor: Asker = { who: undefined, roles: ['anyone'], ofA: false };

export const askers: readonly Asker[] = [
  visitor,
  { who: 'citizen Phượng', roles: ['citizen', 'anyone'], ofA: false },
  staff('clerk Việt of B', ['counter_clerk'], false),
  staff('leader Sơn of B', ['leader'], false),
  { who: 'citizen An', roles: ['citizen', 'anyone'], ofA: true },
  staff('clerk Bình', ['counter_clerk'], true),
  staff('officer Khánh', ['handling_officer'], true),
  staff('leader Chi', ['leader'], true),
  staff('document clerk Mai', ['document_clerk'], true),
  staff('administrator Thu', ['administrator'], true),
  staff('supervisor Tuấn', ['supervisor'], true),
];

type Guarded = Pick<ListedRoute, 'method' | 'url' | 'grants'>;

/** Whether the route's permission is granted to a role of the asker. */
export const holds = ({ grants }: Guarded, { roles }: Asker): boolean =>
  grants?.some(({ role }) => roles.includes(role)) ?? false;

/** Rules about parts of the product that hold whatever a permission grants, so that one too generous is found. */
const bars: readonly {
  readonly under: RegExp;
  readonly method?: 'POST';
  readonly bars: (roles: readonly string[]) => boolean;
}[] = [
  { under: /^\/can-bo/, bars: (roles) => !roles.includes('staff') },
  { under: /^\/can-bo\/quan-tri/, bars: (roles) => !roles.includes('administrator') },
  { under: /^\/(ho-so-cua-toi|nop-ho-so\/|phan-anh\/cua-toi)/, bars: (roles) => !roles.includes('citizen') },
  {
    under: /^\/can-bo\/ho-so\//,
    method: 'POST',
    bars: (roles) => roles.some((role) => role === 'supervisor' || role === 'administrator'),
  },
  { under: /\/(ky-duyet|duyet)$/, bars: (roles) => !roles.includes('leader') },
  {
    under: /\/(nguoi-gui|hai-long\/xem-xet)/,
    bars: (roles) => !roles.some((role) => role === 'leader' || role === 'centre_director'),
  },
];

export const isBarred = ({ method, url }: Guarded, { roles }: Asker): boolean =>
  bars.some((bar) => bar.under.test(url) && (bar.method ?? method) === method && bar.bars(roles));
