import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { identify } from '#modules/identity';
import { newId } from '#platform/identifiers';
import type { World } from '#test/world';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { addressOf } from './addresses.ts';
import { type Canary, mark, nothingThere, plantCanary } from './canary.ts';
import { missingWalls } from './headers.ts';
import { type Asker, askers, holds, isBarred } from './principals.ts';

/** The application at whose doors everybody is tried, with what belongs to A planted inside. */
export interface Doors {
  readonly w: World;
  readonly http: FastifyInstance;
  readonly canary: Canary;
  readonly tokens: ReadonlyMap<Asker, Tokens>;
}

interface Tokens {
  readonly cookie: string;
  readonly csrf: string;
}

/** Plants the canary in a world and signs everybody in at `http`. */
export async function openDoors(w: World, http: FastifyInstance = w.http): Promise<Doors> {
  const canary = await plantCanary(w);
  const tokens = new Map<Asker, Tokens>();
  for (const asker of askers) tokens.set(asker, await tokensOf(w, asker));
  return { w, http, canary, tokens };
}

interface Knock {
  readonly asker: Asker;
  readonly route: ListedRoute;
  readonly canary?: Canary;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
}

/** They open with something of theirs that a test of this kind does not have. */
const opensForNobodyHere: Readonly<Record<string, string>> = {
  '/loi-moi/:secret': 'the secret of an invitation',
  '/dang-nhap/dinh-danh': 'a provider of identities',
  '/dang-nhap/trinh-dien': 'the choice of a person',
};

let lastAddress = 0;

/** Every knock comes from an address of its own, so that no limit of requests a minute answers in a wall's place. */
const nextAddress = (): string => `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress++ & 255}`;

async function tokensOf(w: World, { who }: Asker): Promise<Tokens> {
  if (!who) return { cookie: '', csrf: '' };
  const cookie = await w.cookie(who);
  const session = await identify(w.database, cookie, w.now());
  return { cookie, csrf: session?.csrf ?? '' };
}

async function encoded(route: ListedRoute, fields: Readonly<Record<string, string>>) {
  if (route.method === 'GET') return {};
  const form = route.upload ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const body = new Response(form);
  return { type: body.headers.get('content-type') ?? '', payload: Buffer.from(await body.arrayBuffer()) };
}

/** Asks one route as somebody, sending a form without an answer where it takes one, and undoes what that did. */
async function knock(doors: Doors, { asker, route, canary, headers = {}, fields = {} }: Knock) {
  const { w, http, tokens } = doors;
  const { cookie, csrf } = tokens.get(asker)!;
  const { type, payload } = await encoded(route, { _csrf: csrf, _nonce: newId(), ...fields });
  if (payload) await w.rows('savepoint before_knock');
  try {
    return await http.inject({
      method: route.method,
      url: addressOf(route.url, canary ?? doors.canary).path,
      remoteAddress: nextAddress(),
      headers: { ...(cookie && { cookie: `motcua=${cookie}` }), ...(type && { 'content-type': type }), ...headers },
      ...(payload && { payload }),
    });
  } finally {
    if (payload) await w.rows('rollback to savepoint before_knock');
  }
}

/** Whether what the address names is not the asker's to know of. */
function isForeign(route: ListedRoute, asker: Asker, canary: Canary): boolean {
  const { owner } = addressOf(route.url, canary);
  if (owner === 'nobody') return false;
  return owner === 'citizen An' ? asker.who !== 'citizen An' : !asker.ofA;
}

type Expected = 'sign_in' | 'forbidden' | 'as if absent' | 'open';

function expectedOf(route: ListedRoute, asker: Asker, canary: Canary): Expected {
  const mayEnter = ['public', 'signed_in'].includes(route.permission) || holds(route, asker);
  if (!asker.who && (isBarred(route, asker) || route.permission === 'signed_in' || !mayEnter)) return 'sign_in';
  if (isBarred(route, asker) || !mayEnter) return 'forbidden';
  return isForeign(route, asker, canary) ? 'as if absent' : 'open';
}

const toSignIn = ({ statusCode, headers }: LightMyRequestResponse): boolean =>
  statusCode === 303 && String(headers.location).startsWith('/dang-nhap?den=');

