import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../root.ts';
import { openPdfEngine } from './pdf-engine.ts';
import { textOfPdf } from './text-of-pdf.ts';

const engine = openPdfEngine({ root });
afterAll(() => engine.close());

const template = (name: string): string => `src/platform/pdf/test-templates/${name}.typ`;
const options = { title: 'Giấy thử', createdAt: Date.parse('2026-02-05T08:05:00+07:00') };
const print = (text: string) => engine.render(template('plain'), { text }, options);
const printed = async (text: string) => textOfPdf(await print(text)).join(' ');

describe('the PDF engine', () => {
  test('writes tagged PDF/A-2a with its title and language', async () => {
    const file = Buffer.from(await print('Xin chào')).toString('utf8');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(file).toMatch(/<dc:title>.*Giấy thử/);
    expect(file).toContain('/Lang (vi)');
    expect(file).toContain('/Marked true');
  });

  test('gives the same bytes for the same data at the same instant', async () => {
    expect(Buffer.from(await print('Xin chào')).equals(await print('Xin chào'))).toBe(true);
  });

  test('never reads data as markup', async () => {
    expect(await printed('#read("/etc/passwd") *đậm* $x$')).toBe('#read("/etc/passwd") *đậm* $x$');
  });

  test('composes decomposed Vietnamese', async () => {
    expect(await printed('Nguyễn Thị Hằng'.normalize('NFD'))).toBe('Nguyễn Thị Hằng'.normalize('NFC'));
  });

  test('prints the letters of the mountain peoples', async () => {
    expect(await printed('Niê Kđăm, Ƀlăng, Čĭm')).toBe('Niê Kđăm, Ƀlăng, Čĭm');
    expect(await printed('Y Bhơ̆k, Čư̆ Mgar, Krông Ana ê̆')).not.toContain('□');
  });

  test('puts a box in place of an emoji or a Chinese letter, and prints the rest', async () => {
    expect(await printed('Hoa 👩‍👩‍👧 王 ạ')).toBe('Hoa □ □ ạ');
  });

  test('takes marks out that would turn a name round', async () => {
    expect(await printed('An \u202enahn\u2066 Bình')).toBe('An nahn Bình');
  });

  test('prints nothing at all as an empty page', async () => {
    expect(await printed('')).toBe('');
  });

  test('fails when a typeface is missing, and goes on with the next document', async () => {
    const failed = engine.render(template('missing-font'), {}, options);
    await expect(failed).rejects.toMatchObject({ cause: { message: expect.stringContaining('unknown font family') } });
    expect(await printed('Vẫn in')).toBe('Vẫn in');
  });

  test('lets no template read outside the sources', async () => {
    await expect(engine.render(template('reaching-out'), {}, options)).rejects.toThrow('No PDF came of');
  });

  test('refuses a document when too many wait, and none of those is lost', async () => {
    const small = openPdfEngine({ root, queue: 2 });
    const waiting = [1, 2].map((n) => small.render(template('plain'), { text: `${n}` }, options));
    const third = small.render(template('plain'), { text: '3' }, options);
    await expect(third).rejects.toMatchObject({ code: 'pdf.queue_full', status: 503, facts: { waiting: 2 } });
    expect((await Promise.all(waiting)).flatMap(textOfPdf)).toEqual(['1', '2']);
    await small.close();
  });

  test('finishes what waits before it closes, then refuses', async () => {
    const brief = openPdfEngine({ root });
    await brief.render(template('plain'), { text: 'đầu' }, options);
    const last = brief.render(template('plain'), { text: 'cuối' }, options);
    await new Promise(setImmediate);
    await brief.close();
    expect(textOfPdf(await last)).toEqual(['cuối']);
    await expect(brief.render(template('plain'), {}, options)).rejects.toMatchObject({ code: 'pdf.closed' });
  });
});

describe('a worker that dies or hangs', () => {
  const moody = `import { parentPort } from 'node:worker_threads';
    const moods = { crash: () => process.exit(3), hang: () => {}, throw: () => { throw new Error('ouch'); } };
    const answer = () => parentPort.postMessage({ pdf: new Uint8Array([7]) });
    parentPort.on('message', ({ title }) => (moods[title] ?? answer)());`;
  const workerFile = new URL(`data:text/javascript,${encodeURIComponent(moody)}`);

  test.each(['crash', 'hang', 'throw'])('costs only the document in work (%s)', async (mood) => {
    const fragile = openPdfEngine({ root, workerFile, deadline: 3_000 });
    const first = fragile.render('a.typ', {}, { ...options, title: mood });
    const second = fragile.render('b.typ', {}, options);
    await expect(first).rejects.toThrow('No PDF came of a.typ');
    expect(await second).toEqual(new Uint8Array([7]));
    await fragile.close();
  });

  test('is replaced when it ended for want of work', async () => {
    const resting = openPdfEngine({ root, workerFile, idle: 1 });
    await resting.render('a.typ', {}, options);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await resting.render('a.typ', {}, options)).toEqual(new Uint8Array([7]));
    await resting.close();
  });
});
