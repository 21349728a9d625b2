import type { DrawnPage, Turn } from './page-job.ts';
import { type DocumentToRead, ReaderProcess, type ReaderSettings } from './reader-process.ts';

/** Looks at the pages of what people hand in (PDF and images), in processes apart that a hostile file cannot leave. */
export interface PageEngine {
  /** How many pages a document has. */
  count(document: DocumentToRead): Promise<number>;
  /** A page drawn anew, upright, at most `longerSide` pixels long. */
  draw(document: DocumentToRead, what: PageToDraw): Promise<DrawnPage>;
  /** The words that a PDF itself says stand on a page; none of a mere picture. */
  text(document: DocumentToRead, page: number): Promise<string>;
  close(): Promise<void>;
}

export interface PageToDraw {
  /** From 1. */
  readonly page: number;
  /** Pixels. */
  readonly longerSide: number;
  readonly turn?: Turn;
}

/** Milliseconds for one page; a page of a scanner is drawn in a quarter of a second. */
const drawingTime = 20_000;

/** For previews, that somebody waits for. */
const quick = { megabytes: 800, niceness: 0, queue: 100, idle: 60_000 } as const satisfies Partial<ReaderSettings>;

/** Opens the engine; its processes start when first needed. Throws `Unreadable` for what cannot be read. */
export function openPageEngine({
  root,
  time = drawingTime,
}: {
  readonly root: string;
  readonly time?: number;
}): PageEngine {
  const previews = new ReaderProcess({ root, ...quick });
  return {
    count: (document) => previews.ask({ do: 'count' }, [document], time) as Promise<number>,
    draw: (document, { turn = 0, ...what }) =>
      previews.ask({ do: 'draw', turn, ...what }, [document], time) as Promise<DrawnPage>,
    text: (document, page) => previews.ask({ do: 'text', page }, [document], time) as Promise<string>,
    close: () => previews.close(),
  };
}
