/** A bucket of storage that speaks S3, and how it is reached. */
export interface BucketPlace {
  readonly bucket: string;
  /** What every key there begins with, without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** `https://host`, without a path. */
  readonly endpoint: string;
  readonly region: string;
  /** Whether the bucket stands in the path of an address; else it is part of the host's name. */
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const needed = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Reads where files lie (`MOTCUA_FILES=s3://bucket/prefix`); absent means in the data folder. Adds what is wrong to `problems`. */
export function readBucketPlace(env: Environment, production: boolean, problems: string[]): BucketPlace | undefined {
  const given = env.MOTCUA_FILES || undefined;
  if (!given) return undefined;
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w/-]*))?$/.exec(given) ?? [];
  const [endpoint = '', accessKeyId = '', secretAccessKey = ''] = needed.map((name) => env[name]);
  if (!bucket) problems.push(`MOTCUA_FILES="${given}" is not s3://BUCKET or s3://BUCKET/PREFIX.`);
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) problems.push(`MOTCUA_FILES needs ${missing.join(', ')}.`);
  const isHere = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$/.test(endpoint);
  if (endpoint && !isHere && !/^https?:\/\/[^/?#@]+\/?$/.test(endpoint))
    problems.push(`S3_ENDPOINT="${endpoint}" is not an address of a host that begins with http.`);
  if (endpoint && production && !isHere && !endpoint.startsWith('https://'))
    problems.push('MOTCUA_ENV=production needs S3_ENDPOINT with https.');
  if (!['0', '1', '', undefined].includes(env.S3_PATH_STYLE))
    problems.push(`S3_PATH_STYLE="${env.S3_PATH_STYLE}" is neither 0 nor 1.`);
  if (!bucket || missing.length > 0) return undefined;
  return {
    bucket,
    prefix: prefix.split('/').filter(Boolean).join('/'),
    endpoint: endpoint.replace(/\/$/, ''),
    region: env.S3_REGION || 'us-east-1',
    pathStyle: env.S3_PATH_STYLE !== '0',
    accessKeyId,
    secretAccessKey,
  };
}
