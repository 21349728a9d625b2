import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { type StampKind, stamps } from '../../../../reference/signatures/stamps.ts';

/** Labels and words of a stamp, in their order. */
export type StampLines = readonly (readonly [label: string, words: string])[];

/** Draws what is seen of a signature as a small PDF/A page; `at` (milliseconds) dates the file. */
export function drawStamp(engine: PdfEngine, kind: StampKind, lines: StampLines, at: number): Promise<Uint8Array> {
  const options = { title: 'Chữ ký số', createdAt: at, standard: 'a-2b', tagged: false } as const;
  return engine.render('src/modules/signatures/pades/stamp.typ', { ...stamps[kind], lines }, options);
}
