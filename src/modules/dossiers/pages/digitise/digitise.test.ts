import { expect, test } from 'vitest';
import { listFacts } from '#platform/journal';
import { agencies } from '#test/cast';
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
    expect(kept.headers.location).toBe(`/can-bo/ho-so/${code}/so-hoa/1/trang`);
    const page = await w.get(`/can-bo/ho-so/${code}`, 'officer Khánh');
    expect(page.body).toContain('Đã số hóa');
    const download = /href="(\/tep\/[^"]+)" download/.exec(page.body)?.[1];
    expect((await w.get(download!, 'officer Khánh')).statusCode).toBe(200);
    expect((await w.get(download!, 'citizen An')).statusCode).toBe(200);
    expect((await w.get(download!, 'citizen Phượng')).statusCode).toBe(404);
  }));

test('B digitises what A received for it: both communes and An open the scan, and A scans on beside it', () =>
  world(async (w) => {
    const forB = await file(w, 'citizen An', { receivingCode: 'H44.127', handlingCode: 'H44.128' });
    const { code } = await receive(w, 'clerk Bình', forB);
    const url = `/can-bo/ho-so/${code}/so-hoa/1`;
    for (const who of ['clerk Việt of B', 'clerk Bình'] as const)
      expect((await handIn(w, who, { url, content: scan, json: false })).headers.location).toBe(`${url}/trang`);
    expect((await handIn(w, 'officer Khánh', { url, content: scan, json: false })).statusCode).toBe(403);
    const page = await w.get(`/can-bo/ho-so/${code}`, 'clerk Việt of B');
    const downloads = [...page.body.matchAll(/href="(\/tep\/[^"]+)" download/g)].map(([, address = '']) => address);
    expect(new Set(downloads.map((address) => address.split('/')[2]))).toEqual(new Set([agencies.a, agencies.b]));
    for (const address of downloads) {
      for (const who of ['clerk Bình', 'clerk Việt of B', 'citizen An'] as const)
        expect((await w.get(address, who)).statusCode).toBe(200);
      expect((await w.get(address, 'citizen Phượng')).statusCode).toBe(404);
    }
    const facts = await w.read('clerk Bình', (db) => listFacts(db, agencies.a, forB.id));
    const scanners = facts.filter(({ type }) => type === 'dossier.paper_digitised').map(({ actorName }) => actorName);
    expect(scanners.toSorted()).toEqual(['Lê Văn Việt', 'Trần Văn Bình']);
  }));

test('B keeps no file at A, which received nothing for it', () =>
  world(async (w) => {
    const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    const url = `/can-bo/ho-so/${code}/so-hoa/1`;
    expect((await handIn(w, 'clerk Việt of B', { url, content: scan, json: false })).statusCode).toBe(404);
    expect(await w.events()).not.toHaveProperty('file.handed_in');
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
