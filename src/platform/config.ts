import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import type { BackupPlaces } from './backup/backup-places.ts';
import { type BucketPlace, readBucketPlace } from './bucket/bucket-place.ts';

/** Every setting of the product, read once at start. Nothing else in the product reads the environment. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Folder that holds the embedded database, the papers and the keys. */
  readonly home: string;
  /** An external PostgreSQL; absent means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** A copy of it that follows it (a standby), for reports; absent means they come from the database itself. */
  readonly reportsDatabaseUrl: string | undefined;
  /** The address people type; links in messages and QR codes begin with it. */
  readonly publicUrl: string;
  /** The address of the host that hands over what people handed in, without cookies; absent means it is ours. */
  readonly filesUrl: string | undefined;
  readonly production: boolean;
  /** Whether an empty database is filled with the demonstration province and signing in by name is offered. */
  readonly demo: boolean;
  /** Where e-mail is handed over, `smtp://user:password@host:port`; absent means messages stay in-app. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** `host:port` of clamd; absent means papers are kept with "not scanned" shown to officers. */
  readonly clamd: string | undefined;
  /** Citizens' sign-in (VNeID or any OpenID provider). */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
  readonly poolSize: number;
  /** Time-stamp authority (RFC 3161 over HTTP); absent means results are signed without a time-stamp. */
  readonly tsaUrl: string | undefined;
  /** For how many hours signing goes on without time-stamps while the authority is away. */
  readonly tsaAwayHours: number;
  /** A second folder for the anchors of the journals, on another disk or with another agency; absent means only one. */
  readonly anchorsCopy: string | undefined;
  /** Remote signing service (Cloud Signature Consortium API); absent means nobody can choose it. */
  readonly signingService:
    | { readonly url: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  /** The payment gateway PayGov of the province, as its integration platform offers it; absent means nothing is paid online. */
  readonly paygov: { readonly url: string; readonly site: string; readonly token: string | undefined } | undefined;
  /** Where pages reach the signing program on an officer's own computer. */
  readonly localSigner: string;
  /** Libraries of the makers of tokens (PKCS#11), absolute paths, and what of the environment they are to see. */
  readonly tokens: { readonly libraries: readonly string[]; readonly environment: Readonly<Record<string, string>> };
  /** Whether those who issued certificates are asked if they revoked them. */
  readonly askRevocation: boolean;
  /** Hosts of the inner network that may be asked too, by name or number; addresses out there need no permission. */
  readonly revocationHosts: readonly string[];
  /**
   * Hosts of the inner network at which agencies may have the National Portal; addresses out there need no permission. In a
   * demonstration this machine is one, for the stand-in.
   */
  readonly portalHosts: readonly string[];
  /** Where backups go by night and as things happen; absent means that there are only those somebody makes by hand. */
  readonly backup: BackupPlaces | undefined;
  /** The file with the backup key, for backups made by hand as well. */
  readonly backupKey: string | undefined;
  /** The folder of the backups of the keys. */
  readonly backupSecrets: string | undefined;
  /** The bucket in which the files lie that people hand in; absent means the data folder. */
  readonly files: BucketPlace | undefined;
  /** The settings as they were given, so that a backup has them. */
  readonly given: Readonly<Record<string, string>>;
}

