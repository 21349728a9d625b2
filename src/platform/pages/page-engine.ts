import type { ComposeJob, DrawnPage, InkDrawing, InkJob, RecognisedPage, Turn } from './page-job.ts';
import { type DocumentToRead, ReaderProcess, type ReaderSettings } from './reader-process.ts';

/** Looks at the pages of what people hand in (PDF and images), in processes apart that a hostile file cannot leave. */
export interface PageEngine {
  /** Decodes the first page of a document, so that what is broken is known when it comes in. */
  tryOut(document: DocumentToRead): Promise<void>;
  /** How many pages a document has. */
  count(document: DocumentToRead): Promise<number>;
  /** A page drawn anew, upright, at most `longerSide` pixels long. */
  draw(document: DocumentToRead, what: PageToDraw): Promise<DrawnPage>;
  /** The words that a PDF itself says stand on a page; none of a mere picture. */
  text(document: DocumentToRead, page: number): Promise<string>;
  /** Lifts what was written or stamped off its paper, as a drawing in one colour; `broken` says also that there is nothing. */
  ink(document: DocumentToRead, what: Omit<InkJob, 'do'>): Promise<InkDrawing>;
  /** Recognises the Vietnamese words of a page. It takes seconds; one page at a time, and whoever asks while it {@link isReading} waits. */
  recognise(document: DocumentToRead, what: { readonly page: number; readonly turn: Turn }): Promise<RecognisedPage>;
  /** By which turn a page stands upright, by the words on it; 0 where they do not tell. It takes seconds and waits as {@link recognise} does. */
  upright(document: DocumentToRead, page: number): Promise<Turn>;
  /** Puts pages, as recognised, into one PDF/A with their words under their pictures. */
  compose(documents: readonly DocumentToRead[], what: Omit<ComposeJob, 'do'>): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether a page is being recognised or a PDF composed. */
  readonly isReading: boolean;
  /** Gives up what is being recognised or composed, for good; pages are still drawn. */
  stopRecognising(): Promise<void>;
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

/** Milliseconds to recognise a page: it takes two or three seconds, on a busy machine ten. */
const recognitionTime = 120_000;

/** Milliseconds for each page put into a PDF. */
const compositionTime = 10_000;

/** For what is coming in, which must not wait for what is being drawn. */
const incoming = { megabytes: 800, niceness: 0, queue: 100, idle: 30_000 } as const satisfies Partial<ReaderSettings>;

/** Pixels: enough to decode a page, and nobody looks at it. */
const smallest = 16;

/** For recognition, which nobody waits for and which leaves the processor to whoever is waited for. */
const patient = { megabytes: 1_200, niceness: 10, queue: 3, idle: 30_000 } as const satisfies Partial<ReaderSettings>;

/** Opens the engine; its processes start when first needed. Throws `Unreadable` for what cannot be read. */
export function openPageEngine({
  root,
  time = drawingTime,
}: {
  readonly root: string;
  readonly time?: number;
}): PageEngine {
  const intake = new ReaderProcess({ root, ...incoming });
  const previews = new ReaderProcess({ root, ...quick });
  const recogniser = new ReaderProcess({ root, ...patient });
  return {
    tryOut: async (document) => {
      await intake.ask({ do: 'draw', page: 1, longerSide: smallest, turn: 0 }, [document], time);
    },
    count: (document) => previews.ask({ do: 'count' }, [document], time) as Promise<number>,
    draw: (document, { turn = 0, ...what }) =>
      previews.ask({ do: 'draw', turn, ...what }, [document], time) as Promise<DrawnPage>,
    text: (document, page) => previews.ask({ do: 'text', page }, [document], time) as Promise<string>,
    ink: (document, what) => intake.ask({ do: 'ink', ...what }, [document], time) as Promise<InkDrawing>,
    recognise: (document, what) =>
      recogniser.ask({ do: 'recognise', ...what }, [document], recognitionTime) as Promise<RecognisedPage>,
    upright: (document, page) => recogniser.ask({ do: 'upright', page }, [document], recognitionTime) as Promise<Turn>,
    compose: (documents, what) => {
      const deadline = recognitionTime + what.pages.length * compositionTime;
      return recogniser.ask({ do: 'compose', ...what }, documents, deadline) as Promise<Uint8Array<ArrayBuffer>>;
    },
    get isReading() {
      return recogniser.isBusy;
    },
    stopRecognising: () => recogniser.close(),
    close: async () => {
      await Promise.all([intake.close(), previews.close(), recogniser.close()]);
    },
  };
}
