import { expect, test } from 'vitest';
import { file, receive } from '#test/dossiers';
import { handIn } from '#test/hand-in';
import { world } from '#test/world';

/** The smallest document that a reader opens. */
const scan =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

test('a clerk keeps the scan of a paper, and everybody concerned can open it', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const kept = await handIn(w, 'clerk Bình', { url: `/can-bo/ho-so/${code}/so-hoa/1`, content: scan, json: false });
    expect(kept.headers.location).toBe(`/can-bo/ho-so/${code}`);
    const page = await w.get(`/can-bo/ho-so/${code}`, 'officer Khánh');
    expect(page.body).toContain('Đã số hóa');
    const download = /href="(\/tep\/[^"]+)" download/.exec(page.body)?.[1];
    expect((await w.get(download!, 'officer Khánh')).statusCode).toBe(200);
    expect((await w.get(download!, 'citizen An')).statusCode).toBe(200);
    expect((await w.get(download!, 'citizen Phượng')).statusCode).toBe(404);
  }));

test('a program under the name of a PDF is refused beside the field, and nothing is kept', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const answer = await handIn(w, 'clerk Bình', {
      url: `/can-bo/ho-so/${code}/so-hoa/1`,
      content: 'MZ\u0090\u0000not a pdf',
      json: false,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('giấy tờ.pdf');
    expect(await w.events()).not.toHaveProperty('file.handed_in');
  }));

test('no file chosen is said beside the field', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const answer = await handIn(w, 'clerk Bình', {
      url: `/can-bo/ho-so/${code}/so-hoa/1`,
      content: '',
      copies: 0,
      json: false,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Hãy chọn ít nhất một tệp');
  }));
