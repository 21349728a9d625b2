import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signer } from './pades/signer.ts';

// Certificates, revocation lists, answers and time-stamps by `openssl`, so that what we write and what we judge is held
// against a program that is not ours.

/** Somebody with a key and a certificate; files lie under `<folder>/<name>.*`. */
export interface Holder {
  readonly name: string;
  readonly der: Buffer;
  readonly issuer: Holder | undefined;
}

export interface CertificateWish {
  readonly issuer?: Holder;
  readonly subject?: string;
  /** Lines of an OpenSSL extension section. */
  readonly extensions: readonly string[];
  /** `YYYYMMDDHHMMSSZ`. */
  readonly from?: string;
  readonly to?: string;
  readonly key?: readonly string[];
  readonly digest?: string;
}

export const usual = {
  root: ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign,cRLSign', 'subjectKeyIdentifier=hash'],
  signer: [
    'basicConstraints=critical,CA:false',
    'keyUsage=critical,digitalSignature,nonRepudiation',
    'extendedKeyUsage=clientAuth,emailProtection',
  ],
  timeStamp: [
    'basicConstraints=critical,CA:false',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=critical,timeStamping',
  ],
} as const;

const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];

export const rsa = (bits: number): string[] => ['-newkey', `rsa:${bits}`];

export type OpensslPki = ReturnType<typeof openOpensslPki>;

