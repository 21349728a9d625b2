import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { inMemory as documentOf, errorRate, printedLines, scanOf } from '#test/scan';
import { openPdfEngine } from '../pdf/pdf-engine.ts';
import { root } from '../root.ts';
import { openPageEngine } from './page-engine.ts';
import type { RecognisedPage } from './page-job.ts';
import { brokenPdf, endlessPdf, pdfOfPages, tiffOfPages } from './sample-documents.test-data.ts';

const engine = openPageEngine({ root });
afterAll(() => engine.close());

const pdf = (content: Uint8Array) => documentOf('application/pdf', content);

describe('the page engine', () => {
  test('counts the pages of a PDF, a scanner’s TIFF and a photo', async () => {
    expect(await engine.count(pdf(pdfOfPages(3)))).toBe(3);
    expect(await engine.count(documentOf('image/tiff', await tiffOfPages(2)))).toBe(2);
    const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#a00' } })
      .jpeg()
      .toBuffer();
    expect(await engine.count(documentOf('image/jpeg', photo))).toBe(1);
  });

  test('draws the page asked for as a new WebP, as long as wanted and turned', async () => {
    const { pages, picture } = await engine.draw(pdf(pdfOfPages(3)), { page: 2, longerSide: 800 });
    expect(pages).toBe(3);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 565, height: 800 });
    const turned = await engine.draw(pdf(pdfOfPages(1)), { page: 1, longerSide: 800, turn: 90 });
    expect(await sharp(turned.picture).metadata()).toMatchObject({ width: 800, height: 565 });
  });

  test('tells the words a PDF carries, in composed letters', async () => {
    expect(await engine.text(pdf(pdfOfPages(2)), 2)).toContain('Trang 2');
  });

  test('finds the last page of a thousand as quickly as the first', async () => {
    const thousand = pdf(pdfOfPages(1000));
    expect(await engine.count(thousand)).toBe(1000);
    expect(await engine.text(thousand, 1000)).toContain('Trang 1000');
  });

  test('reads any page of a TIFF of 400', async () => {
    const many = documentOf('image/tiff', await tiffOfPages(400));
    expect(await engine.draw(many, { page: 400, longerSide: 50 })).toMatchObject({ pages: 400 });
  });

  test('says that a page is not there', async () => {
    for (const page of [0, 2, 1.5, Number.NaN])
      await expect(engine.draw(pdf(pdfOfPages(1)), { page, longerSide: 100 })).rejects.toMatchObject({
        fault: 'no_such_page',
      });
  });

  test.each([
    ['a PDF that is none', pdf(brokenPdf)],
    ['a photo cut short', documentOf('image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))],
    ['a picture under a wrong name', documentOf('image/png', brokenPdf)],
  ])('refuses %s as broken, and goes on with the next', async (_, document) => {
    await expect(engine.draw(document, { page: 1, longerSide: 100 })).rejects.toMatchObject({ fault: 'broken' });
    expect(await engine.count(pdf(pdfOfPages(1)))).toBe(1);
  });

  test('gives up a page that takes more memory than one may have, and goes on with the next', async () => {
    const drawing = engine.draw(pdf(endlessPdf()), { page: 1, longerSide: 1600 });
    await expect(drawing).rejects.toMatchObject({ fault: 'too_much', message: 'The reader ended (SIGKILL)' });
    expect(await engine.count(pdf(pdfOfPages(1)))).toBe(1);
  });

  test('gives up a page that takes longer than one may, and says so at once', async () => {
    const hasty = openPageEngine({ root, time: 20 });
    const drawing = hasty.draw(pdf(pdfOfPages(1)), { page: 1, longerSide: 1600 });
    await expect(drawing).rejects.toMatchObject({ fault: 'too_much', message: 'No answer within 20 ms' });
    await hasty.close();
  });

  test('passes on what kept a document from being read, and does not blame the document', async () => {
    const gone = { ...pdf(pdfOfPages(1)), open: () => Promise.reject(new Error('the disk is gone')) };
    await expect(engine.count(gone)).rejects.toThrow('the disk is gone');
    expect(await engine.count(pdf(pdfOfPages(1)))).toBe(1);
  });

  test('survives a wall of pixels', async () => {
    const wall = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(engine.draw(documentOf('image/png', wall), { page: 1, longerSide: 100 })).rejects.toMatchObject({
      fault: 'broken',
    });
  });

  test('lets a job that waits for a stopping engine know', async () => {
    const stopping = openPageEngine({ root });
    const waiting = stopping.count(pdf(pdfOfPages(1)));
    const told = expect(waiting).rejects.toMatchObject({ code: 'pages.closed', status: 503 });
    await stopping.close();
    await told;
    expect(() => stopping.count(pdf(pdfOfPages(1)))).toThrow('pages.closed');
  });
});

