import type { Apart } from './apart.ts';
import type { BlobStore } from './blobs.ts';
import type { Config } from './config.ts';
import type { Strike } from './fault-point.ts';
import type { PageEngine } from './pages/page-engine.ts';
import type { PdfEngine } from './pdf/pdf-engine.ts';

/** The machinery that pages and jobs may use, handed to them, never looked up. */
export interface Tools {
  readonly config: Config;
  readonly pdf: PdfEngine;
  readonly pages: PageEngine;
  readonly blobs: BlobStore;
  readonly apart: Apart;
  /** For tests of what a sudden end leaves behind. */
  readonly strike?: Strike;
}
