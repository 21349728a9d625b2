import type { Config } from '#platform/config';
import { clamdScanner } from './clamd.ts';
import type { Scanner } from './scanner.ts';

/** The scanner of the installation; absent when it has none. */
export function scannerOf({ clamd }: Pick<Config, 'clamd'>): Scanner | undefined {
  return clamd === undefined ? undefined : clamdScanner(clamd);
}
