import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import type { Trust } from './judging/trust.ts';

/** Where under the data folder an installation lays what it believes in. */
const folders = { signers: 'trust/signers', timeStamps: 'trust/time-stamps', crls: 'trust/crls' } as const;

/** Where the demonstration lays what it believes in besides; nobody looks there outside of a demonstration. */
export const demonstrationTrust = {
  signers: 'demonstration/trust/signers',
  timeStamps: 'demonstration/trust/time-stamps',
  crls: 'demonstration/trust/crls',
} as const;

/**
 * Whom this installation believes, read anew each time: certificates (PEM or DER) in `trust/signers` and
 * `trust/time-stamps`, revocation lists in `trust/crls` of the data folder. None is believed by default; a demonstration
 * also believes its own authority.
 */
export async function readTrust({
  home,
  demo,
  production,
}: Pick<Config, 'home' | 'demo' | 'production'>): Promise<Trust> {
  const places = demo && !production ? [folders, demonstrationTrust] : [folders];
  const all = async (kind: keyof typeof folders) =>
    (await Promise.all(places.map((place) => filesIn(join(home, place[kind]))))).flat();
  const [signers, timeStamps, crls] = await Promise.all([all('signers'), all('timeStamps'), all('crls')]);
  return {
    signers: signers.map(certificateIn),
    timeStamps: timeStamps.map(certificateIn),
    crls: crls.map(derOf),
    ocspAnswers: [],
  };
}

async function filesIn(folder: string): Promise<Buffer[]> {
  const names = await readdir(folder).catch(emptyWhenMissing);
  const files = names.filter((name) => /\.(pem|crt|cer|der|crl)$/.test(name)).sort();
  return Promise.all(files.map((name) => readFile(join(folder, name))));
}

const certificateIn = (bytes: Buffer): Buffer => new X509Certificate(bytes).raw;

function emptyWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** The bytes of a PEM file with one block, or the file itself. */
function derOf(bytes: Buffer): Buffer {
  const block = /-----BEGIN X509 CRL-----([\s\S]+?)-----END/.exec(bytes.toString('latin1'))?.[1];
  return block === undefined ? bytes : Buffer.from(block, 'base64');
}
