import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { CastMember } from './cast.ts';
import { handIn } from './hand-in.ts';
import { workingDay } from './working-day.ts';
import type { World } from './world.ts';

const password = 'Ky-2026';

const certified = [
  ['chi', '/CN=Lê Thị Chi'],
  ['seal', '/CN=UBND xã Lạc Thuỷ'],
] as const;

/** An authority, and certificates of one year from the real today: what is signed with them happens from then on. */
export function signingPeople() {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-test-pki-'));
    makeCertificates(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const certificate = (name: string): Buffer => readFileSync(join(folder, name));
  return {
    certificate,
    password,
    workingDay,
    bringIn: (w: World) => bringInAll(w, certificate),
    /** What the public page says of a PDF when the authority is believed. */
    judge: (w: World, pdf: Buffer) => judge(w, pdf, certificate('ca.crt')),
  };
}

async function judge(w: World, content: Buffer, authority: Buffer): Promise<string> {
  const trusted = join(w.tools.config.home, 'trust', 'signers');
  mkdirSync(trusted, { recursive: true });
  writeFileSync(join(trusted, 'ca.crt'), authority);
  const { body } = await handIn(w, undefined, { url: '/kiem-tra-van-ban', content, json: false });
  rmSync(trusted, { recursive: true });
  return body;
}

function makeCertificates(folder: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(
    join(folder, 'signer.ext'),
    'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
  );
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-utf8', '-subj', '/CN=CA', '-days', '365', '-keyout', 'ca.key', '-out', 'ca.crt');
  for (const [name, subject] of certified) {
    openssl('req', '-new', ...key, '-utf8', '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '364', '-extfile', 'signer.ext'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-out', `${name}.crt`);
    const both = ['-inkey', `${name}.key`, '-in', `${name}.crt`];
    openssl('pkcs12', '-export', ...both, '-passout', `pass:${password}`, '-out', `${name}.p12`);
  }
}

/** The leader and the document clerk bring in their certificates. */
async function bringInAll(w: World, certificate: (name: string) => Buffer): Promise<void> {
  const people: readonly (readonly [CastMember, string, string])[] = [
    ['leader Chi', 'chi.p12', 'person'],
    ['document clerk Mai', 'seal.p12', 'seal'],
  ];
  for (const [who, name, kind] of people) {
    const fields = { kind, certificatePassword: password };
    const sent = { url: '/can-bo/chung-thu', content: certificate(name), fields, json: false };
    const { statusCode } = await handIn(w, who, sent);
    if (statusCode !== 303) throw new Error(`${who} could not bring in ${name}: ${statusCode}`);
  }
}
