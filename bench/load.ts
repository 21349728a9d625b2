import { connect } from 'node:net';
import { anew } from './anew.ts';

/** What to ask for: one page again and again, over connections that stay open. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  readonly connections: number;
  readonly seconds: number;
  /** By another address each time, see {@link anew}. */
  readonly isAnew?: boolean;
}

export interface LoadReport {
  /** Pages a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

/** Asks on one connection until the time is over; anything but 200 with a body is an error. */
function ask({ port, path, cookie, isAnew }: LoadOrder, until: number, took: number[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = () =>
    `GET ${isAnew ? anew(path) : path} HTTP/1.1\r\nhost: localhost:${port}\r\n${cookie && `cookie: ${cookie}\r\n`}\r\n`;
  const socket = connect(port, '127.0.0.1');
  let began = 0;
  let received = Buffer.alloc(0);
  const next = () => {
    if (performance.now() >= until) return socket.end();
    began = performance.now();
    socket.write(request());
  };
  socket
    .setNoDelay(true)
    .once('connect', next)
    .once('close', () => resolve())
    .once('error', reject);
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const text = received.toString('latin1', 0, head).toLowerCase();
    const length = Number(/\r\ncontent-length: (\d+)/.exec(text)?.[1]);
    if (!text.startsWith('http/1.1 200') || !length) return socket.destroy(new Error(`${path}: ${text.slice(0, 300)}`));
    if (received.length < head + 4 + length) return;
    received = Buffer.alloc(0);
    took.push(performance.now() - began);
    next();
  });
  return promise;
}

async function load(order: LoadOrder): Promise<LoadReport> {
  const took: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: order.connections }, () => ask(order, began + order.seconds * 1000, took)));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  return { rate: took.length / seconds, p50: at(0.5), p95: at(0.95) };
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (report) => process.send?.(report),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
