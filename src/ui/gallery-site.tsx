import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { assetsFolder } from '#platform/root';
import { Gallery } from './gallery.tsx';
import { renderPage } from './layout.tsx';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves the gallery at `/citizen` and `/officer` on loopback with the given headers; for tests. */
export async function serveGallery(headers: Readonly<Record<string, string>>) {
  const manifest = JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const assets = (name: string) => (manifest[name] ? `/assets/${manifest[name]}` : undefined);
  const answer = (url: string, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (url.startsWith('/assets/')) {
      const file = basename(url);
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(join(assetsFolder, file)));
      return;
    }
    const audience = url.startsWith('/officer') ? 'officer' : 'citizen';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(renderPage(<Gallery audience={audience} assets={assets} wrong={!url.includes('right')} />));
  };
  const server = createServer((request, response) => answer(request.url ?? '/', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
