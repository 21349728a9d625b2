import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPageEngine } from '#platform/pages/page-engine';
import { Unreadable } from '#platform/pages/unreadable';
import { root } from '#platform/root';
import { agencies } from '#test/cast';
import { handIn } from '#test/hand-in';
import { type HostileFile, hostileFiles } from '#test/hostile-files';
import { inMemory } from '#test/scan';
import { type World, world } from '#test/world';
import { type ClamdSimulator, startClamd } from '../../../simulators/clamd.ts';
import { pdfOfPages } from '../../platform/pages/sample-documents.test-data.ts';
import { canPreview } from './file-types.ts';
import { scanFile } from './jobs/scan-file.ts';
import { vi } from './messages.vi.ts';

/** Some of these would draw for ever: previews of theirs are given up after so many milliseconds, a quarter of what people get. */
const impatient = openPageEngine({ root, time: 5_000 });

let clamd: ClamdSimulator;
beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(() => Promise.all([clamd.close(), impatient.close()]));

/** Milliseconds that the server may be deaf for while it looks at a file, on a machine that others use as well. */
const deafness = 3_000;

/** What people read, in Vietnamese and with the facts filled in. */
function inWords(code: string): RegExp {
  const literal = vi.refusals[code]!.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\{\w+\}/g, '.{1,200}')}$`, 'u');
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

/** Hands a file in, and says which of the words for people came back, or what was kept. */
async function handedIn(w: World, { name, make }: HostileFile): Promise<string | Kept> {
  const answer = await handIn(w, 'citizen An', { name, content: await make() });
  if (answer.statusCode === 200) return answer.json();
  expect(answer.statusCode).toBe(422);
  const { error } = answer.json() as { error: string };
  expect(await w.rows('select * from papers.file')).toEqual([]);
  return Object.keys(vi.refusals).find((code) => inWords(code).test(error)) ?? error;
}

/** A file that was kept is downloaded in a box, and shown as a picture of ours or not at all. */
async function staysInItsBox(w: World, { id, name }: Kept): Promise<void> {
  const url = `/tep/${agencies.a}/${id}`;
  const { headers } = await w.get(url, 'clerk Bình');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const disposition = /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.!~-]+$/;
  expect(String(headers['content-disposition'])).toMatch(disposition);
  expect(name).toMatch(/^[^\p{Cc}\p{Cf}<>:"|?*\\/]{1,150}$/u);
  const shown = await w.get(`${url}/xem`, 'clerk Bình');
  if (shown.statusCode === 200) expect(shown.rawPayload.subarray(8, 12).toString('latin1')).toBe('WEBP');
  else {
    expect([404, 415]).toContain(shown.statusCode);
    expect(shown.body).toMatch(/không xem trước được|Không tìm thấy/);
  }
  const pages = await w.get(`${url}/trang`, 'clerk Bình');
  expect([200, 404, 415]).toContain(pages.statusCode);
  for (const { body } of [shown, pages]) expect(body).not.toMatch(/<script>alert|<img src=x/);
}

async function withImpatience({ tools }: World, work: () => Promise<void>): Promise<void> {
  const { pages } = tools;
  Object.assign(tools, { pages: impatient });
  await work().finally(() => Object.assign(tools, { pages }));
}

/** What digitisation asks first. */
async function isCounted(w: World, { mediaType }: Kept, content: Buffer): Promise<void> {
  const counted = await w.tools.pages.count(inMemory(mediaType, new Uint8Array(content))).catch((error) => error);
  expect(typeof counted === 'number' || counted instanceof Unreadable).toBe(true);
}

describe.each(hostileFiles)('%s', (_, files) => {
  test.each(files)('$says', { timeout: 120_000 }, (file) =>
    world(async (w) => {
      if (file.fate === 'infected') return isCaught(w, file);
      const deaf = monitorEventLoopDelay({ resolution: 20 });
      const content = await file.make();
      deaf.enable();
      const taken = await handedIn(w, { ...file, make: () => content });
      deaf.disable();
      expect(typeof taken === 'string' ? { refused: taken } : 'kept').toEqual(file.fate);
      expect(deaf.max / 1e6).toBeLessThan(deafness);
      if (typeof taken === 'string') return;
      await withImpatience(w, async () => {
        await staysInItsBox(w, taken);
        if (canPreview(taken.mediaType)) await isCounted(w, taken, content);
      });
      expect((await w.get('/healthz')).statusCode).toBe(200);
    }),
  );
});

/** Lets the installation have a scanner at this address. */
async function withScanner(w: World, address: string, work: () => Promise<void>): Promise<void> {
  Object.assign(w.tools.config, { clamd: address });
  await work().finally(() => Object.assign(w.tools.config, { clamd: undefined }));
}

/** Kept from everybody until the scanner has spoken, and for good when it found something. */
const isCaught = (w: World, file: HostileFile) =>
  withScanner(w, clamd.address, async () => {
    const { id } = (await handedIn(w, file)) as Kept;
    const url = `/tep/${agencies.a}/${id}`;
    const waiting = await w.get(url, 'clerk Bình');
    expect(waiting.statusCode).toBe(409);
    expect(waiting.body).toContain('đang chờ quét vi-rút');
    await scanFile.run({ agencyId: agencies.a, id }, w.jobs());
    for (const address of [url, `${url}/xem`, `${url}/trang`]) {
      const answer = await w.get(address, 'clerk Bình');
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('có mã độc nên bị giữ lại');
    }
  });

test('nothing is accepted while the scanner is down', () =>
  world(async (w) => {
    const away = await startClamd();
    await away.close();
    await withScanner(w, away.address, async () => {
      const [, viruses] = hostileFiles.at(-1)!;
      for (const file of viruses.slice(0, 3)) {
        const { id } = (await handedIn(w, file)) as Kept;
        await expect(scanFile.run({ agencyId: agencies.a, id }, w.jobs())).rejects.toThrow('stays in quarantine');
        expect((await w.get(`/tep/${agencies.a}/${id}`, 'clerk Bình')).statusCode).toBe(409);
      }
      expect(await w.rows('select distinct state from papers.file')).toEqual([{ state: 'quarantined' }]);
    });
  }));

test('there are far more than a hundred kinds', () => {
  const kinds = hostileFiles.flatMap(([tries, files]) => files.map(({ says }) => `${tries} ${says}`));
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThan(150);
});

test('a document that means well is still drawn afterwards', () =>
  world(async (w) => {
    const { id } = (await handIn(w, 'citizen An', { content: pdfOfPages(2) })).json() as Kept;
    expect((await w.get(`/tep/${agencies.a}/${id}/xem?trang=2`, 'clerk Bình')).statusCode).toBe(200);
  }));
