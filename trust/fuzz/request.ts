import fc from 'fast-check';
import { newId } from '#platform/identifiers';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { paramsOf } from '../../test/walls/addresses.ts';
import { filledIn } from '../access/filled-in.ts';
import type { Scene } from '../access/scene.ts';
import { hostileJson, hostileText } from './hostile.ts';

/** One request as it goes to the server. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Buffer;
}

/** What a request is made of before it is written down. */
interface Meant {
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly fields: readonly (readonly [string, string])[];
  readonly body: 'form' | 'multipart' | 'json' | 'other';
  readonly json: string;
  readonly type: string;
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isForged: boolean;
}

/** Names that pages read besides those their schema lists, and names that no page has. */
const alsoRead: readonly string[] = [
  'lang',
  'den',
  'to',
  'version',
  'code',
  'day',
  'commands',
  '_in_parts',
  '__proto__',
  'constructor',
  'toString',
  'a[b]',
  'tim',
  'trang',
];

/** Sometimes what was meant, sometimes something else. */
const mostly = (meant: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(meant) }, { weight: 1, arbitrary: hostileText });

const namesIn = (schema: object | null): readonly string[] =>
  Object.keys((schema as { properties?: object } | null)?.properties ?? {});

/** Requests to one route, right in most parts so that they come far, and wrong in some. */
export function requestsTo(route: ListedRoute, scene: Scene): fc.Arbitrary<Meant> {
  const params = paramsOf(route.url, scene.names);
  const right = filledIn(route.form, scene.names.staffId);
  const fields = Object.entries(right).map(([name, value]) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(fc.constant(name), mostly([value].flat()[0] ?? '')) },
      { weight: 1, arbitrary: fc.constant(['', ''] as const) },
    ),
  );
  const extra = fc.array(fc.tuple(fc.constantFrom(...alsoRead, ...namesIn(route.form)), hostileText), { maxLength: 2 });
  const names = fc.constantFrom(...namesIn(route.query), ...alsoRead);
  return fc.record({
    params: fc.record(Object.fromEntries(Object.entries(params).map(([name, value]) => [name, mostly(value)]))),
    query: fc.array(fc.tuple(names, hostileText), { maxLength: 3 }),
    fields: fc
      .tuple(fc.tuple(...fields), extra)
      .map(([asked, more]): readonly (readonly [string, string])[] => [...asked, ...more].filter(([name]) => name)),
    body: fc.oneof(
      { weight: 8, arbitrary: fc.constant(route.upload ? ('multipart' as const) : ('form' as const)) },
      { weight: 1, arbitrary: fc.constantFrom('form' as const, 'multipart' as const) },
      { weight: 1, arbitrary: fc.constantFrom('json' as const, 'other' as const) },
    ),
    json: hostileJson,
    type: fc.constantFrom(
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded; charset=utf-16',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'x',
    ),
    file: hostileText,
    headers: fc.record(
      {
        'accept-language': headerText,
        'accept-encoding': fc.constantFrom('gzip', 'br;q=0', '*', 'identity;q=0'),
        accept: fc.constantFrom('application/json', '*/*', 'x'),
        'x-forwarded-for': fc.constantFrom('1.1.1.1, x', '::1', 'a'.repeat(2_000)),
        'if-none-match': headerText,
        'user-agent': headerText,
        range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'x'),
        expect: fc.constantFrom('100-continue'),
      },
      { requiredKeys: [] },
    ),
    isForged: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });
}

/** What a header can carry; what it cannot goes over a socket. */
const headerText = hostileText.map((text) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, 2_000));

/** Writes a request down for whoever has this token. */
export function written(meant: Meant, { method, url }: ListedRoute, csrf: string): Sent {
  const address = url.replace(/:(\w+)/g, (_whole, name: string) => encoded(meant.params[name] ?? ''));
  const query = meant.query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const path = query ? `${address}?${query}` : address;
  if (method === 'GET') return { path, headers: meant.headers };
  const hidden = [
    ['_csrf', meant.isForged ? 'x' : csrf],
    ['_nonce', newId()],
  ] as const;
  const { type, payload } = bodyOf(meant, [...hidden, ...meant.fields]);
  return { path, headers: { ...meant.headers, 'content-type': type }, payload: Buffer.from(payload) };
}

/** A percent sign that stands for itself stays as it is: half of them are no encoding at all. */
const encoded = (text: string): string =>
  /^[%\w]*$/.test(text) && text.includes('%') ? text : encodeURIComponent(text.toWellFormed());

function bodyOf(
  { body, json, type, file }: Meant,
  fields: readonly (readonly [string, string])[],
): { readonly type: string; readonly payload: string } {
  switch (body) {
    case 'form': {
      const payload = fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      return { type: 'application/x-www-form-urlencoded', payload };
    }
    case 'multipart': {
      const quoted = (name: string) => name.replaceAll('"', '%22');
      const parts = fields.map(
        ([name, value]) => `content-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}`,
      );
      const sent = `content-disposition: form-data; name="files"; filename="${quoted(file)}"\r\ncontent-type: ${type}\r\n\r\n%PDF-1.4 ${file}`;
      const all = [...parts, sent].map((part) => `--edge\r\n${part}\r\n`).join('');
      // A part that never ends is cut off by whoever sends it.
      return {
        type: 'multipart/form-data; boundary=edge',
        payload: file.length % 5 === 4 ? all : `${all}--edge--\r\n`,
      };
    }
    case 'json':
      return { type: 'application/json', payload: json };
    case 'other':
      return { type, payload: file };
  }
}
