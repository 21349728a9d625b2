import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import Fastify from 'fastify';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Config } from '#platform/config';
import { assetsFolder, root } from '#platform/root';
import { securityHeaders } from '#platform/security-headers';
import { browserOfThread } from '#test/chromium';
import { serveGallery } from './gallery-site.tsx';

const card = '001203004567||Đặng Thị Hồng Ngát|05022003|Nữ|Bản Trung Tâm|01012022';
vi.setConfig({ testTimeout: 20_000 });

let browser: Browser;
let site: Awaited<ReturnType<typeof serveGallery>>;
let arrived: string[] = [];
let timesAway = 0;

beforeAll(async () => {
  site = await serveGallery({ headers: await ownHeaders(), post });
  browser = await browserOfThread();
}, 60_000);

afterAll(async () => {
  await site?.close();
});

/** The policy that the product itself puts on its pages. */
async function ownHeaders(): Promise<Record<string, string>> {
  const http = Fastify();
  http.addHook('onSend', securityHeaders({ publicUrl: 'http://127.0.0.1' } as Config));
  http.get('/', () => '');
  const { headers } = await http.inject('/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  return { 'content-security-policy': policy };
}

async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await buffer(request)).toString('utf8');
  if (timesAway-- > 0) return void response.writeHead(503).end();
  arrived.push(body);
  if (request.url !== '/doc-the') return void response.writeHead(303, { location: '/officer?da-gui' }).end();
  const isCard = new URLSearchParams(body).get('card') === card;
  response.setHeader('content-type', 'application/json');
  if (isCard) response.end(JSON.stringify({ fields: { name: 'Đặng Thị Hồng Ngát', sex: 'nu', 'birth-year': '2003' } }));
  else response.writeHead(422).end('{}');
}

interface Complaints {
  readonly tab: Tab;
  readonly complaints: string[];
}

async function open(path: string, width = 1280): Promise<Complaints> {
  const tab = await browser.newPage({ viewport: { width, height: 800 } });
  const complaints: string[] = [];
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(error.message));
  await tab.goto(site.url + path, { waitUntil: 'networkidle' });
  return { tab, complaints };
}

/** Nobody asks it for what is right, of which there is more. */
interface Axe {
  run(wish: {
    readonly resultTypes: readonly ['violations'];
  }): Promise<{ readonly violations: readonly { readonly id: string }[] }>;
}

const focused = (tab: Tab) => tab.evaluate(() => document.activeElement?.id || document.activeElement?.className);

describe('every component in a browser', () => {
  const pages = ['citizen', 'officer'].flatMap((audience) =>
    [320, 768, 1280].map((width) => [audience, width] as const),
  );

  it.each(pages)('of a %s at %d px is accessible, allowed and not too wide', async (audience, width) => {
    const { tab, complaints } = await open(`/${audience}?wrong`, width);
    await tab.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
    const violations = await tab.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run({ resultTypes: ['violations'] })).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await tab.close();
  });

  it('is shown in a font that has every Vietnamese letter', async () => {
    const { tab } = await open('/citizen');
    const loaded = await tab.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length);
    expect(loaded).toBe(2);
    await tab.close();
  });

  it('comes to a citizen in less than 100 kB', async () => {
    const tab = await browser.newPage();
    let bytes = 0;
    tab.on('response', async (response) => {
      const body = await response.body();
      bytes += response.url().endsWith('.woff2') ? body.length : brotliCompressSync(body).length;
    });
    await tab.goto(`${site.url}/citizen`, { waitUntil: 'networkidle' });
    const style = JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8'))['citizen.css'];
    const least = brotliCompressSync(readFileSync(join(assetsFolder, style))).length;
    expect(bytes).toBeGreaterThan(least);
    expect(bytes).toBeLessThan(100_000);
    await tab.close();
  });
});

describe('what is wrong with a form', () => {
  it('takes the focus and leads to its field', async () => {
    const { tab } = await open('/citizen?wrong');
    expect(await focused(tab)).toContain('govuk-error-summary');
    await tab.click('a[href="#birth"]');
    await expect.poll(() => focused(tab)).toBe('birth');
    await tab.close();
  });
});

describe('shortcuts', () => {
  it('lead on from anywhere but a field', async () => {
    const { tab } = await open('/officer');
    await tab.focus('#name');
    await tab.keyboard.type('g h');
    expect(tab.url()).toBe(`${site.url}/officer`);
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.keyboard.press('g');
    await tab.keyboard.press('h');
    await tab.waitForURL('**/ho-so');
    await tab.close();
  });

  it('list themselves at ?, and can be switched off', async () => {
    const { tab } = await open('/officer');
    await tab.keyboard.press('?');
    expect(await tab.isVisible('#shortcuts')).toBe(true);
    expect(await tab.textContent('#shortcuts dl')).toContain('Tra cứu');
    await tab.check('[data-shortcuts-off]');
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('?');
    expect(await tab.isVisible('#shortcuts')).toBe(false);
    await tab.reload({ waitUntil: 'networkidle' });
    await tab.keyboard.press('?');
    expect(await tab.isVisible('#shortcuts')).toBe(false);
    await tab.close();
  });

  it('send the form at hand with Ctrl+Enter', async () => {
    const { tab } = await open('/officer');
    arrived = [];
    await tab.fill('#name', 'Ngát');
    await tab.keyboard.press('Control+Enter');
    await tab.waitForURL('**/officer?da-gui');
    expect(arrived).toHaveLength(1);
    await tab.close();
  });
});

describe('files', () => {
  it('are sent again when the server was away, and the answer takes the place of the page', async () => {
    const { tab, complaints } = await open('/officer');
    arrived = [];
    timesAway = 1;
    await tab.setInputFiles('#papers', {
      name: 'giấy.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-7'),
    });
    const said = tab.waitForSelector('.mc-upload [role=status]:has-text("bị ngắt")');
    await Promise.all([said, tab.click('button:has-text("Gửi hồ sơ")')]);
    await tab.waitForURL('**/officer?da-gui', { timeout: 15_000 });
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toContain('%PDF-7');
    expect(arrived[0]?.indexOf('name="_nonce"')).toBeLessThan(arrived[0]?.indexOf('%PDF-7') ?? 0);
    expect(await tab.isVisible('.mc-notice--success')).toBe(true);
    expect(complaints.filter((text) => !text.includes('503'))).toEqual([]);
    await tab.goBack();
    await tab.waitForSelector('#papers');
    await tab.close();
  });
});

describe('a scanned card', () => {
  it('fills the fields, and says so when it cannot be read', async () => {
    const { tab } = await open('/officer');
    await tab.fill('#name', '');
    await tab.click('#card');
    await tab.keyboard.type(card);
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.mc-scan__said:has-text("Đã điền")');
    expect(await tab.inputValue('#name')).toBe('Đặng Thị Hồng Ngát');
    expect(await tab.inputValue('[name=birth-year]')).toBe('2003');
    expect(await tab.isChecked('[name=sex][value=nu]')).toBe(true);
    await tab.keyboard.type('không phải thẻ');
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.mc-scan__said:has-text("Không đọc được")');
    expect(tab.url()).toBe(`${site.url}/officer`);
    await tab.close();
  });
});
