import { verify, X509Certificate } from 'node:crypto';
import type { Apart } from '#platform/apart';
import { LostProcess } from '#platform/apart';
import type { Config } from '#platform/config';
import { Refusal } from '#platform/errors';
import type { Signer } from '../pades/signer.ts';
import type { CertificateOnToken, TokenKey, TokenProblem } from './token.ts';
import type { Listed, ListTask, OpenAnswer, OpenTask, SignAnswer, SignTask } from './token-process.ts';

/** What the libraries are reached by. */
export interface TokenTools {
  readonly apart: Apart;
  readonly config: Pick<Config, 'tokens'>;
}

const entry = 'src/modules/signatures/token/token-process.ts';

/** A token with a slow chip signs within two seconds; one that asks a module over the network is waited for longer. */
const limitsOf = ({ config: { tokens } }: TokenTools) => ({
  ...{ megabytes: 128, milliseconds: 15_000 },
  native: { environment: tokens.environment },
});

/** A certificate on a token with those that issued it, as far as the token holds them; its own first, in DER. */
export interface KeyOnToken extends CertificateOnToken {
  readonly chain: readonly Buffer[];
}

export interface TokensSeen {
  readonly keys: readonly KeyOnToken[];
  /** Whether a library could not be used; it is said to whoever searched. */
  readonly hasFailed: boolean;
}

/** The certificates of people and agencies on the tokens plugged in to the server; refuses with `signature.token_failed`. */
export async function listKeysOnTokens(tools: TokenTools): Promise<TokensSeen> {
  const task: ListTask = { libraries: tools.config.tokens.libraries };
  const listed = await tools.apart.run<Listed>(entry, task, limitsOf(tools)).catch(notLost);
  if (!listed) throw refusalOf('failed');
  const keys = listed.certificates.flatMap((one) => {
    const chain = chainOf(one, listed.certificates);
    return chain ? [{ ...one, chain }] : [];
  });
  return { keys, hasFailed: listed.failed.length > 0 };
}

/** A process that a library took down, or that it kept from answering. */
function notLost(error: unknown): undefined {
  if (!(error instanceof LostProcess)) throw error;
}

function chainOf(one: CertificateOnToken, all: readonly CertificateOnToken[]): Buffer[] | undefined {
  const read = (der: Uint8Array) => new X509Certificate(der);
  try {
    const chain = [read(one.der)];
    if (chain[0]!.ca) return undefined;
    const others = all
      .filter(({ serial, label }) => serial === one.serial && label === one.label)
      .map(({ der }) => read(der));
    for (let issuer = issuerOf(chain[0]!, others); issuer; issuer = issuerOf(issuer, others)) chain.push(issuer);
    return chain.map(({ raw }) => raw);
  } catch {
    // A certificate that cannot be read is none to sign with.
    return undefined;
  }
}

const issuerOf = (certificate: X509Certificate, others: readonly X509Certificate[]): X509Certificate | undefined =>
  others.find((other) => other.ca && !other.raw.equals(certificate.raw) && certificate.checkIssued(other));

/**
 * Opens a key on a token by its PIN, in a process of its own, for as long as `work` signs with it. What the token answers
 * is verified before it is used. Refuses with `signature.token_<problem>`: 422 and the field of the PIN where somebody can
 * put it right, 503 where token or library failed.
 */
export function withTokenKey<T>(
  tools: TokenTools,
  { key, chain, pin }: { readonly key: TokenKey; readonly chain: readonly Uint8Array[]; readonly pin: string },
  work: (signer: Signer) => Promise<T>,
): Promise<T> {
  const limits = limitsOf(tools);
  const certificate = chain[0]!;
  const { publicKey } = new X509Certificate(certificate);
  return tools.apart.keep(entry, limits, async ({ ask }) => {
    const { libraries } = tools.config.tokens;
    const typed = Buffer.from(pin);
    const task: OpenTask = { libraries, key, certificate, pin: typed };
    const answer = await ask<OpenAnswer>(task).catch(notLost);
    typed.fill(0);
    if (answer !== 'open') throw refusalOf(answer ?? 'failed', key);
    return work({
      chain,
      async sign(attributes) {
        const made = await ask<SignAnswer>({ attributes } satisfies SignTask).catch(notLost);
        if (made === undefined || typeof made === 'string') throw refusalOf(made ?? 'failed', key);
        if (!verify('sha256', attributes, publicKey, made.signature)) throw refusalOf('failed', key);
        return made.signature;
      },
    });
  });
}

const refusalOf = (problem: TokenProblem, key?: TokenKey): Refusal =>
  new Refusal(
    `signature.token_${problem}`,
    { field: 'certificatePassword', label: key?.label ?? '' },
    problem === 'failed' ? 503 : 422,
  );

/** Whether a refusal says that a PIN was tried and was wrong. */
export const isWrongPin = (error: unknown): boolean =>
  error instanceof Refusal &&
  ['wrong_pin', 'few_tries_left', 'last_try', 'locked'].some((problem) => error.code === `signature.token_${problem}`);
