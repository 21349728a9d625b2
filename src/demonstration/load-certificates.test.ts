import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demonstrationPassword } from '#modules/identity';
import { findCertificateInUse, withOpenCertificate } from '#modules/signatures';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { handIn } from '#test/hand-in';
import { type World, world } from '#test/world';
import { startTimeStampSimulator } from '../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { loadCertificates } from './load-certificates.ts';
import { findTimeStampKey } from './time-stamp-key.ts';

const communes = [
  { id: agencies.a, name: 'Ủy ban nhân dân xã Lạc Thuỷ' },
  { id: agencies.b, name: 'Ủy ban nhân dân xã An Nghĩa' },
];

/** Loads the certificates, and takes what lies in the folder away again. */
async function loaded(w: World, body: () => Promise<void>): Promise<void> {
  w.at('2026-03-10 09:00');
  await loadCertificates(w.database, w.tools.config, communes, w.now());
  try {
    await body();
  } finally {
    rmSync(join(w.tools.config.home, 'demonstration'), { recursive: true, force: true });
  }
}

async function signs(w: World, name: CastMember, kind: 'person' | 'seal', tsaUrl?: string): Promise<Buffer> {
  const whose = kind === 'seal' ? ({ kind } as const) : ({ kind, holderId: staffIdOf(name) } as const);
  const certificate = (await w.read(name, (db) => findCertificateInUse(db, agencies.a, whose)))!;
  const engine = 'src/platform/pdf/test-templates/plain.typ';
  const pdf = await w.tools.pdf.render(engine, { text: 'Nội dung' }, { title: 'Giấy', createdAt: w.now() });
  const who = await w.principal(name);
  const signing = {
    ...{ tools: { ...w.tools, config: { ...w.tools.config, tsaUrl } }, who, now: w.now() },
    read: <T>(work: Parameters<typeof w.read<T>>[1]) => w.read<T>(name, work),
    actAs: <T>(_: typeof who, work: Parameters<typeof w.act<T>>[1]) => w.act<T>(name, work),
  };
  const stamp = { lines: [['Ký bởi', name]] as const, place: { page: 1, left: 110, top: 200, width: 66, height: 16 } };
  const document = { pdf, field: 'Chữ ký', reason: 'Ký duyệt', location: 'Lạc Thuỷ', stamp };
  const signed = await withOpenCertificate(signing, certificate, demonstrationPassword, ({ sign }) => sign(document));
  return Buffer.from(signed.pdf);
}

const judged = async (w: World, content: Buffer): Promise<string> =>
  (await handIn(w, undefined, { url: '/kiem-tra-van-ban', content, json: false })).body;

test(
  'leaders, counter clerks and agencies of the demonstration can sign, and it believes them without a remark',
  () =>
    world((w) =>
      loaded(w, async () => {
        const { home } = w.tools.config;
        const authority = await startTimeStampSimulator((await findTimeStampKey(home))!, w.now);
        try {
          for (const name of ['leader Chi', 'leader Dũng', 'director Giang', 'clerk Bình', 'clerk Hoa'] as const)
            expect(await w.read(name, (db) => findCertificateInUse(db, agencies.a, own(name)))).toBeDefined();
          const byChi = await judged(w, await signs(w, 'leader Chi', 'person', authority.url));
          expect(byChi).toContain('Lê Thị Chi');
          expect(byChi).toContain('Trình diễn – không có giá trị pháp lý');
          expect(byChi).toMatch(/Chữ ký hợp lệ(?!, có điều)/);
          expect(byChi).not.toContain('Chữ ký hợp lệ, có điều cần lưu ý');
          const sealed = await judged(w, await signs(w, 'document clerk Mai', 'seal', authority.url));
          expect(sealed).toContain('Ủy ban nhân dân xã Lạc Thuỷ');
        } finally {
          await authority.stop();
        }
        expect(await w.events()).toEqual({ 'certificate.brought_in': 12 });
      }),
    ),
  60_000,
);

const own = (name: CastMember) => ({ kind: 'person', holderId: staffIdOf(name) }) as const;

test(
  'outside of the demonstration nobody believes its authority, though the same data folder is used',
  () =>
    world((w) =>
      loaded(w, async () => {
        const signed = await signs(w, 'leader Chi', 'person');
        expect(await judged(w, signed)).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
        for (const settings of [{ demo: false }, { production: true }]) {
          const { config } = w.tools;
          Object.assign(w.tools, { config: { ...config, ...settings } });
          expect(await judged(w, signed)).toContain('Không xác định được người ký');
          Object.assign(w.tools, { config });
        }
      }),
    ),
  60_000,
);

test('the key of the time-stamps is for its owner alone, and the authority’s own is kept nowhere', () =>
  world((w) =>
    loaded(w, async () => {
      const file = join(w.tools.config.home, 'demonstration', 'time-stamps.json');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['key', 'chain']);
    }),
  ));
