import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Straight } from './straighten.ts';

/** Pixels of the longer side: enough for the code of a citizen card on A4, and a quarter of the work. */
const longerSide = 2000;

/** Prepares to read what the QR codes on a page say. Left alone, the package would fetch its program from elsewhere. */
export function openCodes(): (page: Straight) => Promise<string[]> {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } });
  return codesOn;
}

async function codesOn({ pixels, width, height }: Straight): Promise<string[]> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' };
  const found = await readBarcodes(picture as ImageData, { formats: ['QRCode'], tryHarder: true });
  return found.map(({ text }) => text.normalize('NFC'));
}
