import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A stand-in for a signing program on an officer's computer, which pages talk to over a line of its own (WebSocket). */
export interface LocalSignerSimulator {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  /** What it was asked, as it came. */
  readonly asked: { readonly path: string; readonly wish: Wish }[];
  stop(): Promise<void>;
}

interface Wish {
  readonly FileName: string;
  readonly FileUploadHandler: string;
}

const keyOfTheStandard = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Starts the stand-in on a free port of 127.0.0.1; `sign` is its officer with a token. */
export async function startLocalSignerSimulator(sign: (pdf: Buffer) => Promise<Buffer>): Promise<LocalSignerSimulator> {
  const asked: LocalSignerSimulator['asked'] = [];
  const server = createServer();
  const lines = new Set<Socket>();
  server.on('upgrade', (request, socket: Socket) => {
    lines.add(socket);
    socket.on('close', () => lines.delete(socket)).on('error', () => socket.destroy());
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}${keyOfTheStandard}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.once('data', async (frame: Buffer) => {
      const wish = JSON.parse(textIn(frame)) as Wish;
      asked.push({ path: request.url ?? '', wish });
      socket.write(framed(JSON.stringify(await serve(wish, sign))));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Fetches, signs and brings back, and says what the server said. */
async function serve({ FileName, FileUploadHandler }: Wish, sign: (pdf: Buffer) => Promise<Buffer>): Promise<object> {
  const pdf = Buffer.from(await (await fetch(FileName)).arrayBuffer());
  const form = new FormData();
  form.append('uploadfile', new Blob([new Uint8Array(await sign(pdf))]), 'van-ban.pdf');
  const said = (await (await fetch(FileUploadHandler, { method: 'POST', body: form })).json()) as {
    Status: boolean;
    Message: string;
    FileServer: string;
  };
  return { Status: said.Status ? 0 : 1, Message: said.Message, FileServer: said.FileServer };
}

/** The words of one masked frame of less than 64 KB (RFC 6455, 5.2). */
function textIn(frame: Buffer): string {
  const short = frame[1]! & 0x7f;
  const [length, at] = short === 126 ? [frame.readUInt16BE(2), 4] : [short, 2];
  const mask = frame.subarray(at, at + 4);
  const masked = frame.subarray(at + 4, at + 4 + length);
  return Buffer.from(masked.map((byte, i) => byte ^ mask[i % 4]!)).toString();
}

function framed(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from(head), body]);
}
