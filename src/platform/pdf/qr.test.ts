import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { qrSvg } from './qr.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });

test.each([
  'https://mot-cua.example.vn/tra-cuu/H44.25.17-260205-0042?k=9F3A7C',
  '025085004271||Nguyễn Văn An|05021985|Nam|Thôn Đồng Thượng, xã Suối Mây|',
])('a reader sees what the code says: %s', async (text) => {
  const image = await sharp(Buffer.from(qrSvg(text)), { density: 400 })
    .resize(500)
    .png()
    .toBuffer();
  const [found] = await readBarcodes(new Blob([Uint8Array.from(image)]), { formats: ['QRCode'] });
  expect(found?.text).toBe(text);
});

test('nothing of the text stands in the image as markup', () => {
  expect(qrSvg('"><script>alert(1)</script>')).not.toContain('script');
});
