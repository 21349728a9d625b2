import type { Day } from '#platform/clock';
import type { PdfEngine } from '#platform/pdf/pdf-engine';
import type { PdfWithPlaces } from '#platform/pdf/pdf-job';
import { qrSvg } from '#platform/pdf/qr';
import { drawnStamps, stamps } from '../../../reference/signatures/stamps.ts';
import { dateInWords } from './official-papers/in-words.ts';
import type { Signer } from './official-papers/official-paper.ts';
import type { Result } from './result-store.ts';

/** A result as it is to stand on paper. */
export interface ResultToLayOut {
  readonly dossierCode: string;
  readonly result: Pick<Result, 'title' | 'content'>;
  readonly agency: { readonly name: string; readonly placeName: string };
  readonly day: Day;
  /** Absent leaves room for it to be written by hand. */
  readonly number?: string;
  /** Whoever signs; absent leaves the place free. */
  readonly signer?: Signer;
  /** Where anybody checks the signed file. */
  readonly checkUrl?: string;
  /** What is seen of a signature the signed file holds, for a print of it. */
  readonly signed?: readonly (readonly [label: string, words: string])[];
  /** Whether images of the handwriting and of the seal will be drawn, and so how much room they need. */
  readonly images?: ImagesToDraw;
  /** The copies of extracts that go with it, a line each. */
  readonly extracts?: readonly string[];
  /** Nobody has approved it yet. */
  readonly isDraft?: boolean;
}

export interface ImagesToDraw {
  readonly person: boolean;
  readonly seal: boolean;
}

const template = 'src/modules/dossiers/official-papers/result.typ';

/** Lays a result out (Phụ lục I, NĐ 30/2020/NĐ-CP) with room for signature and seal; `at` (milliseconds) dates the file. */
export function layOutResult(engine: PdfEngine, r: ResultToLayOut, at: number): Promise<PdfWithPlaces> {
  const data = {
    letterhead: letterheadOf(r),
    ...{ title: r.result.title, paragraphs: r.result.content.split('\n').filter((line) => line.trim() !== '') },
    extracts: r.extracts ?? [],
    ...{ dossierCode: r.dossierCode, signer: r.signer, signed: r.signed, isDraft: r.isDraft ?? false },
    ...(r.checkUrl && { checkUrl: r.checkUrl, qr: qrSvg(r.checkUrl) }),
    ...{ person: { ...stamps.person, ...(r.images?.person && drawnStamps.person) } },
    ...{ seal: { ...stamps.seal, ...(r.images?.seal && drawnStamps.seal) } },
    liesOver: liesOver(r.images),
  };
  return engine.renderWithPlaces(template, data, { title: `${r.result.title} – ${r.dossierCode}`, createdAt: at });
}

/** An image of a seal lies over an image of a handwriting; words must be read, and stand beside. */
export const liesOver = (images: ImagesToDraw | undefined): boolean => images?.person === true && images.seal;

const letterheadOf = ({ agency: { name, placeName }, day, number }: ResultToLayOut) => ({
  ...{ issuer: name, issuerInText: name, place: placeName, issuedOn: dateInWords(day) },
  ...(number !== undefined && { number }),
});
