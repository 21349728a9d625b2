import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform } from 'node:stream';

/** What befalls a request: a number, or a page, is answered by the line itself, everything else happens on the way. */
export type Befalls =
  | 'nothing'
  | 'cut'
  | 'silence'
  | 'slow_answer'
  | 'answer_cut_short'
  | 'torn_upload'
  | 'changed_upload'
  | { readonly page: string }
  | 403
  | 500
  | 503;

/** A line to a real server on which things go wrong. */
export interface FaultyLine {
  readonly address: string;
  /** What befalls the next requests, one by one; nothing befalls those after. */
  befall(...next: readonly Befalls[]): void;
  /** What befalls all from now on. */
  always(what: Befalls): void;
  /** Nothing befalls anything any more. */
  mend(): void;
  /** The methods and addresses of the requests since this was asked last. */
  asked(): readonly string[];
  stop(): Promise<void>;
}

const codes: Readonly<Record<number, string>> = {
  403: 'AccessDenied',
  500: 'InternalError',
  503: 'SlowDown',
};

/** Opens a line to the server at `to`, which sees every request as it was sent. */
export async function openFaultyLine(to: string): Promise<FaultyLine> {
  const queue: Befalls[] = [];
  let usual: Befalls = 'nothing';
  let seen: string[] = [];
  const server = createServer((asking, answering) => {
    seen.push(`${asking.method} ${asking.url}`);
    void befallOne(queue.shift() ?? usual, to, asking, answering);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    befall: (...next) => void queue.push(...next),
    always: (what) => {
      usual = what;
    },
    mend: () => {
      queue.length = 0;
      usual = 'nothing';
    },
    asked: () => {
      const all = seen;
      seen = [];
      return all;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function befallOne(what: Befalls, to: string, asking: IncomingMessage, answering: ServerResponse): Promise<void> {
  if (typeof what === 'number') {
    for await (const _part of asking);
    answering.writeHead(what, { 'content-type': 'application/xml' }).end(`<Error><Code>${codes[what]}</Code></Error>`);
  } else if (typeof what === 'object') answering.writeHead(200, { 'content-type': 'application/xml' }).end(what.page);
  else if (what === 'cut') asking.socket.destroy();
  else if (what === 'silence') asking.resume();
  else passOn(what, to, asking, answering);
}

function passOn(what: Befalls, to: string, asking: IncomingMessage, answering: ServerResponse): void {
  const { method, url = '/', headers, rawHeaders } = asking;
  const passed = request(new URL(url, to), { method, headers: rawHeaders, setHost: false });
  passed.on('error', () => asking.socket.destroy());
  passed.once('response', (response) => {
    answering.writeHead(response.statusCode ?? 0, response.headers);
    const isCut = what === 'answer_cut_short';
    const isSlow = what === 'slow_answer';
    response
      .pipe(new Transform({ transform: isCut ? cutShort(answering) : isSlow ? slowly : unchanged }))
      .pipe(answering);
  });
  if (what === 'torn_upload') {
    asking.once('data', (part: Buffer) => {
      passed.write(part.subarray(0, Math.ceil(part.length / 2)), () => {
        passed.destroy();
        asking.socket.destroy();
      });
    });
  } else if (what === 'changed_upload' && Number(headers['content-length']) > 0)
    asking.pipe(new Transform({ transform: changed() })).pipe(passed);
  else asking.pipe(passed);
}

type Pass = NonNullable<ConstructorParameters<typeof Transform>[0]>['transform'];

const unchanged: Pass = (part, _encoding, done) => done(null, part);

/** A byte each tenth of a second. */
const slowly: Pass = async function (part: Buffer, _encoding, done) {
  for (const byte of part) {
    this.push(Buffer.from([byte]));
    await new Promise((wait) => setTimeout(wait, 100));
    if (this.destroyed) return;
  }
  done();
};

/** Half of the first part, and then nothing. */
const cutShort =
  (answering: ServerResponse): Pass =>
  (part: Buffer) => {
    answering.write(part.subarray(0, Math.floor(part.length / 2)), () => answering.destroy());
  };

/** The first bit is another. */
function changed(): Pass {
  let isFirst = true;
  return (part: Buffer, _encoding, done) => {
    const passed = Buffer.from(part);
    if (isFirst) passed[0]! ^= 1;
    isFirst = false;
    done(null, passed);
  };
}