/** The names of all settings. */
const names = [
  'ANCHORS_COPY',
  'PKCS11_LIBRARIES',
  'PKCS11_ENVIRONMENT',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'FILES_URL',
  'MOTCUA_HOME',
  'MOTCUA_ENV',
  'MOTCUA_DEMO',
  'MOTCUA_FILES',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_PATH_STYLE',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'MOTCUA_BACKUP',
  'MOTCUA_BACKUP_KEY',
  'MOTCUA_BACKUP_SECRETS',
  'DATABASE_URL',
  'REPORTS_DATABASE_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'CLAMD',
  'POOL_SIZE',
  'TSA_URL',
  'TSA_AWAY_HOURS',
  'CSC_URL',
  'CSC_CLIENT_ID',
  'CSC_CLIENT_SECRET',
  'PAYGOV_URL',
  'PAYGOV_SITE',
  'PAYGOV_TOKEN',
  'LOCAL_SIGNER',
  'ASK_REVOCATION',
  'REVOCATION_HOSTS',
  'PORTAL_HOSTS',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown when settings are wrong; `problems` names all of them at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads and checks the settings; throws {@link ConfigError} with every problem found. */
export function readConfig(env: Environment, checkout: string): Config {
  const problems: string[] = [];
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push(`PORT="${env.PORT}" is not a port number.`);
  const production = env.MOTCUA_ENV === 'production';
  if (env.MOTCUA_ENV !== undefined && !['production', 'development', ''].includes(env.MOTCUA_ENV))
    problems.push(`MOTCUA_ENV="${env.MOTCUA_ENV}" is neither production nor development.`);
  if (production && env.MOTCUA_DEMO === '1') {
    problems.push(
      'MOTCUA_DEMO=1 cannot be used with MOTCUA_ENV=production: the demonstration signs people in by name.',
    );
  }
  const demo = !production && env.MOTCUA_DEMO !== '0';
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  if (env.PUBLIC_URL && !URL.canParse(publicUrl)) problems.push(`PUBLIC_URL="${publicUrl}" is not an address.`);
  if (production && !publicUrl.startsWith('https://'))
    problems.push('MOTCUA_ENV=production needs PUBLIC_URL with https.');
  const filesUrl = env.FILES_URL?.replace(/\/$/, '') || undefined;
  if (filesUrl && !isAnotherHost(filesUrl, publicUrl))
    problems.push(
      `FILES_URL="${filesUrl}" is not an address on a host other than that of PUBLIC_URL; cookies know no ports.`,
    );
  if (production && filesUrl && !filesUrl.startsWith('https://'))
    problems.push('MOTCUA_ENV=production needs FILES_URL with https.');
  const databaseAt = (name: 'DATABASE_URL' | 'REPORTS_DATABASE_URL'): string | undefined => {
    const url = env[name] || undefined;
    if (url && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)))
      problems.push(`${name} must be an address that begins with postgres://.`);
    return url;
  };
  const databaseUrl = databaseAt('DATABASE_URL');
  const reportsDatabaseUrl = databaseAt('REPORTS_DATABASE_URL');
  const poolSize = Number(env.POOL_SIZE ?? 10);
  if (!Number.isInteger(poolSize) || poolSize < 1)
    problems.push(`POOL_SIZE="${env.POOL_SIZE}" is not a whole number above 0.`);
  const tsaUrl = env.TSA_URL || undefined;
  if (tsaUrl && !(/^https?:\/\//.test(tsaUrl) && URL.canParse(tsaUrl)))
    problems.push(`TSA_URL="${tsaUrl}" is not an address that begins with http.`);
  const tsaAwayHours = Number(env.TSA_AWAY_HOURS ?? 24);
  if (!(tsaAwayHours >= 0)) problems.push(`TSA_AWAY_HOURS="${env.TSA_AWAY_HOURS}" is not a number of hours.`);
  if (!['0', '1', '', undefined].includes(env.ASK_REVOCATION))
    problems.push(`ASK_REVOCATION="${env.ASK_REVOCATION}" is neither 0 nor 1.`);
  const revocationHosts = listed(env.REVOCATION_HOSTS);
  const oidc = readOidc(env, problems);
  const localSigner = env.LOCAL_SIGNER || 'wss://127.0.0.1:8987';
  if (!/^wss?:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(localSigner))
    problems.push(`LOCAL_SIGNER="${localSigner}" is not an address of this computer that begins with wss.`);
  const signingService = readSigningService(env, problems);
  const paygov = readPaygov(env, problems);
  const tokens = readTokens(env, problems);
  const files = readBucketPlace(env, production, problems);
  const path = (name: (typeof names)[number]): string | undefined =>
    env[name] ? resolve(checkout, env[name].replace(/^~/, homedir())) : undefined;
  const [backupTo, backupKey, backupSecrets] = [
    path('MOTCUA_BACKUP'),
    path('MOTCUA_BACKUP_KEY'),
    path('MOTCUA_BACKUP_SECRETS'),
  ];
  if (backupTo && !backupKey) problems.push('MOTCUA_BACKUP needs MOTCUA_BACKUP_KEY, the file with the backup key.');
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port,
    host: env.HOST ?? (production ? '127.0.0.1' : '0.0.0.0'),
    home: path('MOTCUA_HOME') ?? resolve(checkout, 'var'),
    databaseUrl,
    reportsDatabaseUrl,
    publicUrl,
    filesUrl,
    production,
    demo,
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM ?? 'Một Cửa <mot-cua@localhost>',
    clamd: env.CLAMD || undefined,
    oidc,
    poolSize,
    tsaUrl,
    tsaAwayHours,
    anchorsCopy: path('ANCHORS_COPY'),
    signingService,
    paygov,
    localSigner,
    tokens,
    askRevocation: env.ASK_REVOCATION !== '0',
    revocationHosts,
    portalHosts: [...listed(env.PORTAL_HOSTS), ...(demo ? ['127.0.0.1'] : [])],
    backup: backupTo && backupKey ? { to: backupTo, key: backupKey, secretsTo: backupSecrets } : undefined,
    backupKey,
    backupSecrets,
    files,
    given: Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))),
  };
}