async function breach(doors: Doors, knocked: Knock, answer: LightMyRequestResponse): Promise<string> {
  const { statusCode } = answer;
  switch (expectedOf(knocked.route, knocked.asker, doors.canary)) {
    case 'sign_in':
      return toSignIn(answer) ? '' : `answered ${statusCode} instead of leading to the sign-in page`;
    case 'forbidden':
      return statusCode === 403 ? '' : `answered ${statusCode} instead of 403`;
    case 'as if absent':
      return statusCode === 404 ? '' : tellsApart(doors, knocked, answer);
    case 'open':
      return '';
  }
}

/** What is not yours to know of answers exactly as what does not exist. */
async function tellsApart(doors: Doors, knocked: Knock, { statusCode, headers }: LightMyRequestResponse) {
  const nothing = nothingThere();
  const absent = await knock(doors, { ...knocked, canary: nothing });
  const asIfThere = (text: string) =>
    Object.entries(nothing).reduce((said, [name, id]) => said.replaceAll(id, doors.canary[name as keyof Canary]), text);
  const isAlike =
    statusCode !== 200 &&
    absent.statusCode === statusCode &&
    asIfThere(String(absent.headers.location)) === String(headers.location);
  return isAlike
    ? ''
    : `answered ${statusCode} ${headers.location ?? ''}, but ${absent.statusCode} where there is nothing`;
}

function leaks({ body, headers }: LightMyRequestResponse, { route, asker }: Knock, canary: Canary): string {
  const mayKnow = asker.who === 'citizen An' || (asker.ofA && expectedOf(route, asker, canary) === 'open');
  const found = mark.exec(`${body}${decodeURIComponent(JSON.stringify(headers))}`);
  return found && !mayKnow ? `told what is A's: ${found[0]}` : '';
}

/** Tries everybody at one route and says, one line each, what the walls let through. */
export async function tryEverybody(doors: Doors, route: ListedRoute): Promise<string[]> {
  const findings: string[] = [];
  let opened = route.url in opensForNobodyHere;
  for (const asker of askers) {
    const knocked: Knock = { asker, route };
    const answer = await knock(doors, knocked);
    const found = [
      answer.statusCode >= 500 ? `answered ${answer.statusCode}` : '',
      await breach(doors, knocked, answer),
      leaks(answer, knocked, doors.canary),
      ...missingWalls(answer, asker.who !== undefined),
    ].filter((what) => what !== '');
    findings.push(...found.map((what) => `${route.method} ${route.url} as ${asker.who ?? 'a visitor'}: ${what}`));
    opened ||= ![403, 404].includes(answer.statusCode) && !toSignIn(answer);
  }
  return opened ? findings : [...findings, `${route.method} ${route.url} opens for nobody`];
}

const forgeries: readonly (Pick<Knock, 'headers' | 'fields'> & { readonly name: string; readonly byToken?: true })[] = [
  { name: 'without its token', fields: { _csrf: '' }, byToken: true },
  { name: 'with a token of another session', fields: { _csrf: 'x'.repeat(43) }, byToken: true },
  { name: 'from another origin', headers: { origin: 'https://evil.example' } },
  { name: 'from another site', headers: { 'sec-fetch-site': 'cross-site' } },
  { name: 'from a neighbouring site', headers: { 'sec-fetch-site': 'same-site' } },
];

/** Forges the form of one route for somebody it is open to, and says which forgeries were not refused. */
export async function tryForgeries(doors: Doors, route: ListedRoute): Promise<string[]> {
  const open = askers.filter((asker) => expectedOf(route, asker, doors.canary) === 'open');
  const victims = [open.find(({ who }) => who), open.find(({ who }) => !who)].filter((asker) => asker !== undefined);
  const findings = victims.length === 0 ? [`${route.url} is open to nobody`] : [];
  for (const asker of victims) {
    for (const { name, byToken, ...forgery } of forgeries) {
      if (byToken && !asker.who) continue;
      const { statusCode } = await knock(doors, { asker, route, ...forgery });
      if (statusCode !== 403) findings.push(`${route.url} as ${asker.who ?? 'a visitor'} ${name}: ${statusCode}`);
    }
  }
  return findings;
}