/** A folder in which `openssl` keeps an authority's books. */
export function openOpensslPki() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-pki-'));
  const path = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const config = (name: string, digest = 'sha256') =>
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.index\nnew_certs_dir=.\nserial=${name}.serial\ncrlnumber=${name}.crlnumber\n` +
    `default_md=${digest}\ndefault_days=365\ndefault_crl_days=30\npolicy=p\nunique_subject=no\nutf8=yes\nstring_mask=utf8only\n[p]\ncommonName=supplied\n` +
    'organizationName=optional\ncountryName=optional\n[req]\ndistinguished_name=n\nstring_mask=utf8only\n[n]\n';
  const keepBooks = (name: string) => {
    writeFileSync(path(`${name}.index`), '');
    writeFileSync(path(`${name}.serial`), '1000');
    writeFileSync(path(`${name}.crlnumber`), '01');
  };

  return {
    folder,
    path,
    openssl,
    read: (file: string) => readFileSync(path(file)),
    close: () => rmSync(folder, { recursive: true, force: true }),
    /** Makes a key and a certificate, by `issuer` or by itself. */
    issue(name: string, wish: CertificateWish): Holder {
      const { issuer, subject = `/C=VN/O=UBND xã Lạc Thuỷ/CN=${name}`, extensions, digest } = wish;
      const { from = '20200101000000Z', to = '20400101000000Z', key = ec } = wish;
      keepBooks(name);
      writeFileSync(path(`${name}.cnf`), config(name, digest));
      writeFileSync(path(`${name}.ext`), extensions.join('\n'));
      const asking = ['-utf8', '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.csr`];
      openssl('req', '-config', `${name}.cnf`, '-new', '-nodes', ...key, ...asking);
      const books = issuer?.name ?? name;
      if (digest) writeFileSync(path(`${books}.cnf`), config(books, digest));
      const by = issuer
        ? ['-cert', `${books}.crt`, '-keyfile', `${books}.key`]
        : ['-selfsign', '-keyfile', `${name}.key`];
      const span = ['-startdate', from, '-enddate', to, '-extfile', `${name}.ext`];
      const out = ['-in', `${name}.csr`, '-out', `${name}.crt`, '-notext', '-batch', '-preserveDN'];
      openssl('ca', '-config', `${books}.cnf`, ...by, ...span, ...out);
      openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`);
      return { name, der: readFileSync(path(`${name}.der`)), issuer };
    },
    /** Writes down that `holder` is revoked; `on` as `YYMMDDHHMMSSZ` puts another day than today. */
    revoke({ name, issuer }: Holder, on?: string) {
      const books = issuer!.name;
      openssl(
        'ca',
        '-config',
        `${books}.cnf`,
        '-keyfile',
        `${books}.key`,
        '-cert',
        `${books}.crt`,
        '-revoke',
        `${name}.crt`,
      );
      if (!on) return;
      const lines = readFileSync(path(`${books}.index`), 'utf8').split('\n');
      const serial = openssl('x509', '-in', `${name}.crt`, '-noout', '-serial').toString().split('=')[1]!.trim();
      const dated = lines.map((line) =>
        line.includes(`\t${serial}\t`) ? line.replace(/^(R\t[^\t]+\t)[^\t,]+/, `$1${on}`) : line,
      );
      writeFileSync(path(`${books}.index`), dated.join('\n'));
    },
    /** The revocation list of an authority, in DER. */
    crl({ name }: Holder, ...args: string[]): Buffer {
      const by = ['-keyfile', `${name}.key`, '-cert', `${name}.crt`];
      openssl('ca', '-config', `${name}.cnf`, '-gencrl', ...by, '-out', `${name}.crl`, ...args);
      openssl('crl', '-in', `${name}.crl`, '-outform', 'DER', '-out', `${name}.crl.der`);
      return readFileSync(path(`${name}.crl.der`));
    },
    /** What the authority answers about `holder` (OCSP), in DER; `by` signs it in the authority's place. */
    ocsp({ name, issuer }: Holder, by: Holder = issuer!): Buffer {
      const books = issuer!.name;
      const about = ['-issuer', `${books}.crt`, '-cert', `${name}.crt`, '-no_nonce', '-reqout', `${name}.ocspq`];
      openssl('ocsp', ...about);
      const signing = ['-CA', `${books}.crt`, '-rsigner', `${by.name}.crt`, '-rkey', `${by.name}.key`];
      const files = ['-reqin', `${name}.ocspq`, '-respout', `${name}.ocsp`, '-ndays', '30'];
      openssl('ocsp', '-index', `${books}.index`, ...signing, ...files);
      return readFileSync(path(`${name}.ocsp`));
    },
    /** A time-stamp over a digest, by `openssl ts` and so of this very moment. */
    timeStampReply(request: Uint8Array, authority: Holder): Buffer {
      writeFileSync(path('ts.query'), request);
      writeFileSync(path('ts.serial'), '01');
      writeFileSync(
        path('ts.cnf'),
        `[tsa]\ndefault_tsa=t\n[t]\nserial=ts.serial\nsigner_cert=${authority.name}.crt\nsigner_key=${authority.name}.key\n` +
          'signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256,sha512\ness_cert_id_alg=sha256\n',
      );
      openssl('ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'ts.query', '-out', 'ts.reply');
      return readFileSync(path('ts.reply'));
    },
    signer(holder: Holder): Signer {
      const key = createPrivateKey(readFileSync(path(`${holder.name}.key`)));
      return { chain: chainOf(holder), sign: async (attributes) => sign('sha256', attributes, key) };
    },
    /** Signs a SHA-256 as it is, as a service does that is sent nothing else; `raw` gives an elliptic signature as two numbers. */
    signHash({ name }: Holder, hash: Uint8Array, raw = false): Buffer {
      writeFileSync(path('hash.bin'), hash);
      openssl(
        'pkeyutl',
        '-sign',
        '-inkey',
        `${name}.key`,
        '-in',
        'hash.bin',
        '-pkeyopt',
        'digest:sha256',
        '-out',
        'hash.sig',
      );
      const der = readFileSync(path('hash.sig'));
      return raw ? numbersIn(der) : der;
    },
    /** A PKCS#12 file with the holder's key and chain. */
    pkcs12({ name, issuer }: Holder, password: string, ...args: string[]): Buffer {
      const chain = issuer ? ['-certfile', `${issuer.name}.crt`] : [];
      const how = ['-inkey', `${name}.key`, '-in', `${name}.crt`, ...chain, '-passout', `pass:${password}`, ...args];
      openssl('pkcs12', '-export', ...how, '-out', `${name}.p12`);
      return readFileSync(path(`${name}.p12`));
    },
    pkcs8(holder: Holder): Buffer {
      return createPrivateKey(readFileSync(path(`${holder.name}.key`))).export({ format: 'der', type: 'pkcs8' });
    },
  };
}

/** The two numbers of an elliptic signature of P-256, side by side. */
function numbersIn(der: Buffer): Buffer {
  const numbers: Buffer[] = [];
  for (let at = 2; at < der.length; at += 2 + der[at + 1]!) {
    const number = der.subarray(at + 2, at + 2 + der[at + 1]!);
    numbers.push(Buffer.concat([Buffer.alloc(32), number]).subarray(-32));
  }
  return Buffer.concat(numbers);
}

/** The certificates from `holder` up, without the root, which whoever judges has to have. */
export function chainOf(holder: Holder): Buffer[] {
  return holder.issuer ? [holder.der, ...(holder.issuer.issuer ? chainOf(holder.issuer) : [])] : [holder.der];
}