const isAnotherHost = (filesUrl: string, publicUrl: string): boolean =>
  /^https?:\/\/[^/]+$/.test(filesUrl) &&
  URL.canParse(filesUrl) &&
  URL.canParse(publicUrl) &&
  new URL(filesUrl).hostname !== new URL(publicUrl).hostname;

function readSigningService(env: Environment, problems: string[]): Config['signingService'] {
  const names = ['CSC_URL', 'CSC_CLIENT_ID', 'CSC_CLIENT_SECRET'] as const;
  const [url, clientId, clientSecret] = names.map((name) => env[name]);
  if (!url && !clientId && !clientSecret) return undefined;
  if (!url || !clientId || !clientSecret) {
    problems.push(`${names.join(', ')} go together.`);
    return undefined;
  }
  const isSafe = /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url);
  if (!isSafe || !URL.canParse(url)) problems.push(`CSC_URL="${url}" is not an address that begins with https.`);
  return { url, clientId, clientSecret };
}

function readPaygov(env: Environment, problems: string[]): Config['paygov'] {
  const url = env.PAYGOV_URL?.replace(/\/$/, '') || undefined;
  const [site, token] = [env.PAYGOV_SITE || undefined, env.PAYGOV_TOKEN || undefined];
  if (!url && (site || token)) problems.push('PAYGOV_SITE and PAYGOV_TOKEN need PAYGOV_URL.');
  if (!url) return undefined;
  const isSafe = (address: string) =>
    /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(`${address}/`) && URL.canParse(address);
  for (const [name, address] of Object.entries({ PAYGOV_URL: url, PAYGOV_SITE: site ?? url }))
    if (!isSafe(address)) problems.push(`${name}="${address}" is not an address that begins with https.`);
  return problems.length > 0 ? undefined : { url, site: new URL(site ?? url).origin, token };
}

function readTokens(env: Environment, problems: string[]): Config['tokens'] {
  const libraries = listed(env.PKCS11_LIBRARIES);
  for (const library of libraries)
    if (!isAbsolute(library) || !existsSync(library))
      problems.push(`PKCS11_LIBRARIES names "${library}", which is no absolute path of a file that is there.`);
  const names = listed(env.PKCS11_ENVIRONMENT);
  for (const name of names)
    if (env[name] === undefined) problems.push(`PKCS11_ENVIRONMENT names "${name}", which is not set.`);
  return { libraries, environment: Object.fromEntries(names.map((name) => [name, env[name] ?? ''])) };
}

const listed = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter((part) => part !== '');

function readOidc(env: Environment, problems: string[]): Config['oidc'] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const [issuer, clientId, clientSecret] = names.map((name) => env[name]);
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  if (issuer || clientId || clientSecret) problems.push(`${names.join(', ')} go together.`);
  return undefined;
}
