import { fetchOutside, OtherStatus } from '#platform/fetch-outside';
import { fold } from '#platform/text';
import type { PortalContract } from '../../../reference/portal/contract.ts';
import type { Connection, ConnectionSecrets } from './connection.ts';

/** What the portal answered, understood; nothing of a dossier is in it but what the portal chose to say. */
export interface PortalAnswer {
  readonly outcome: 'taken' | 'exists' | 'rejected';
  readonly code: string;
  /** Without the numbers in it, and no longer than people read. */
  readonly words: string;
  readonly result: readonly unknown[];
}

/** Thrown when the portal cannot be reached, does not answer or makes no sense; `wasSent` says whether it may have heard. */
export class PortalAway extends Error {
  override readonly name = 'PortalAway';
  readonly wasSent: boolean;

  constructor(cause: unknown, wasSent: boolean) {
    super(`The portal is away: ${(cause as Error).message}`, { cause });
    this.wasSent = wasSent;
  }
}

/** Thrown when the portal does not let us in. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}

/** The portal, asked in the name of one agency. Throws {@link PortalAway} and {@link LoginRefused}. */
export interface PortalClient {
  ask(service: PortalService, content: Readonly<Record<string, unknown>>): Promise<PortalAnswer>;
}

export type PortalService = 'TraCuuHoSo' | 'DongBoHoSoMC' | 'CapNhatTienDoHoSoMC';

interface Given {
  readonly connection: Pick<
    Connection,
    'loginAddress' | 'serviceAddress' | 'destinationCode' | 'unitCode' | 'username'
  >;
  readonly secrets: ConnectionSecrets;
  readonly contract: PortalContract;
  /** Hosts of the inner network at which a portal may be. */
  readonly innerHosts: readonly string[];
  /** Keeps a session for the next time. */
  readonly keepSession: (session: string) => Promise<void>;
}

/** The client of the portal. It signs in when it has no session, and once anew when its session is not taken. */
export function portalAt(given: Given): PortalClient {
  let { session } = given.secrets;
  const signIn = async (): Promise<string> => {
    const fresh = await login(given);
    await given.keepSession(fresh);
    session = fresh;
    return fresh;
  };
  return {
    async ask(service, content) {
      const { connection, contract } = given;
      const send = async (as: string) =>
        post(given, connection.serviceAddress, { session: as, madonvi: connection.unitCode, service, ...content });
      const known = session;
      const first = await send(known ?? (await signIn()));
      if (!asksToSignIn(contract, first) || known === null) return answerIn(contract, first);
      return answerIn(contract, await send(await signIn()));
    },
  };
}

/** A session runs out when the portal wants; what code that has was not seen ([U]), so its words are looked at. */
const asksToSignIn = (contract: PortalContract, reply: Reply | 'sign_in'): boolean =>
  reply === 'sign_in' || (String(reply.error_code) !== '0' && says(contract, 'signIn', reply));

type Reply = Readonly<Record<string, unknown>>;

async function login(given: Given): Promise<string> {
  const { connection, secrets } = given;
  const { username } = connection;
  const reply = await post(given, connection.loginAddress, { username, password: secrets.password }).catch((error) => {
    throw error instanceof PortalAway ? new PortalAway(error.cause, false) : error;
  });
  if (reply === 'sign_in') throw new LoginRefused('The portal refused the account.');
  const { session, error_code: code } = reply;
  if (typeof session === 'string' && session !== '' && String(code ?? '0') === '0') return session;
  throw new LoginRefused(wordsIn(reply) || 'The portal refused the account.');
}

/** Bytes of the longest answer that is read. */
const longestAnswer = 1_000_000;

async function post(
  { connection, contract, innerHosts }: Given,
  address: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Reply | 'sign_in'> {
  const { destinationCode: dstcode } = connection;
  try {
    const answer = await fetchOutside(address, {
      body: { content: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' },
      headers: { accept: 'application/json', charset: 'utf-8', ...(dstcode && { dstcode }) },
      limit: longestAnswer,
      signal: AbortSignal.timeout(contract.patience),
      innerHosts,
    });
    return objectIn(answer.toString());
  } catch (error) {
    if (error instanceof OtherStatus && [401, 403].includes(error.status)) return 'sign_in';
    throw new PortalAway(error, !surelyNotSent(error));
  }
}

function objectIn(text: string): Reply {
  const found: unknown = JSON.parse(text);
  if (typeof found !== 'object' || found === null) throw new Error('The answer is no object.');
  return found as Reply;
}

/** The connection was never made, or somebody before the portal said that it is away. */
function surelyNotSent(error: unknown): boolean {
  if (error instanceof OtherStatus) return [404, 429, 502, 503].includes(error.status);
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(
    (error as { code?: string }).code ?? '',
  );
}

/** The words tell more than the code, which is 0 for dossiers that exist with some and -3 with others. */
function answerIn(contract: PortalContract, reply: Reply | 'sign_in'): PortalAnswer {
  if (reply === 'sign_in' || asksToSignIn(contract, reply))
    throw new LoginRefused('The portal takes no session of ours.');
  const code = String(reply.error_code ?? '');
  if (!/^-?\d{1,9}$/.test(code)) throw new PortalAway(new Error('The answer has no error_code.'), true);
  const result = Array.isArray(reply.result) ? (reply.result as unknown[]) : [];
  return { outcome: outcomeOf(contract, code, reply), code, words: wordsIn(reply), result };
}

function outcomeOf(contract: PortalContract, code: string, reply: Reply): PortalAnswer['outcome'] {
  if (says(contract, 'exists', reply)) return 'exists';
  if (says(contract, 'failed', reply)) return 'rejected';
  return code === '0' || says(contract, 'taken', reply) ? 'taken' : 'rejected';
}

function says({ says: known }: PortalContract, what: keyof PortalContract['says'], reply: Reply): boolean {
  const said = fold(messageIn(reply));
  return known[what].some((words) => said.includes(fold(words)));
}

const messageIn = ({ message }: Reply): string => (typeof message === 'string' ? message : '');

/** Answers like to repeat what they refuse: numbers long enough to be somebody's are left out. */
const wordsIn = (reply: Reply): string =>
  messageIn(reply)
    .replace(/\d[\d\s.]{7,}\d/g, '…')
    .slice(0, 300);
