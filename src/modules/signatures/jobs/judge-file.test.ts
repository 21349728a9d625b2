import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeInFile } from '#modules/papers';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { file as fileDossier } from '#test/dossiers';
import { handIn } from '#test/hand-in';
import { type World, world } from '#test/world';
import { edited, signed } from '../judging/signed-files.test-data.ts';
import { type Holder, openOpensslPki, usual } from '../openssl-pki.test-data.ts';
import { judgeFile } from './judge-file.ts';

const pki = openOpensslPki();

let chi: Holder;

beforeAll(() => {
  chi = pki.issue('Chi', { issuer: pki.issue('CA', { extensions: usual.root }), extensions: usual.signer });
});
afterAll(() => pki.close());

const aPdf = async (w: World): Promise<Buffer> =>
  Buffer.from(
    await w.tools.pdf.render(
      'src/platform/pdf/test-templates/plain.typ',
      { text: 'Nội dung' },
      { title: 'Giấy thử', createdAt: w.now() },
    ),
  );

const aSignedPdf = async (w: World): Promise<Buffer> => signed(await aPdf(w), { signer: pki.signer(chi) });

const withPageMore = (pdf: Buffer): Promise<Buffer> =>
  edited(pdf, (document, save) => {
    document.addPage([300, 300]);
    save(document.catalog.get(PDFName.of('Pages')) as PDFRef);
  });

/** Lets `body` run where the authority of the signer is believed in. */
async function believing(w: World, body: () => Promise<void>): Promise<void> {
  const folder = join(w.tools.config.home, 'trust', 'signers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ca.crt'), pki.read('CA.crt'));
  try {
    await body();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const handInAs = (w: World, who: 'citizen An' | 'clerk Bình', content: Buffer) =>
  w.act(who, (act) => takeInFile(act, w.tools, { agencyId: agencies.a, name: 'giấy.pdf', content }));

const judge = (w: World, { agencyId, id }: { agencyId: string; id: string }) =>
  judgeFile.run({ agencyId, id }, w.jobs());

const pageOf = (
  w: World,
  { agencyId, id }: { agencyId: string; id: string },
  who: 'citizen An' | 'clerk Bình' | 'clerk Việt of B',
) => w.get(`/tep/${agencyId}/${id}/chu-ky`, who);

test('a signed PDF is judged when it comes, and the verdict stays when nobody believes the signer any more', () =>
  world(async (w) => {
    const file = await handInAs(w, 'citizen An', await aSignedPdf(w));
    expect(
      await w.rows(`select key from graphile_worker.jobs where task_identifier = 'signatures.judge_file'`),
    ).toEqual([{ key: `signatures.judge_file:${file.id}` }]);
    await believing(w, () => judge(w, file));
    await judge(w, file);
    for (const who of ['citizen An', 'clerk Bình'] as const) {
      const words = textOf((await pageOf(w, file, who)).body);
      expect(words).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
      expect(words).toContain('Kết quả kiểm tra khi tệp được nhận');
    }
    expect((await pageOf(w, file, 'clerk Việt of B')).statusCode).toBe(404);
  }));

test('a PDF changed after signing is called invalid, and one without signatures has no verdict', () =>
  world(async (w) => {
    const forged = await handInAs(w, 'citizen An', await withPageMore(await aSignedPdf(w)));
    await believing(w, () => judge(w, forged));
    expect(textOf((await pageOf(w, forged, 'clerk Bình')).body)).toContain('trang của tệp đã bị sửa, thêm hoặc bớt');
    const plain = await handInAs(w, 'citizen An', await aPdf(w));
    await judge(w, plain);
    expect((await pageOf(w, plain, 'clerk Bình')).statusCode).toBe(404);
    expect(await w.events()).toMatchObject({ 'file.judged': 1 });
  }));

test('the officer sees beside the file what its signatures are worth', () =>
  world(async (w) => {
    const { code } = await fileDossier(w, 'citizen An');
    const at = `/can-bo/ho-so/${code}`;
    await handIn(w, 'clerk Bình', {
      url: `${at}/so-hoa/1`,
      content: await aSignedPdf(w),
      json: false,
      fields: { way: 'keep' },
    });
    const [file] = await w.rows<{ agencyId: string; id: string }>(
      'select agency_id as "agencyId", id from papers.published_file',
    );
    await judge(w, file!);
    const page = (await w.get(at, 'clerk Bình')).body;
    expect(page).toContain(`href="/tep/${file!.agencyId}/${file!.id}/chu-ky"`);
    expect(textOf(page)).toContain('Không xác định được người ký');
  }));
