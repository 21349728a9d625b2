import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { inMemory, printedLines, scanOf } from '#test/scan';
import { openPdfEngine } from '../pdf/pdf-engine.ts';
import { root } from '../root.ts';
import { openPageEngine } from './page-engine.ts';

const tools = { pages: openPageEngine({ root }), pdf: openPdfEngine({ root }) };
afterAll(async () => {
  await tools.pages.close();
  await tools.pdf.close();
});

test('a photo is turned upright by the words on it, however it lies', async () => {
  const upright = await scanOf(tools, printedLines, { skew: 2, noise: 12, light: 0.7 });
  for (const lies of [0, 90, 180] as const) {
    const photo = await sharp(upright).rotate(lies).jpeg({ quality: 80 }).toBuffer();
    expect([lies, await tools.pages.upright(inMemory('image/jpeg', photo), 1)]).toEqual([lies, (360 - lies) % 360]);
  }
}, 120_000);

test('a page that does not tell which way is up is left as it lies', async () => {
  const empty = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4f1ea' } })
    .jpeg()
    .toBuffer();
  expect(await tools.pages.upright(inMemory('image/jpeg', empty), 1)).toBe(0);
}, 60_000);
