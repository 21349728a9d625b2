import { describe, expect, test } from 'vitest';
import { type ConfigError, readConfig } from './config.ts';

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env, '/checkout');
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

const inProduction = { MOTCUA_ENV: 'production', PUBLIC_URL: 'https://mot-cua.example' };
const inBucket = {
  MOTCUA_FILES: 's3://papers/hanoi/2026/',
  S3_ENDPOINT: 'https://s3.example/',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

describe('the settings', () => {
  test('are those of a demonstration when nothing is said', () => {
    expect(readConfig({}, '/checkout')).toMatchObject({
      port: 3000,
      home: '/checkout/var',
      databaseUrl: undefined,
      publicUrl: 'http://localhost:3000',
      production: false,
      demo: true,
    });
  });

  test('never offer signing in by name in production', () => {
    expect(readConfig(inProduction, '/checkout')).toMatchObject({ production: true, demo: false, host: '127.0.0.1' });
    expect(problemsOf({ ...inProduction, MOTCUA_DEMO: '1' })).toHaveLength(1);
  });

  test('name a bucket for the files, its host and its keys', () => {
    expect(readConfig({}, '/checkout').files).toBeUndefined();
    expect(readConfig({ ...inProduction, ...inBucket }, '/checkout').files).toEqual({
      bucket: 'papers',
      prefix: 'hanoi/2026',
      endpoint: 'https://s3.example',
      region: 'us-east-1',
      pathStyle: true,
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
    expect(readConfig({ ...inBucket, S3_PATH_STYLE: '0' }, '/checkout').files?.pathStyle).toBe(false);
  });

  test.each([
    [{ PORT: 'three thousand' }, 'PORT="three thousand" is not a port number.'],
    [{ PORT: '65536' }, 'PORT="65536" is not a port number.'],
    [{ MOTCUA_ENV: 'prodution' }, 'MOTCUA_ENV="prodution" is neither production nor development.'],
    [{ MOTCUA_ENV: 'production' }, 'MOTCUA_ENV=production needs PUBLIC_URL with https.'],
    [{ PUBLIC_URL: 'mot-cua.example' }, 'PUBLIC_URL="mot-cua.example" is not an address.'],
    [
      { PUBLIC_URL: 'http://mot-cua.example', FILES_URL: 'http://mot-cua.example:8080' },
      'FILES_URL="http://mot-cua.example:8080" is not an address on a host other than that of PUBLIC_URL; cookies know no ports.',
    ],
    [
      { MOTCUA_ENV: 'production', PUBLIC_URL: 'https://mot-cua.example', FILES_URL: 'http://tep.example' },
      'MOTCUA_ENV=production needs FILES_URL with https.',
    ],
    [{ DATABASE_URL: 'postgres://[' }, 'DATABASE_URL must be an address that begins with postgres://.'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be an address that begins with postgres://.'],
    [{ REPORTS_DATABASE_URL: 'copy' }, 'REPORTS_DATABASE_URL must be an address that begins with postgres://.'],
    [
      { PKCS11_LIBRARIES: '/nowhere/token.so' },
      'PKCS11_LIBRARIES names "/nowhere/token.so", which is no absolute path of a file that is there.',
    ],
    [{ PKCS11_ENVIRONMENT: 'TOKEN_CONF' }, 'PKCS11_ENVIRONMENT names "TOKEN_CONF", which is not set.'],
    [{ POOL_SIZE: 'many' }, 'POOL_SIZE="many" is not a whole number above 0.'],
    [
      { ...inBucket, MOTCUA_FILES: 's3:/papers' },
      'MOTCUA_FILES="s3:/papers" is not s3://BUCKET or s3://BUCKET/PREFIX.',
    ],
    [{ MOTCUA_FILES: 's3://papers' }, 'MOTCUA_FILES needs S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY.'],
    [
      { ...inBucket, S3_ENDPOINT: 'https://key@s3.example/a' },
      'S3_ENDPOINT="https://key@s3.example/a" is not an address of a host that begins with http.',
    ],
    [
      { ...inBucket, ...inProduction, S3_ENDPOINT: 'http://s3.example' },
      'MOTCUA_ENV=production needs S3_ENDPOINT with https.',
    ],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET go together.'],
  ])('are refused as a whole when one is wrong: %o', (env, problem) => {
    expect(problemsOf(env)).toEqual([problem]);
  });

  test('are refused with all their problems at once', () => {
    expect(problemsOf({ PORT: '-1', POOL_SIZE: '0', DATABASE_URL: 'x' })).toHaveLength(3);
  });
});
