import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { draftByHand } from '#test/draft-by-hand';
import { handIn } from '#test/hand-in';
import { signingPeople } from '#test/signing-people';
import { type World, world } from '#test/world';
import { handwritingPhoto, sealPhoto } from '../../src/platform/pages/ink-pictures.test-data.ts';

const { bringIn, judge, password, workingDay } = signingPeople();

async function bringInImages(w: World): Promise<void> {
  const url = '/can-bo/chung-thu/hinh';
  const handwriting = { url: `${url}/chu-ky`, name: 'chu-ky.jpg', content: await handwritingPhoto(), json: false };
  expect((await handIn(w, 'leader Chi', handwriting)).statusCode).toBe(303);
  const fields = { millimetres: '36' };
  const seal = { url: `${url}/con-dau`, name: 'con-dau.jpg', content: await sealPhoto(), fields, json: false };
  expect((await handIn(w, 'document clerk Mai', seal)).statusCode).toBe(303);
}

/** The signed and sealed result, as the citizen downloads it. */
async function signAndSeal(w: World): Promise<Buffer> {
  const at = await draftByHand(w);
  const sign = { signing: 'digital', certificatePassword: password };
  expect((await w.post(`${at}/ky-duyet`, sign, 'leader Chi')).statusCode).toBe(303);
  expect((await w.post(`${at}/ban-hanh`, sign, 'document clerk Mai')).statusCode).toBe(303);
  const handOver = { method: 'electronic', receivedByName: 'Nguyễn Văn An' };
  expect((await w.post(`${at}/tra-ket-qua`, handOver, 'clerk Hoa')).statusCode).toBe(303);
  const own = (await w.get(`/ho-so-cua-toi/${at.split('/').at(-1)}`, 'citizen An')).body;
  const [link = ''] = /\/tep\/[0-9a-f-]+\/[0-9a-f-]+/.exec(own) ?? [];
  return (await w.get(link, 'citizen An')).rawPayload;
}

type Colour = (red: number, green: number, blue: number) => boolean;
const isBlue: Colour = (red, green, blue) => blue - red > 60 && blue - green > 40;
const isRed: Colour = (red, green, blue) => red - green > 70 && red - blue > 70;

/** Where a colour lies on the page, in millimetres. */
async function extentOf(w: World, pdf: Buffer, is: Colour) {
  const document = { mediaType: 'application/pdf', size: pdf.length, open: async () => Readable.from([pdf]) };
  const { picture } = await w.tools.pages.draw(document, { page: 1, longerSide: 2_000 });
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = Array.from({ length: info.width * info.height }, (_, i) => i).filter((i) =>
    is(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!),
  );
  const millimetre = info.height / 297;
  const across = found.map((i) => (i % info.width) / millimetre).sort((a, b) => a - b);
  const down = found.map((i) => Math.floor(i / info.width) / millimetre).sort((a, b) => a - b);
  return { left: across[0]!, right: across.at(-1)!, top: down[0]!, bottom: down.at(-1)! };
}

test(
  'a result shows the leader’s handwriting, and the seal at its real size over the first third of it',
  () =>
    world(async (w) => {
      w.at(`${workingDay()} 09:00`);
      await bringIn(w);
      await bringInImages(w);
      const pdf = await signAndSeal(w);
      const [blue, red] = [await extentOf(w, pdf, isBlue), await extentOf(w, pdf, isRed)];
      expect(red.bottom - red.top).toBeGreaterThan(35);
      expect(red.bottom - red.top).toBeLessThan(37);
      // The seal hides the left of the handwriting, so the handwriting is measured from its right.
      const width = 22 * (1014 / 494);
      const third = blue.right - width * (2 / 3);
      expect(Math.abs(red.right - third)).toBeLessThan(1.5);
      expect(Math.abs((red.top + red.bottom) / 2 - (blue.top + blue.bottom) / 2)).toBeLessThan(1.5);

      const verdict = await judge(w, pdf);
      expect(verdict).toContain('Chữ ký hợp lệ, có điều cần lưu ý');
      const text = pdf.toString('latin1');
      expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
      expect(text).not.toContain('/DeviceCMYK');
    }),
  120_000,
);
