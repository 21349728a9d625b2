import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchOutside, isOutside } from './fetch-outside.ts';

let asked = 0;
const server = createServer(async (request, response) => {
  asked += 1;
  if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
  else if (request.url === '/long') response.end(Buffer.alloc(5_000));
  else if (request.url === '/slow') response.write('a');
  else response.end(Buffer.concat([Buffer.from(`${request.method} `), ...(await request.toArray())]));
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const wish = (innerHosts: readonly string[] = []) => ({ limit: 1_000, signal: AbortSignal.timeout(500), innerHosts });
const get = (path: string, innerHosts?: readonly string[]) =>
  fetchOutside(`http://127.0.0.1:${port}${path}`, wish(innerHosts)).then(String);

describe('an address that a stranger wrote', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    'localhost',
    'LOCALHOST',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::]',
    '0.0.0.0',
  ])('does not lead to this machine: %s', async (host) => {
    const before = asked;
    await expect(fetchOutside(`http://${host}:${port}/`, wish())).rejects.toThrow('inner network');
    expect(asked).toBe(before);
  });

  test('may, when the installation names the host', async () => {
    expect(await get('/', ['127.0.0.1'])).toBe('GET ');
    const body = { content: Buffer.from('x'), type: 'application/ocsp-request' };
    const answer = await fetchOutside(`http://127.0.0.1:${port}/`, { ...wish(['127.0.0.1']), body });
    expect(String(answer)).toBe('POST x');
  });

  test('leads nowhere else, and neither a long nor a slow answer holds anybody up', async () => {
    await expect(get('/elsewhere', ['127.0.0.1'])).rejects.toThrow('302');
    await expect(get('/long', ['127.0.0.1'])).rejects.toThrow('more than 1000 bytes');
    await expect(get('/slow', ['127.0.0.1'])).rejects.toThrow();
  });

  test.each(['file:///etc/passwd', 'ftp://example.com/', 'http://a:b@example.com/'])(
    'is only one of the web: %s',
    async (address) => {
      await expect(fetchOutside(address, wish())).rejects.toThrow('no address to fetch from');
    },
  );
});

test.each([
  ['8.8.8.8', true],
  ['113.160.1.1', true],
  ['2401:d800::1', true],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['không phải', false],
])('%s is outside: %s', (address, outside) => {
  expect(isOutside(address)).toBe(outside);
});
