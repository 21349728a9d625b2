import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As whom an agency comes to the stand-in. */
export const simulatedPartner = {
  partnerCode: 'PAYGOV-THU',
  accessKey: 'khoa-truy-cap-trinh-dien',
  secretKey: 'khoa-bi-mat-trinh-dien',
} as const;

interface Order {
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: string;
  readonly orderInfo: string;
  readonly returnUrl: string;
  readonly notifyUrl: string;
  outcome: 'pending' | 'paid' | 'failed';
  transactionNo: string;
}

/** A stand-in for the payment gateway PayGov, from loopback only: nobody pays, one chooses how it ends. */
export interface PaygovSimulator {
  readonly url: string;
  /** Its message about an order, with the right checksum. */
  messageOf(orderId: string, changes?: Readonly<Record<string, string>>): Record<string, string>;
  /** Ends an order without telling anybody, as when a message is lost. */
  settle(orderId: string, outcome: 'paid' | 'failed'): void;
  /** Lets it answer nothing any more. */
  isAway: boolean;
  stop(): Promise<void>;
}

export interface PaygovSimulatorOptions {
  /** Whether the product runs with production settings; the simulator then refuses to start. */
  readonly production: boolean;
}

const sum = (values: readonly string[]): string =>
  createHash('sha256')
    .update([simulatedPartner.secretKey, simulatedPartner.accessKey, simulatedPartner.partnerCode, ...values].join(''))
    .digest('hex');

/** A message of the stand-in about an order, with the right checksum. */
export function signedMessage(fields: Readonly<Record<string, string>>): Record<string, string> {
  const { orderId = '', requestCode = '', amount = '', transactionNo = '', errorCode = '' } = fields;
  return { ...fields, checksum: sum([orderId, requestCode, amount, transactionNo, errorCode]) };
}

/** Starts the stand-in on any free port. */
export async function startPaygovSimulator({ production }: PaygovSimulatorOptions): Promise<PaygovSimulator> {
  if (production) throw new Error('The PayGov simulator takes no money and refuses to run in production.');
  const orders = new Map<string, Order>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => send(response, 400, 'text/plain', 'Không đọc được yêu cầu.'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const end = (order: Order, outcome: 'paid' | 'failed') => {
    order.outcome = outcome;
    order.transactionNo ||= `PG${String(Date.now()).slice(-9)}${String(orders.size).padStart(3, '0')}`;
  };
  const messageOf = (order: Order, changes: Readonly<Record<string, string>> = {}): Record<string, string> => {
    const errorCode = { pending: '01', paid: '00', failed: '24' }[order.outcome];
    const { orderId, requestCode, amount, orderInfo, transactionNo } = order;
    const payDate = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const fixed = { paygate: 'MOPHONG', type: '1', transactionCode: transactionNo, payDate };
    return signedMessage({ orderId, amount, orderInfo, requestCode, transactionNo, errorCode, ...fixed, ...changes });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (simulator.isAway) return send(response, 503, 'text/plain', '');
    const path = new URL(request.url ?? '/', url).pathname;
    const body = Buffer.concat(await request.toArray()).toString();
    if (path === '/payment/init') return sendJson(response, begin(JSON.parse(body) as Record<string, string>));
    if (path === '/payment/query') return sendJson(response, tell(JSON.parse(body) as Record<string, string>));
    const order = orders.get(decodeURIComponent(path.replace('/thanh-toan/', '')));
    if (!order) return send(response, 404, 'text/plain', 'Không có lần thanh toán này.');
    if (request.method !== 'POST') return send(response, 200, 'text/html', pageOf(order));
    end(order, new URLSearchParams(body).get('outcome') === 'paid' ? 'paid' : 'failed');
    const headers = { 'content-type': 'application/json' };
    await fetch(order.notifyUrl, { method: 'POST', headers, body: JSON.stringify(messageOf(order)) }).catch(
      () => undefined,
    );
    response.writeHead(303, { location: order.returnUrl }).end();
  }

  function begin(wish: Record<string, string>): object {
    const { orderId = '', requestCode = '', amount = '', checksum } = wish;
    if (checksum !== sum([orderId, requestCode, amount])) return { errorCode: '97' };
    const { orderInfo = '', returnUrl = '', notifyUrl = '' } = wish;
    const known = orders.get(orderId);
    if (!known)
      orders.set(orderId, {
        orderId,
        requestCode,
        amount,
        orderInfo,
        returnUrl,
        notifyUrl,
        outcome: 'pending',
        transactionNo: '',
      });
    return { errorCode: '00', payUrl: `${url}/thanh-toan/${encodeURIComponent(orderId)}` };
  }

  function tell({ orderId = '', requestCode = '', amount = '', checksum }: Record<string, string>): object {
    const order = orders.get(orderId);
    const isRight = order && checksum === sum([orderId, requestCode, amount || order.amount]);
    return isRight ? messageOf(order) : { errorCode: '97' };
  }

  const found = (orderId: string): Order => {
    const order = orders.get(orderId);
    if (!order) throw new Error(`Nobody began to pay ${orderId}.`);
    return order;
  };
  const simulator: PaygovSimulator = {
    url,
    messageOf: (orderId, changes) => messageOf(found(orderId), changes),
    settle: (orderId, outcome) => end(found(orderId), outcome),
    isAway: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return simulator;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}

const sendJson = (response: ServerResponse, body: object): void =>
  send(response, 200, 'application/json', JSON.stringify(body));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const pageOf = ({ orderId, amount, orderInfo }: Order): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thanh toán mô phỏng</title></head><body>
<h1>Cổng thanh toán mô phỏng</h1>
<p>Đây không phải cổng thanh toán thật: không có tiền nào được chuyển.</p>
<p>${escaped(orderInfo)}</p><p>Mã thanh toán: ${escaped(orderId)}</p><p>Số tiền: <strong>${escaped(amount)} đồng</strong></p>
<form method="post"><button name="outcome" value="paid">Thanh toán</button>
<button name="outcome" value="failed">Không thanh toán</button></form></body></html>`;
