import { statfsSync } from 'node:fs';

/** Why the embedded database cannot be had. */
export type EmbeddedPostgresFailure =
  | 'disk_full'
  | 'home_in_use'
  | 'no_binaries'
  | 'not_reachable'
  | 'not_writable'
  | 'password_lost'
  | 'port_taken'
  | 'refused_to_start';

/** The message is one sentence an operator can act on; `code` is for programs. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresFailure;

  constructor(code: EmbeddedPostgresFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}

const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST']);

/** Gives an error of the file system in `folder` its sentence; any other error comes back as it is. */
export function explained(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (error instanceof EmbeddedPostgresError || code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (unwritable.has(code)) {
    const message = `The data folder ${folder} cannot be written to; give this account the right, or set MOTCUA_HOME to another folder.`;
    return new EmbeddedPostgresError('not_writable', message, error);
  }
  return error;
}

function diskFull(folder: string, cause?: unknown): EmbeddedPostgresError {
  const message = `The disk that holds the data folder ${folder} is full; free some space and start again, nothing is lost.`;
  return new EmbeddedPostgresError('disk_full', message, cause);
}

/** A full disk leaves no room to write the reason down either. */
function hasNoSpace(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 1024 * 1024;
}

/** Says in one sentence what a program of PostgreSQL wrote before it gave up. */
export function explainedOutput(output: string, folder: string): EmbeddedPostgresError {
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(output) || hasNoSpace(folder))
    return diskFull(folder);
  if (/Address already in use|could not create any TCP\/IP sockets/.test(output)) {
    return new EmbeddedPostgresError('port_taken', 'Another program holds the port of the embedded PostgreSQL.');
  }
  const lines = output.split('\n').map((line) => line.trim());
  const telling =
    lines.findLast((line) => /FATAL|PANIC|error:|ERROR/.test(line)) ?? lines.findLast((line) => line !== '');
  return new EmbeddedPostgresError(
    'refused_to_start',
    `The embedded PostgreSQL did not start: ${telling ?? 'no reason given'}`,
  );
}
