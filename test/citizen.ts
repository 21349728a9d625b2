import { identify } from '#modules/identity';
import { newId } from '#platform/identifiers';
import type { CastMember } from './cast.ts';
import type { World } from './world.ts';

export type Fields = Readonly<Record<string, string>>;

/** The text of a page as a reader sees it. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
}

/** What a browser without scripts would send from the first form of a page to an address, before anybody types. */
export function formOn(html: string, action: string): Fields {
  const at = html.indexOf(`<form method="post" action="${action}"`);
  if (at < 0) throw new Error(`No form to ${action} on the page: ${textOf(html).slice(0, 400)}`);
  const form = html.slice(at, html.indexOf('</form>', at));
  const fields: Record<string, string> = {};
  for (const [, attributes = ''] of form.matchAll(tagged('input'))) {
    const { name, type, value, ...flags } = attributesIn(attributes);
    if (name === undefined || name.startsWith('_') || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !('checked' in flags)) continue;
    fields[name] = value ?? '';
  }
  for (const [, attributes = '', text = ''] of form.matchAll(tagged('textarea', '([^<]*)</textarea>')))
    fields[attributesIn(attributes).name ?? ''] = unescaped(text);
  for (const [, attributes = '', options = ''] of form.matchAll(tagged('select', '([\\s\\S]*?)</select>'))) {
    const all = [...options.matchAll(tagged('option'))].map(([, one = '']) => attributesIn(one));
    const chosen = all.find((option) => 'selected' in option) ?? all[0];
    fields[attributesIn(attributes).name ?? ''] = chosen?.value ?? '';
  }
  return fields;
}

/** A tag with its attributes, whose values may hold a `>`. */
const tagged = (name: string, then = ''): RegExp =>
  new RegExp(`<${name}((?:\\s+[\\w-]+(?:="[^"]*")?)*)\\s*/?>${then}`, 'g');

function attributesIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name.toLowerCase(), unescaped(value)]));
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The right answers of the marital-status form that the person's own data do not give. */
export const maritalAnswers: Fields = {
  '/relation': 'self',
  '/subject/fullName': 'Nguyễn Văn An',
  '/subject/birthDate': '12/03/1990',
  '/subject/sex': 'male',
  '/subject/ethnicity': 'Mường',
  '/subject/nationality': 'Việt Nam',
  '/subject/identityNumber': '017090001234',
  '/subject/residence/detail': 'Thôn Đồng Nội',
  '/subject/residence/commune': 'xã Lạc Thuỷ',
  '/subject/residence/province': 'tỉnh Phú Thọ',
  '/period/residence/commune': 'xã Lạc Thuỷ',
  '/period/residence/province': 'tỉnh Phú Thọ',
  '/period/from': '12/03/2008',
  '/period/to': '10/03/2026',
  '/status': 'single',
  '/purpose': 'other',
  '/otherPurpose': 'Mua bán nhà đất',
  '/issuedBefore': 'no',
  '/pledge': '1',
};

/** Sends a form that takes files as a browser does, signed in or not. */
export async function postFiles(
  w: World,
  url: string,
  who: CastMember | undefined,
  { fields, files = [] }: { fields: Fields; files?: readonly { field: string; name: string; content: Uint8Array }[] },
) {
  const cookie = who ? await w.cookie(who) : '';
  const session = await identify(w.database, cookie, w.now());
  const form = new FormData();
  const hidden = { _csrf: session?.csrf ?? '', _nonce: newId() };
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) form.append(name, value);
  for (const { field, name, content } of files)
    form.append(field, new Blob([content as Uint8Array<ArrayBuffer>]), name);
  const body = new Response(form);
  return w.http.inject({
    method: 'POST',
    url,
    headers: { cookie: `motcua=${cookie}`, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

export const maritalPage = '/nop-ho-so/1.004873';

/** Begins the certificate of marital status at commune A and returns the address of the draft. */
export async function begin(w: World, who: CastMember = 'citizen An', fields: Fields = {}): Promise<string> {
  const answer = await w.post(maritalPage, { receiving: 'H44.127', handling: '', ...fields }, who);
  const location = String(answer.headers.location);
  if (answer.statusCode !== 303) throw new Error(`${answer.statusCode}: ${textOf(answer.body)}`);
  return location.slice(0, location.lastIndexOf('/'));
}

/** Fills every step of a draft of the marital-status form rightly, as the pages offer them. */
export async function fillIn(w: World, draft: string, who: CastMember = 'citizen An'): Promise<void> {
  const answers = await w.get(`${draft}/to-khai`, who);
  await w.post(`${draft}/to-khai`, { ...formOn(answers.body, `${draft}/to-khai`), ...maritalAnswers }, who);
  const papers = await w.get(`${draft}/giay-to`, who);
  const names = [...papers.body.matchAll(/name="(paper\d+)"/g)].map(([, name = '']) => name);
  const fields = Object.fromEntries(names.map((name) => [name, 'not_needed']));
  await postFiles(w, `${draft}/giay-to`, who, { fields });
  const people = await w.get(`${draft}/nguoi-nop`, who);
  await w.post(`${draft}/nguoi-nop`, formOn(people.body, `${draft}/nguoi-nop`), who);
}

/** Files the certificate of marital status through the pages and returns its code. */
export async function fileThroughPages(w: World, who: CastMember = 'citizen An'): Promise<string> {
  const draft = await begin(w, who);
  await fillIn(w, draft, who);
  const answer = await w.post(`${draft}/xem-lai`, {}, who);
  const [, code] = /\/ho-so-cua-toi\/([^/]+)\/da-nop/.exec(String(answer.headers.location)) ?? [];
  if (code === undefined) throw new Error(`${answer.statusCode}: ${textOf(answer.body)}`);
  return decodeURIComponent(code);
}
