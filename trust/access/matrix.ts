import type { LightMyRequestResponse } from 'fastify';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { addressOf } from '../../test/walls/addresses.ts';
import { missingWalls } from '../../test/walls/headers.ts';
import { type Doors, type Heard, knock } from './doors.ts';
import type { Somebody } from './land.ts';
import { nothingThere, type Scene } from './scene.ts';

/** One square of the matrix: somebody at one route of a scene. */
export interface Cell {
  readonly route: ListedRoute;
  readonly somebody: Somebody;
}

/** Every route with everybody. */
export const cellsOf = (routes: readonly ListedRoute[], { land }: Scene): Cell[] =>
  routes.flatMap((route) => land.people.map((somebody) => ({ route, somebody })));

type Owed = 'sign in' | 'refusal' | 'as if absent' | 'an answer';

/** What the declared rules owe somebody at a route. */
export function owedTo({ route, somebody }: Cell, scene: Scene): Owed {
  const holds = route.grants?.some(({ role }) => somebody.roles.includes(role)) ?? false;
  const mayEnter = route.permission === 'public' || (somebody.kind !== 'visitor' && route.permission === 'signed_in');
  if (!holds && !mayEnter) return somebody.kind === 'visitor' ? 'sign in' : 'refusal';
  return isForeign(route, somebody, scene) ? 'as if absent' : 'an answer';
}

/** Whether what the address names is not theirs to know of. */
function isForeign(route: ListedRoute, somebody: Somebody, { names, secrets, land }: Scene): boolean {
  const { owner } = addressOf(route.url, names);
  if (owner === 'nobody') return false;
  if (owner === 'citizen An') return somebody !== land.owner;
  if (somebody === land.owner) return !isFile(route);
  return !secrets.find(({ name }) => name === 'dossier')!.mayKnow(somebody);
}

/** The one who handed a file in may read it, though it is the agency's. */
const isFile = ({ url }: ListedRoute): boolean => url.startsWith('/tep/');

/** Tries one square and says, one line each, what the walls let through. */
export async function tryCell(doors: Doors, cell: Cell): Promise<string[]> {
  const heard = await knock(doors, cell.somebody, cell.route);
  const found = [
    heard.answer.statusCode >= 500 ? `answered ${heard.answer.statusCode}` : '',
    await breachIn(doors, cell, heard.answer),
    ...secretsIn(heard, cell.somebody, doors.scene),
    ...secretsInTheOpen(heard, doors.scene),
    ...missingWalls(heard.answer, cell.somebody.kind !== 'visitor'),
  ];
  return found.filter((what) => what !== '').map((what) => `${placeOf(doors.scene, cell)}: ${what}`);
}

/** How findings name a square. */
export const placeOf = ({ stage }: Scene, { route, somebody }: Cell): string =>
  `${route.method} ${route.url} as ${somebody.name}, dossier ${stage}`;

async function breachIn(doors: Doors, cell: Cell, answer: LightMyRequestResponse): Promise<string> {
  const { statusCode, headers } = answer;
  switch (owedTo(cell, doors.scene)) {
    case 'sign in':
      return String(headers.location).startsWith('/dang-nhap?den=')
        ? ''
        : `answered ${statusCode} instead of leading to the sign-in page`;
    case 'refusal':
      return statusCode === 403 ? '' : `answered ${statusCode} instead of 403`;
    case 'as if absent':
      return statusCode === 404 ? '' : tellsApart(doors, cell, answer);
    case 'an answer':
      return statusCode === 303 ? ruleBrokenBy(cell, doors.scene) : kindBrokenBy(cell.route, answer);
  }
}

/** The declared rule about the dossier that was passed over by whoever acted on it. */
function ruleBrokenBy(cell: Cell, scene: Scene): string {
  const { route, somebody } = cell;
  if (route.method !== 'POST' || !route.url.includes('/:code')) return '';
  if (onlyAssigned(cell, scene)) return 'acted on a dossier that is given to somebody else';
  if (route.while && !route.while.includes(scene.state)) return `acted on a dossier that is ${scene.state}`;
  if (route.apartFrom && scene.usedBy[route.apartFrom] === somebody.id)
    return `acted after having used ${route.apartFrom}`;
  return '';
}

const kinds = { page: /^text\/html/, redirect: /^text\/html/, json: /^application\/json/, file: /^(?!text\/html)/ };

/** Whether an answer is of another kind than its route declares. */
function kindBrokenBy({ answers, url }: ListedRoute, { statusCode, headers }: LightMyRequestResponse): string {
  const type = String(headers['content-type'] ?? '');
  const isProbe = url === '/healthz' || url === '/readyz';
  return statusCode === 200 && !isProbe && !kinds[answers].test(type)
    ? `answered ${type} where a ${answers} is declared`
    : '';
}

/** Whether the rules give the route only to whom the dossier is given, and that is somebody else. */
function onlyAssigned({ route, somebody }: Cell, { assigneeId }: Scene): boolean {
  const theirs = route.grants?.filter(({ role }) => somebody.roles.includes(role)) ?? [];
  return (
    route.method === 'POST' &&
    theirs.length > 0 &&
    theirs.every(({ relation }) => relation === 'assigned') &&
    somebody.id !== assigneeId
  );
}

/** What is not theirs to know of answers exactly as what does not exist. */
async function tellsApart(doors: Doors, cell: Cell, { statusCode, headers }: LightMyRequestResponse): Promise<string> {
  const { names } = doors.scene;
  const nothing = nothingThere(names);
  const { answer: absent } = await knock(doors, cell.somebody, cell.route, nothing);
  const asIfThere = Object.entries(nothing).reduce(
    (said, [name, id]) => said.replaceAll(id, names[name as keyof typeof names]),
    String(absent.headers.location),
  );
  const isAlike = statusCode !== 200 && absent.statusCode === statusCode && asIfThere === String(headers.location);
  return isAlike ? '' : `answered ${statusCode}, but ${absent.statusCode} where there is nothing`;
}

/** What stands in an address or in the log, where nobody's secret may be, whoever asked. */
function secretsInTheOpen({ answer, logged }: Heard, { secrets }: Scene): string[] {
  const open = { 'an address': String(answer.headers.location ?? ''), 'the log': logged };
  return Object.entries(open).flatMap(([place, text]) =>
    secrets
      .filter(({ words }) => words.some((word) => text.toLowerCase().includes(word)))
      .map(({ name }) => `put the secret of the ${name} into ${place}`),
  );
}

/** What somebody was told that is not theirs to know, or what was sent about it to others. */
export function secretsIn({ told, sent }: Heard, somebody: Somebody, { secrets, land }: Scene): string[] {
  const text = told.toLowerCase();
  const heard = secrets
    .filter(({ mayKnow, words }) => !mayKnow(somebody) && words.some((word) => text.includes(word)))
    .map(({ name }) => `told the secret of the ${name}`);
  const letters = sent.flatMap(({ to, text: letter }) =>
    secrets
      .filter(({ words }) => words.some((word) => letter.toLowerCase().includes(word)))
      .filter(({ mayKnow, words }) => {
        const recipient = land.people.find(({ id, accountId }) => id === to || accountId === to);
        return !(words.some((word) => to.includes(word)) || (recipient && mayKnow(recipient)));
      })
      .map(({ name }) => `sent the secret of the ${name} to ${to}`),
  );
  return [...heard, ...letters];
}
