import type { LightMyRequestResponse } from 'fastify';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { addressOf } from './addresses.ts';
import { type Canary, mark, nothingThere } from './canary.ts';
import { missingWalls } from './headers.ts';
import { type Doors, type Knock, knock } from './knock.ts';
import { type Asker, askers, holds, isBarred } from './principals.ts';

/** They open with something of theirs that a test of this kind does not have. */
const opensForNobodyHere: Readonly<Record<string, string>> = {
  '/loi-moi/:secret': 'the secret of an invitation',
  '/danh-gia/:agency/:secret': 'the secret of an invitation',
  '/phan-anh/theo-doi/:code/:secret': 'the secret of feedback',
  '/phan-anh/theo-doi/:code/:secret/danh-gia': 'the secret of feedback',
  '/phan-anh/theo-doi/:code/:secret/xem-lai': 'the secret of feedback',
  '/cong-quoc-gia/ket-qua/:agency/:secret': 'the secret of a result that the portal was told',
  '/quyen-du-lieu/:agency/:secret': 'the secret of an answer',
  '/dang-nhap/dinh-danh': 'a provider of identities',
  '/dang-nhap/trinh-dien': 'the choice of a person',
};

/** Whether what the address names is not the asker's to know of. */
function isForeign(route: ListedRoute, asker: Asker, canary: Canary): boolean {
  const { owner } = addressOf(route.url, canary);
  if (owner === 'nobody') return false;
  return owner === 'citizen An' ? asker.who !== 'citizen An' : !asker.ofA;
}

type Expected = 'sign_in' | 'forbidden' | 'as if absent' | 'open';

/** What the walls owe an asker at a route. */
export function expectedOf(route: ListedRoute, asker: Asker, canary: Canary): Expected {
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
  const absent = await knock(doors, { ...knocked, path: addressOf(knocked.route.url, nothing).path });
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
