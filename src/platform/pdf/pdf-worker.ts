// Entry of the worker thread that typesets.
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';
import { openTypst } from './typst.ts';

const typeset = openTypst((workerData as { root: string }).root);

// One message a document: the typesetter's memory is freed only when the event loop turns between documents.
parentPort?.on('message', (job: PdfJob) => {
  const answer = answerTo(job);
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : []);
});

function answerTo(job: PdfJob): PdfAnswer {
  try {
    return typeset(job);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
