import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';
import { choosePersonPage, styleSheet } from './choose-person.view.tsx';
import { choosingUrl, makeProvider } from './provider.ts';
import { type SimulatedPerson, subjectOf } from './simulated-person.ts';

export interface VneidSimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where browsers may be sent back to. */
  readonly redirectUris: readonly string[];
  readonly people: readonly SimulatedPerson[];
  /** Whether the product runs with production settings; the simulator then refuses to start. */
  readonly production: boolean;
}

export interface VneidSimulator {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
}

/** Starts a stand-in for VNeID on loopback: a real OpenID provider that lets anybody in as one of a few made-up people. */
export async function startVneidSimulator(options: VneidSimulatorOptions): Promise<VneidSimulator> {
  if (options.production) throw new Error('The VNeID simulator lets anybody in and refuses to run in production.');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port: options.port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'mot-cua', clientSecret: randomBytes(32).toString('base64url') };
  const provider = await makeProvider(issuer, { ...client, redirectUris: options.redirectUris }, options.people);
  server.on('request', answering(provider, options.people));
  return { issuer, ...client, stop: () => stop(server) };
}

function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

function answering(provider: Provider, people: readonly SimulatedPerson[]): Answering {
  const protocol = provider.callback();
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', provider.issuer);
    const [, uid, cancels] = /^\/dang-nhap\/([\w-]+)(\/huy)?$/.exec(pathname) ?? [];
    if (pathname === '/vneid.css') send(response, 200, 'text/css; charset=utf-8', styleSheet);
    else if (!uid) {
      request.headers.cookie = withoutSession(request.headers.cookie);
      void protocol(request, response);
    } else {
      const choosing = cancels ? cancel(provider, request, response) : choose(provider, people, uid, request, response);
      choosing.catch(() => send(response, 400, 'text/plain; charset=utf-8', 'Phiên đăng nhập này không còn nữa.'));
    }
  };
}

async function choose(
  provider: Provider,
  people: readonly SimulatedPerson[],
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST')
    return send(response, 200, 'text/html; charset=utf-8', choosePersonPage(choosingUrl(uid), people));
  const subject = new URLSearchParams(await bodyOf(request)).get('subject');
  const person = people.find((each) => subjectOf(each) === subject);
  if (!person) return send(response, 422, 'text/plain; charset=utf-8', 'Không có người này.');
  await provider.interactionFinished(request, response, { login: { accountId: subjectOf(person), remember: false } });
}

async function cancel(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const result = { error: 'access_denied', error_description: 'The person chose not to sign in.' };
  await provider.interactionFinished(request, response, result);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > 10_000) throw new Error('The form is too long.');
  }
  return body;
}

/** Every sign-in begins anew: whoever was here before is forgotten, so that people can change at one browser. */
function withoutSession(cookies = ''): string {
  return cookies
    .split(/;\s*/)
    .filter((cookie) => !cookie.startsWith('_session'))
    .join('; ');
}
