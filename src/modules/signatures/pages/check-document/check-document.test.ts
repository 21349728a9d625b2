import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handIn } from '#test/hand-in';
import { type World, world } from '#test/world';
import { signed } from '../../judging/signed-files.test-data.ts';
import { type Holder, openOpensslPki, usual } from '../../openssl-pki.test-data.ts';

const pki = openOpensslPki();
const url = '/kiem-tra-van-ban';

let chi: Holder;

beforeAll(() => {
  chi = pki.issue('Chi', { issuer: pki.issue('CA', { extensions: usual.root }), extensions: usual.signer });
});
afterAll(() => pki.close());

async function aSignedPdf(w: World): Promise<Buffer> {
  const options = { title: 'Giấy thử', createdAt: w.now() };
  const pdf = await w.tools.pdf.render('src/platform/pdf/test-templates/plain.typ', { text: 'Nội dung' }, options);
  return signed(pdf, { signer: pki.signer(chi) });
}

const send = (w: World, content: Uint8Array) => handIn(w, undefined, { url, name: 'Giấy.pdf', content, json: false });

test('anybody may ask what a PDF is worth, and nothing of it is kept', () =>
  world(async (w) => {
    w.at('2026-03-10 09:00');
    expect((await w.get(url)).body).toContain('Kiểm tra văn bản ký số');
    const pdf = await aSignedPdf(w);
    const unknown = await send(w, pdf);
    expect(unknown.statusCode).toBe(200);
    expect(unknown.body).toContain('Không xác định được người ký');
    expect(unknown.body).toContain('Giấy.pdf');
    expect(await w.events()).toEqual({});

    const folder = join(w.tools.config.home, 'trust', 'signers');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ca.crt'), pki.read('CA.crt'));
    const known = await send(w, pdf);
    expect(known.body).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
    expect(known.body).toContain('Không có dấu thời gian');
  }));

test('what is no PDF, or no file at all, is said in words', () =>
  world(async (w) => {
    expect((await send(w, Buffer.from('Kính gửi'))).body).toContain('Chữ ký không hợp lệ');
    const nothing = await send(w, Buffer.alloc(0));
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('Chọn một tệp PDF.');
  }));
