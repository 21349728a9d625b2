import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium';

/** A PNG's size, from its header, and whether it shows more than one colour, from its packed pixels. */
function look(png: Buffer): { width: number; height: number; blank: boolean } {
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isPixels = png.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isPixels) packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const values = new Set(inflateSync(Buffer.concat(packed)));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), blank: values.size < 20 };
}

/** How many letters of an element Chromium had a font for. */
async function glyphsDrawn(page: Page, selector: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.reduce((sum, font) => sum + font.glyphCount, 0);
}

test('a page of Vietnamese text is shown and photographed on a bare machine', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 200 } });
    await page.goto('data:text/html;charset=utf-8,<title>Một cửa</title><h1>Tiếp nhận hồ sơ</h1>');
    expect(await page.title()).toBe('Một cửa');
    expect(look(await page.screenshot())).toEqual({ width: 390, height: 200, blank: false });
    expect(await glyphsDrawn(page, 'h1')).toBe('Tiếp nhận hồ sơ'.length);
    await page.setContent('');
    expect(look(await page.screenshot()).blank).toBe(true);
  } finally {
    await browser.close();
  }
}, 60_000);