const printer = openPdfEngine({ root });
const tools = { pdf: printer, pages: engine };
afterAll(() => printer.close());

const textOf = ({ lines }: RecognisedPage) =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ');

describe('recognition', { timeout: 120_000 }, () => {
  test('reads a scan that lies askew under a red seal, and says how it lay', async () => {
    const scan = documentOf('image/jpeg', await scanOf(tools, printedLines, { skew: 3, seal: true, noise: 20 }));
    const page = await engine.recognise(scan, { page: 1, turn: 0 });
    expect(page.skew).toBeCloseTo(3, 0);
    expect(errorRate(printedLines.join(' '), textOf(page))).toBeLessThan(0.01);
  });

  test('reads the few words of an almost empty page', async () => {
    const scan = documentOf('image/jpeg', await scanOf(tools, printedLines.slice(0, 3), { skew: 2, seal: true }));
    const page = await engine.recognise(scan, { page: 1, turn: 0 });
    expect(errorRate(printedLines.slice(0, 3).join(' '), textOf(page))).toBeLessThan(0.02);
  });

  test('reads a photo in failing light that lies on its side, once a person has turned it', async () => {
    const photo = await scanOf(tools, printedLines, { light: 0.5, noise: 15 });
    const onItsSide = documentOf('image/jpeg', await sharp(photo).rotate(90).jpeg().toBuffer());
    const page = await engine.recognise(onItsSide, { page: 1, turn: 270 });
    expect(page.isFlattened).toBe(true);
    expect(page.width).toBeLessThan(page.height);
    expect(errorRate(printedLines.join(' '), textOf(page))).toBeLessThan(0.01);
  });

  test('finds no words on an empty page', async () => {
    const empty = documentOf('image/tiff', await tiffOfPages(1));
    expect(textOf(await engine.recognise(empty, { page: 1, turn: 0 }))).toBe('');
  });

  test('sets the page as PDF/A whose words can be found, with the picture over them', async () => {
    const scan = documentOf('image/jpeg', await scanOf(tools, printedLines, { skew: -1.5 }));
    const recognised = await engine.recognise(scan, { page: 1, turn: 0 });
    const pages = [
      { document: 0, page: 1, turn: 0, recognised },
      { document: 1, page: 2, turn: 90 },
    ] as const;
    const composed = await engine.compose([scan, pdf(pdfOfPages(2))], { title: 'Giấy xác nhận', createdAt: 0, pages });
    expect(await engine.count(pdf(composed))).toBe(2);
    expect(errorRate(printedLines.join(' '), await engine.text(pdf(composed), 1))).toBeLessThan(0.005);
    expect(await engine.text(pdf(composed), 2)).toBe('');
    const metadata = Buffer.from(composed).toString('latin1');
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    const { picture } = await engine.draw(pdf(composed), { page: 2, longerSide: 842 });
    expect(await sharp(picture).metadata()).toMatchObject({ width: 842, height: 595 });
  });
});
