import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { agencies, type CastMember } from '#test/cast';
import { handIn } from '#test/hand-in';
import { pdf } from '#test/sample-files';
import { unhurried } from '#test/unhurried';
import { type World, world } from '#test/world';
import { buildApp } from '../../src/app.ts';

const filesUrl = 'http://tep.example.vn';

/** An installation whose files have a host of their own. */
async function withFilesHost(body: (w: World, ask: Ask, file: string) => Promise<void>): Promise<void> {
  await world(async (w) => {
    const tools = { ...w.tools, config: { ...w.tools.config, filesUrl } };
    const log = (message: string, error?: unknown) => console.error(message, error);
    const parts = { database: w.database, clock: { now: w.now }, tools, assets: undefined, log, turns: unhurried };
    const http = await buildApp(parts);
    const { id } = (await handIn(w, 'citizen An', { content: pdf() })).json();
    const ask: Ask = async (url, { who, method = 'GET' } = {}) =>
      http.inject({ method, url, headers: who ? { cookie: `motcua=${await w.cookie(who)}` } : {} });
    await body(w, ask, `/tep/${agencies.a}/${id}`);
    await http.close();
  });
}

type Ask = (url: string, how?: { who?: CastMember; method?: 'GET' | 'POST' }) => Promise<LightMyRequestResponse>;

const linkOf = async (ask: Ask, file: string, who: 'citizen An' | 'clerk Bình' = 'citizen An') =>
  String((await ask(file, { who })).headers.location);

describe('a file whose host is another', () => {
  it('is handed over there by a link, without any cookie, as a download that can do nothing', () =>
    withFilesHost(async (_w, ask, file) => {
      const link = await linkOf(ask, file);
      expect(link).toMatch(new RegExp(`^${filesUrl}${file}\\?lien-ket=[\\w-]{43}$`));
      const { statusCode, headers, rawPayload } = await ask(link);
      expect(statusCode).toBe(200);
      expect(rawPayload.equals(pdf())).toBe(true);
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['set-cookie']).toBeUndefined();
    }));

  it('is not handed over by our own host, and there no cookie opens it', () =>
    withFilesHost(async (_w, ask, file) => {
      expect((await ask(file, { who: 'citizen An' })).statusCode).toBe(303);
      const without = await ask(`${filesUrl}${file}`, { who: 'citizen An' });
      expect([without.statusCode, without.headers.location]).toEqual([303, `http://localhost:3000${file}`]);
    }));

  it('opens by its link for a minute, and then the way leads back to a new one', () =>
    withFilesHost(async (w, ask, file) => {
      const link = await linkOf(ask, file);
      w.at('2026-03-10 08:02');
      const late = await ask(link);
      expect([late.statusCode, late.headers.location]).toEqual([303, `http://localhost:3000${file}`]);
    }));

  it('does not open by the link of another file, nor by one whose session has ended', () =>
    withFilesHost(async (w, ask, file) => {
      const { id } = (await handIn(w, 'citizen An', { content: pdf('% 2') })).json();
      const link = await linkOf(ask, file);
      expect((await ask(link.replace(/[0-9a-f-]{36}\?/, `${id}?`))).statusCode).toBe(303);
      await w.rows('delete from identity.session');
      expect((await ask(link)).statusCode).toBe(303);
    }));

  it('is asked about again where it is handed over: whoever may no longer is refused', () =>
    withFilesHost(async (w, ask, file) => {
      const link = await linkOf(ask, file);
      await w.rows(`update papers.file set readers = '{}'`);
      const refused = await ask(link);
      expect(refused.statusCode).toBe(404);
      expect(refused.body).not.toContain('_csrf');
      expect(refused.headers['set-cookie']).toBeUndefined();
    }));

  it('shares its host with no page, no form and no other file of ours', () =>
    withFilesHost(async (_w, ask, file) => {
      for (const path of ['/', '/dang-nhap', `${file}/xem`, '/khong-co'])
        expect((await ask(`${filesUrl}${path}`, { who: 'citizen An' })).headers.location).toBe(
          `http://localhost:3000${path}`,
        );
      expect((await ask(`${filesUrl}/dang-nhap`, { method: 'POST' })).statusCode).toBe(404);
    }));

  it('stands in the access journal once, when an officer was handed it', () =>
    withFilesHost(async (w, ask, file) => {
      const link = await linkOf(ask, file, 'clerk Bình');
      const read = `select from platform.access where address = 'GET /tep/:agency/:id'`;
      expect(await w.rows(read)).toHaveLength(0);
      await ask(link);
      expect(await w.rows(read)).toHaveLength(1);
    }));
});
