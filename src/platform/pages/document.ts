import type { Sharp } from 'sharp';
import { Unreadable } from './unreadable.ts';

/** A document with its bytes, as it was handed in. */
export interface Document {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A document whose pages can be looked at. */
export interface OpenDocument {
  readonly pages: number;
  /** The paper's size in points (1/72 inch), as the document says; of a photo, which does not know, as if it were A4. */
  size(page: number): Promise<{ readonly width: number; readonly height: number }>;
  /** The page as it lies, upright by its own marks; drawn from a PDF so that its longer side has `longerSide` pixels. */
  picture(page: number, longerSide: number): Promise<Sharp>;
  /** The words that the document itself says stand on the page; none of a mere picture. */
  text(page: number): string;
}

/** Throws unless the document has the page. */
export function assertPage(page: number, pages: number): void {
  if (!(Number.isInteger(page) && page >= 1 && page <= pages))
    throw new Unreadable('no_such_page', `There is no page ${page} among ${pages}`);
}
