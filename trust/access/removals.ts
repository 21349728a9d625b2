import { systemFor } from '#platform/access';
import type { Module } from '#platform/module';
import type { Call, Route } from '#platform/route';
import { type World, world } from '#test/world';
import { describeRoutes, type ListedRoute } from '../../src/commands/print-routes.ts';
import { modules } from '../../src/modules/all.ts';
import type { Luck } from '../luck.ts';
import { type Doors, openDoors } from './doors.ts';
import { makeLand } from './land.ts';
import { type Cell, cellsOf, owedTo, tryCell } from './matrix.ts';
import { granting, withoutRules } from './rules-out.ts';
import { plantScene, type Scene, type Stage } from './scene.ts';
import { tryTablesAlone } from './tables-alone.ts';
import { tryWallAlone } from './wall-alone.ts';

/** One guard taken away, and the squares where that must show. */
interface Removal {
  readonly says: string;
  /** What the harness found with the guard away; nothing means that it cannot tell. */
  find(w: World, scene: Scene): Promise<readonly string[]>;
}

const listed = describeRoutes();
const routes = modules.flatMap((module) => module.routes ?? []);
const permissions = modules.flatMap((module) => Object.entries(module.permissions ?? {}));

/** The same modules with one route in another's place. */
const withRoute = (was: Route, is: Route): Module[] =>
  modules.map((module) => ({ ...module, routes: module.routes?.map((route) => (route === was ? is : route)) ?? [] }));

const squares = (scene: Scene, fits: (cell: Cell) => boolean): Cell[] => cellsOf(listed, scene).filter(fits);

async function firstFound(doors: Doors, cells: readonly Cell[]): Promise<string[]> {
  for (const cell of cells) {
    const found = await tryCell(doors, cell);
    if (found.length > 0) return found;
  }
  return [];
}

const isRoute = (listedRoute: ListedRoute, { method, url }: Route): boolean =>
  listedRoute.method === method && listedRoute.url === url;

/** A route that asks nobody who they are. */
function openRoute(luck: Luck): Removal {
  const guarded = luck.one(routes.filter(({ may }) => may !== 'public'));
  return {
    says: `${guarded.method} ${guarded.url} asks nobody who they are`,
    find: async (w, scene) => {
      const doors = await openDoors(w, scene, withRoute(guarded, { ...guarded, may: 'public' }));
      return firstFound(
        doors,
        squares(scene, ({ route, somebody }) => isRoute(route, guarded) && somebody.kind === 'visitor'),
      );
    },
  };
}

/** A permission that a role was given which must not have it. */
function widerPermission(luck: Luck): Removal {
  const used = permissions.filter(([name]) => listed.some(({ permission }) => permission === name));
  const closedToPeople = used.filter(([, { grants }]) => !grants.some(({ role }) => role === 'citizen'));
  const [name, permission] = luck.one(closedToPeople);
  const wider = [...permission.grants, { role: 'citizen', relation: 'any' } as const];
  return {
    says: `${name} is granted to citizens`,
    find: async (w, scene) => {
      const doors = await openDoors(w, scene);
      const cells = squares(
        scene,
        (cell) => cell.route.permission === name && cell.somebody.name === 'another citizen',
      );
      return granting(new Map([[permission, wider]]), () => firstFound(doors, cells));
    },
  };
}

/** A permission that no longer asks to whom the dossier is given. */
function droppedRelation(luck: Luck): Removal {
  const [name, role] = luck.one([
    ['dossier.transfer', 'handling_officer'],
    ['dossier.transfer', 'counter_clerk'],
    ['dossier.transfer', 'document_clerk'],
    ['dossier.draft_result', 'handling_officer'],
    ['dossier.request_supplement', 'handling_officer'],
  ] as const);
  const permission = permissions.find(([known]) => known === name)![1];
  const dropped = permission.grants.map((grant) =>
    grant.role === role ? { role, relation: 'agency' as const } : grant,
  );
  return {
    says: `${name} is ${role}'s for every dossier of the agency`,
    find: async (w, scene) => {
      const doors = await openDoors(w, scene);
      const cells = squares(
        scene,
        ({ route, somebody }) =>
          route.method === 'POST' &&
          route.permission === name &&
          somebody.roles.includes(role) &&
          somebody.place !== 'other',
      );
      return granting(new Map([[permission, dropped]]), () => firstFound(doors, cells));
    },
  };
}

