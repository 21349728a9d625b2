import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallServer } from '#test/small-server';
import type { Database } from './database.ts';
import { type FileAnswer, route } from './route.ts';

let answer: Omit<FileAnswer, 'kind'>;
let http: FastifyInstance;
beforeAll(async () => {
  const download = route({ method: 'GET', url: '/tep', may: 'public', run: async () => ({ kind: 'file', ...answer }) });
  http = await smallServer({ database: {} as Database, routes: [download] });
});

async function headersOf(file: Partial<FileAnswer>) {
  answer = { content: 'nội dung', type: 'application/pdf', name: 'a.pdf', ...file };
  return (await http.inject({ url: '/tep' })).headers;
}

/** The name a browser gives the file: it prefers `filename*` (RFC 6266, section 4.3). */
async function nameFor(name: string): Promise<{ plain: string; full: string }> {
  const disposition = String((await headersOf({ name }))['content-disposition']);
  const [, plain = '', encoded = ''] =
    /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w%.!#$&+^`|~-]+)$/.exec(disposition) ?? [];
  return { plain, full: decodeURIComponent(encoded) };
}

describe('a file', () => {
  test.each([
    ['giay-tiep-nhan.pdf', 'giay-tiep-nhan.pdf'],
    ['Đơn đăng ký kết hôn.pdf', 'Don dang ky ket hon.pdf'],
    ["Giấy (bản 'sao')*.pdf", "Giay (ban 'sao')*.pdf"],
    ['a"b\\c.pdf', 'abc.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'],
    ['出生証明.pdf', 'tep.pdf'],
    ['☃', 'tep'],
  ])('called %j is so called by every browser', async (name, plain) => {
    expect(await nameFor(name)).toEqual({ plain, full: name });
  });

  test('with half a character in its name is still sent', async () => {
    expect((await nameFor('a\ud800.pdf')).full).toBe('a\ufffd.pdf');
  });

  test('that people handed in is downloaded, kept nowhere, and could do nothing if it were opened', async () => {
    const headers = await headersOf({ type: 'text/html' });
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });

  test('that the product made may be shown, and kept by proxies only when that is said', async () => {
    expect(await headersOf({ inline: true, publicFor: 60 })).toMatchObject({
      'content-disposition': expect.stringMatching(/^inline/),
      'cache-control': 'public, max-age=60',
    });
  });
});

describe('an edition', () => {
  test('is not sent again to a browser that has it, until it is another', async () => {
    let madeOf = 'v1';
    const edition = route({
      method: 'GET',
      url: '/trang',
      may: 'public',
      run: async () => ({
        kind: 'edition',
        madeOf,
        make: async () => ({ title: madeOf, audience: 'citizen', body: '' }),
      }),
    });
    const server = await smallServer({ database: {} as Database, routes: [edition] });
    const get = (had = '') => server.inject({ url: '/trang', headers: { 'if-none-match': had } });
    const first = await get();
    expect(first).toMatchObject({ statusCode: 200, body: 'v1' });
    const { etag = '', vary, 'cache-control': keeping } = first.headers;
    const same = await get(String(etag));
    expect(same).toMatchObject({ statusCode: 304, body: '', headers: { etag, vary, 'cache-control': keeping } });
    madeOf = 'v2';
    expect(await get(String(etag))).toMatchObject({ statusCode: 200, body: 'v2' });
  });
});
