import { createHash, randomUUID } from 'node:crypto';

/** What to hand in, and where. */
export interface SubmitOrder {
  readonly address: string;
  readonly cookie: string;
  readonly csrf: string;
  readonly intakePath: string;
  /** What a clerk types for a dossier; `content` is made its own. */
  readonly fields: Readonly<Record<string, string>>;
  /** How many hand in at the same time. */
  readonly connections: number;
}

/** One write that was sent, and what its sender knows of it. */
export interface Sent {
  readonly kind: 'dossier' | 'file';
  readonly nonce: string;
  /** What tells this write from every other: the content of the dossier, or the hash of the file. */
  readonly mark: string;
  /** When it was sent, and when it was known what came of it (milliseconds). */
  readonly sentAt: number;
  readonly knownAt: number;
  /** Where the product led to; absent when it never acknowledged. */
  readonly location?: string;
  /** What the product answered when it was neither yes nor "later". */
  readonly refused?: string;
  /** The status of the answer, or why there was none. */
  readonly answer: string;
}

/** What the sender says of itself. */
export type Word = { readonly inFlight: number; readonly acknowledged: number } | { readonly sent: readonly Sent[] };

let order: SubmitOrder | undefined;
let inFlight = 0;
let acknowledged = 0;
let addresses = 0;
const sent: Sent[] = [];

const pdf = (words: string): string =>
  `%PDF-1.7\n% ${words}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n`;

function formOf({ csrf, fields }: SubmitOrder, kind: Sent['kind']) {
  const nonce = randomUUID();
  const hidden = { _csrf: csrf, _nonce: nonce };
  if (kind === 'dossier') {
    const mark = `Chứng thực bản sao ${nonce}`;
    return { nonce, mark, body: new URLSearchParams({ ...hidden, ...fields, content: mark }) };
  }
  const content = pdf(nonce);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, tro_ve: '/' })) body.append(name, value);
  body.append('file', new Blob([content]), 'giấy tờ.pdf');
  return { nonce, mark: createHash('sha256').update(content).digest('hex'), body };
}

/** Hands in one thing; whatever is no acknowledgement leaves it open what became of it. */
async function submit(now: SubmitOrder, kind: Sent['kind']): Promise<boolean> {
  const { nonce, mark, body } = formOf(now, kind);
  const url = `${now.address}${kind === 'dossier' ? now.intakePath : '/tep'}`;
  addresses += 1;
  const from = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
  const sentAt = Date.now();
  inFlight += 1;
  try {
    const headers = { cookie: now.cookie, 'x-forwarded-for': from };
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body });
    const location = answer.headers.get('location') ?? '';
    const isDone = answer.status === 303 && answer.headers.get('x-receipt-id') === nonce;
    const refused = isDone || [503, 507].includes(answer.status) ? {} : { refused: `${answer.status} ${location}` };
    const told = { answer: String(answer.status), ...(isDone && { location }), ...refused };
    sent.push({ kind, nonce, mark, sentAt, knownAt: Date.now(), ...told });
    if (isDone) acknowledged += 1;
    await answer.arrayBuffer().catch(() => undefined);
    return isDone;
  } catch (error) {
    const { message, cause } = error as Error;
    sent.push({ kind, nonce, mark, sentAt, knownAt: Date.now(), answer: `${message}: ${cause}` });
    return false;
  } finally {
    inFlight -= 1;
  }
}

async function submitOnAndOn(turn: number): Promise<void> {
  for (let count = turn; order; count += 1)
    if (!(await submit(order, count % 2 === 0 ? 'dossier' : 'file')))
      await new Promise((wait) => setTimeout(wait, 150));
}

let running: Promise<unknown> = Promise.resolve();

/** As a process of its own: an order begins, `count` is answered at once, `end` waits for what is under way. */
process.on('message', async (message: SubmitOrder | 'count' | 'end') => {
  if (message === 'count') return process.send?.({ inFlight, acknowledged } satisfies Word);
  if (message === 'end') {
    order = undefined;
    await running;
    process.send?.({ sent } satisfies Word, () => process.disconnect());
    return;
  }
  order = message;
  running = Promise.all(Array.from({ length: message.connections }, (_, turn) => submitOnAndOn(turn)));
});

// Whoever asked is gone: nobody wants to know any more.
process.on('disconnect', () => process.exit());
