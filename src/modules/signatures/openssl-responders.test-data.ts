import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import type { Holder, OpensslPki } from './openssl-pki.test-data.ts';

/** The responder (OCSP) of `openssl` and a server of revocation lists, for the authorities of one folder. */
export interface Responders {
  /** Lines of an extension section that lead to both. */
  readonly addresses: readonly string[];
  /** Paths that the server of lists was asked for. */
  readonly asked: string[];
  /** What the server of lists gives instead of the list. */
  answer: Buffer | undefined;
  /** Starts the responder of an authority, whose books it reads at this moment. */
  startResponder(authority: Holder): Promise<void>;
  stopResponder(): Promise<void>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/** A port nobody listens at, for a program that wants to be told one. */
async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startResponders(pki: OpensslPki): Promise<Responders> {
  const asked: string[] = [];
  const lists = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (responders.answer) response.end(responders.answer);
    else if (existsSync(pki.path(path.slice(1)))) response.end(pki.read(path.slice(1)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => lists.listen(0, host, resolve));
  const port = await freePort();
  let responder: ChildProcess | undefined;
  const stopResponder = async () => {
    const gone = responder && new Promise((resolve) => responder!.once('exit', resolve));
    responder?.kill('SIGKILL');
    await gone;
    responder = undefined;
  };
  const responders: Responders = {
    addresses: [
      `authorityInfoAccess=OCSP;URI:http://${host}:${port}/`,
      `crlDistributionPoints=URI:http://${host}:${(lists.address() as AddressInfo).port}/CA.crl.der`,
    ],
    asked,
    answer: undefined,
    async startResponder({ name }) {
      await stopResponder();
      const by = ['-CA', `${name}.crt`, '-rsigner', `${name}.crt`, '-rkey', `${name}.key`];
      const how = ['ocsp', '-index', `${name}.index`, ...by, '-port', String(port), '-nmin', '60'];
      responder = spawn('openssl', how, { cwd: pki.folder, stdio: ['ignore', 'pipe', 'pipe'] });
      await Promise.race(
        [responder.stdout!, responder.stderr!].map((said) => new Promise((go) => said.once('data', go))),
      );
    },
    stopResponder,
    async stop() {
      await stopResponder();
      await new Promise((resolve) => lists.close(resolve));
    },
  };
  return responders;
}
