import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { drawnStamps, type StampKind, stamps } from '../../../../reference/signatures/stamps.ts';
import type { Specimen } from '../specimen.ts';

/** Labels and words of a stamp, in their order. */
export type StampLines = readonly (readonly [label: string, words: string])[];

/** The image in a stamp; without it a frame with words stands in its place. */
export type StampPicture = Pick<Specimen, 'picture' | 'millimetres'>;

const template = 'src/modules/signatures/pades/stamp.typ';

/** Draws what is seen of a signature as a small PDF/A page; `at` (milliseconds) dates the file. */
export function drawStamp(
  engine: PdfEngine,
  kind: StampKind,
  { lines, picture }: { readonly lines: StampLines; readonly picture?: StampPicture | undefined },
  at: number,
): Promise<Uint8Array> {
  const options = { title: 'Chữ ký số', createdAt: at, standard: 'a-2b', tagged: false } as const;
  if (!picture) return engine.render(template, { ...stamps[kind], lines }, options);
  const image = { path: '/specimen.png', ...(picture.millimetres !== null && { width: picture.millimetres }) };
  const data = { ...stamps[kind], ...drawnStamps[kind], lines, image };
  return engine.render(template, data, { ...options, pictures: { [image.path]: picture.picture } });
}
