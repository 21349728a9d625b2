import { ConfigError } from '#platform/config';
import { isConnectionLost } from '#platform/database';
import { ShelfAway } from '#platform/shelf';

/** Errors whose message is written for whoever runs the product. */
const namedForOperators = ['EmbeddedPostgresError', 'BackupError', 'MigrationError', 'PersonalKeyMissing'];

/** One clear line for what an operator meets at 2 a.m.; only what nobody foresaw keeps its stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.join('\n');
  if (error instanceof ShelfAway) return `The store of files of MOTCUA_FILES cannot be used: ${error.why}.`;
  const {
    code,
    message = String(error),
    port,
    address,
  } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or choose another: PORT=${Number(port) + 1} npm start`;
  if (code === 'EACCES' && port) return `Port ${port} needs more rights. Choose one above 1024: PORT=3000 npm start`;
  if (code === 'ENOSPC') return `The disk is full: ${message}`;
  if (code === '28P01' || code === '28000')
    return `The database refused the user name or password of DATABASE_URL: ${message}`;
  if (code === '3D000') return `The database of DATABASE_URL does not exist: ${message}`;
  if (code === 'ENOTFOUND')
    return `The database's host cannot be found: ${(error as { hostname?: string }).hostname ?? address}`;
  if (isConnectionLost(error))
    return `The database cannot be reached${port ? ` at ${address}:${port}` : ''}: ${message || code}`;
  if (namedForOperators.includes((error as Error).name)) return message;
  return `Unexpected: ${(error as Error).stack ?? message}`;
}
