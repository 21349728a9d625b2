import { connect } from 'node:net';
import fc from 'fast-check';
import { hostileText } from './hostile.ts';

const line = fc.oneof(
  fc.constantFrom(
    'GET /tro-nang HTTP/1.1',
    'GET /healthz HTTP/1.0',
    'POST /dang-nhap HTTP/1.1',
    'GET /healthz HTTP/1.1',
  ),
  fc.constantFrom('GET / HTTP/9.9', 'GET  / HTTP/1.1', 'GET', 'G\0T / HTTP/1.1', 'PRI * HTTP/2.0', ''),
  fc.constantFrom('CONNECT a:443 HTTP/1.1', 'OPTIONS * HTTP/1.1', 'TRACE / HTTP/1.1', 'HEAD / HTTP/1.1'),
  fc.constantFrom('GET http://evil.example/ HTTP/1.1', 'GET \\..\\ HTTP/1.1', 'DELETE /can-bo HTTP/1.1'),
  hostileText.map((text) => `GET /${text} HTTP/1.1`),
  hostileText.map((text) => `POST /tra-cuu?${text} HTTP/1.1`),
);

const header = fc.oneof(
  fc.constantFrom(
    'host: a',
    'host: a\r\nhost: b',
    'content-length: 5',
    'content-length: -1',
    'content-length: 5\r\ncontent-length: 6',
    'transfer-encoding: chunked',
    'transfer-encoding: chunked\r\ncontent-length: 3',
    'transfer-encoding: xchunked',
    'expect: 100-continue',
    'upgrade: h2c\r\nconnection: upgrade',
    'content-type: application/x-www-form-urlencoded',
    'content-type: multipart/form-data; boundary=edge',
    'cookie: motcua=x.y; motcua=%00',
    ' folded',
    ': nameless',
    'no colon',
    'x\ty: z',
  ),
  hostileText.map((text) => `x-odd: ${text}`),
  hostileText.map((text) => `cookie: ${text}`),
  fc.constantFrom(100, 300).map((count) => 'x-flood: 1\r\n'.repeat(count).trimEnd()),
  fc.constantFrom(9_000, 20_000).map((length) => `x-long: ${'a'.repeat(length)}`),
);

const body = fc.oneof(
  fc.constantFrom('', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', 'ffffffffffffffff\r\n', '--edge\r\n\r\n', '\0\0\0'),
  hostileText,
);

/** Bytes that are nearly HTTP. */
export const nearlyHttp: fc.Arbitrary<string> = fc
  .record({
    line,
    headers: fc.array(header, { maxLength: 4 }),
    end: fc.constantFrom('\r\n\r\n', '\n\n', '\r\n', ''),
    body,
  })
  .map(
    ({ line: first, headers, end, body: rest }) =>
      `${[first, ...headers, 'connection: close'].join('\r\n')}${end}${rest}`,
  );

/** Sends bytes and hears the server out; `undefined` when it neither answered nor hung up in time (milliseconds). */
export function hear(port: number, bytes: string, patience: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(undefined);
    }, patience);
    socket.setEncoding('latin1').on('data', (part: string) => {
      heard = `${heard}${part}`.slice(0, 4_000);
    });
    // A server that hangs up while we still speak is an answer too.
    socket
      .on('error', () => undefined)
      .on('close', () => {
        clearTimeout(timer);
        resolve(heard);
      });
    socket.end(Buffer.from(bytes, 'utf8'));
  });
}
