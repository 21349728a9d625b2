import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

export interface GallerySite {
  readonly headers: Readonly<Record<string, string>>;
  /** Answers a form. */
  readonly post: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Serves the gallery at `/citizen` and `/officer` on loopback, for tests of its looks and of the islands. */
export async function serveGallery({ headers, post }: GallerySite) {
  const manifest = JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const assets = (name: string) => (manifest[name] ? `/assets/${manifest[name]}` : undefined);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === 'POST') return post(request, response);
    const url = request.url ?? '/';
    if (url.startsWith('/assets/')) return sendAsset(basename(url), response);
    const audience = url.startsWith('/citizen') ? 'citizen' : 'officer';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(renderPage(<Gallery audience={audience} assets={assets} wrong={url.includes('wrong')} />));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sendAsset(file: string, response: ServerResponse): void {
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(join(assetsFolder, file)));
}
