import { Worker } from 'node:worker_threads';
import { Refusal } from '../errors.ts';
import { threadEntry } from '../root.ts';
import type { PdfAnswer, PdfJob, PdfOptions, PdfWithPlaces } from './pdf-job.ts';

export interface PdfEngine {
  /**
   * Sets `data` in `template` (a `.typ` file under `src/`, its path from the root of the checkout) and returns the PDF.
   * Characters the font cannot draw become `□`. Refuses with `pdf.queue_full` (503) when too many wait already.
   */
  render(template: string, data: object, options: PdfOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Like {@link PdfEngine.render}, with where the spots lie that the template marked. */
  renderWithPlaces(template: string, data: object, options: PdfOptions): Promise<PdfWithPlaces>;
  /** Finishes what waits, then stops; later renders are refused with `pdf.closed` (503). */
  close(): Promise<void>;
}

export interface PdfEngineSettings {
  /** The root of the checkout. */
  root: string;
  /** How many documents may wait or be in work at once. */
  queue?: number;
  /** Milliseconds after which a document is given up and the worker replaced. */
  deadline?: number;
  /** Milliseconds without work after which the worker ends and gives its memory back. */
  idle?: number;
  /** The worker's file, when it is not the product's own. */
  workerFile?: string | URL;
}

/** Opens the engine that turns Typst templates into PDF, one document at a time in a worker thread started when needed. */
export function openPdfEngine(settings: PdfEngineSettings): PdfEngine {
  const { queue = 200, deadline = 60_000, idle = 120_000 } = settings;
  const press = new Press(settings, deadline, idle);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const renderWithPlaces: PdfEngine['renderWithPlaces'] = async (template, data, options) => {
    if (closed) throw new Refusal('pdf.closed', {}, 503);
    if (waiting >= queue) throw new Refusal('pdf.queue_full', { waiting }, 503);
    const job = { ...options, template, data: JSON.stringify(data) };
    waiting += 1;
    const mine = last.then(() => press.print(job)).finally(() => (waiting -= 1));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    renderWithPlaces,
    render: async (...job) => (await renderWithPlaces(...job)).pdf,
    async close() {
      closed = true;
      await last;
      await press.stop();
    },
  };
}

/** A small nursery makes the worker's heap collect early: 35 MB less over hundreds of papers, at no cost in time. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** Holds the one worker: starts it for a job, replaces it after a crash, lets it go when idle. */
class Press {
  readonly #settings: PdfEngineSettings;
  readonly #deadline: number;
  readonly #idle: number;
  #worker: Worker | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(settings: PdfEngineSettings, deadline: number, idle: number) {
    this.#settings = settings;
    this.#deadline = deadline;
    this.#idle = idle;
  }

  async print(job: PdfJob): Promise<PdfWithPlaces> {
    clearTimeout(this.#rest);
    this.#worker ??= this.#start();
    this.#worker.ref();
    try {
      const pdf = pdfIn(await answerOf(this.#worker, job, this.#deadline));
      this.#worker?.unref();
      this.#rest = setTimeout(() => void this.stop(), this.#idle).unref();
      return pdf;
    } catch (cause) {
      // Whatever went wrong may have left the typesetter half-broken: the next document gets a fresh one.
      void this.stop();
      throw new Error(`No PDF came of ${job.template}`, { cause });
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.#rest);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const { root, workerFile = threadEntry('src/platform/pdf/pdf-worker.ts') } = this.#settings;
    const worker = new Worker(workerFile, { workerData: { root }, execArgv: [], resourceLimits, name: 'pdf' });
    // A crash between two jobs only costs the worker; during a job `answerOf` hears of it too.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}

function pdfIn(answer: PdfAnswer): PdfWithPlaces {
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}

/** Sends one job and waits for its answer; rejects when the worker dies or the deadline (milliseconds) passes. */
function answerOf(worker: Worker, job: PdfJob, deadline: number): Promise<PdfAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>();
  const onExit = (code: number) => reject(new Error(`The worker ended with code ${code}`));
  const timer = setTimeout(() => reject(new Error(`No answer within ${deadline} ms`)), deadline);
  worker.once('message', resolve).once('error', reject).once('exit', onExit);
  worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', reject).off('exit', onExit);
  });
}