/** A page that reads as the agency whose rows it wants, whoever asks: what is left is the rule, which is taken away as well. */
function readsAsAnother(luck: Luck): Removal {
  const page = luck.one(routes.filter(({ method, url }) => method === 'GET' && readsWhatIsNamed.test(url)));
  return {
    says: `GET ${page.url} reads as the agency, whoever asks, and no rule is asked`,
    find: async (w, scene) => {
      const asAgency = (call: Call): Call => ({
        ...call,
        read: (work) => call.readAs(systemFor(scene.names.agencyId), work),
      });
      const doors = await openDoors(w, scene, withRoute(page, { ...page, run: (call) => page.run(asAgency(call)) }));
      // With the wall in place they hear that there is no such dossier, rules or none.
      const cells = squares(scene, (cell) => isRoute(cell.route, page) && owedTo(cell, scene) === 'as if absent');
      return withoutRules(modules, () => firstFound(doors, cells));
    },
  };
}

const readsWhatIsNamed = /^\/can-bo\/ho-so\/:code$|^\/can-bo\/ho-so\/:code\/(phan-cong|du-thao|yeu-cau-bo-sung)$/;

/** A table whose wall in the database lets everybody by. */
function openTable(luck: Luck): Removal {
  const table = luck.one(guardedTables);
  return {
    says: `the wall around ${table} lets everybody by`,
    find: async (w, scene) => {
      await w.rows(`create policy everybody on ${table} using (true)`);
      return (await tryTablesAlone(w, scene, table)).found;
    },
  };
}

/** The dossier's own wall, without which pages tell everybody, were the rules gone as well. */
function openDossiers(): Removal {
  return {
    says: 'the wall around dossiers.dossier lets everybody by, and no rule is asked',
    find: async (w, scene) => {
      await w.rows('create policy everybody on dossiers.dossier using (true)');
      const cells = squares(
        scene,
        ({ route, somebody }) => route.url === '/can-bo/ho-so/:code' && somebody.place === 'other',
      );
      return tryWallAlone(await openDoors(w, scene), cells);
    },
  };
}

const guardedTables = [
  'digitisation.digitisation',
  'digitisation.page',
  'dossiers.dossier',
  'dossiers.fee',
  'dossiers.result',
  'dossiers.signing_ceremony',
  'forms.draft',
  'notifications.mail',
  'notifications.message',
  'organisation.staff_member',
  'paper_store.stored_paper',
  'papers.file',
  'platform.event',
  'signatures.certificate',
];

/** The kinds of guards that can be taken away, and how far the dossier must have come for it to show. */
const kinds: readonly { readonly stage: Stage; readonly pick: (luck: Luck) => Removal }[] = [
  { stage: 'drafted', pick: openRoute },
  { stage: 'drafted', pick: widerPermission },
  { stage: 'drafted', pick: droppedRelation },
  { stage: 'drafted', pick: readsAsAnother },
  { stage: 'handed_over', pick: openTable },
  { stage: 'handed_over', pick: openDossiers },
];

/** Takes guards away one at a time, as many of each kind, and says of each whether it was found. */
export async function tryRemovals(count: number, luck: Luck): Promise<readonly { says: string; isFound: boolean }[]> {
  const outcomes: { says: string; isFound: boolean }[] = [];
  for (let i = 0; i < count; i += 1) {
    const { stage, pick } = kinds[i % kinds.length]!;
    const removal = pick(luck);
    await world(async (w) => {
      const scene = await plantScene(w, await makeLand(w, luck, luck.below(2) === 1), stage, luck);
      outcomes.push({ says: removal.says, isFound: (await removal.find(w, scene)).length > 0 });
    });
  }
  return outcomes;
}
