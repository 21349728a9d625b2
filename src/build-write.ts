import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Plain name → name with the hash of the content, so that a browser may keep a file for ever. */
export type Manifest = Record<string, string>;

function isAlreadyThere(file: string, content: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(content);
  } catch {
    return false;
  }
}

/**
 * Writes a built file unless it already has this content, in one step, so that programs starting side by side never
 * read half a file and a checkout that its service may not write to still starts.
 */
export function writeBuilt(file: string, content: Uint8Array | string): void {
  const bytes = Buffer.from(content);
  if (isAlreadyThere(file, bytes)) return;
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

/** Writes a file under its hashed name, and packed beside it: brotli for browsers by https, gzip for the others. */
export function writeServed(file: string, content: Uint8Array | string): void {
  writeBuilt(file, content);
  if (!existsSync(`${file}.br`)) writeBuilt(`${file}.br`, brotliCompressSync(content));
  if (!existsSync(`${file}.gz`)) writeBuilt(`${file}.gz`, gzipSync(content, { level: 9 }));
}

/** A short SHA-256, enough to tell one build's content from another's. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}

/** `citizen.css` → `citizen.3f9a0c1b2d.css`. */
export function hashedName(name: string, content: Uint8Array | string): string {
  return name.replace(/(\.[^.]+)$/, `.${hashOf(content)}$1`);
}
