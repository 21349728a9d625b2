import type { FastifyRequest } from 'fastify';
import { Refusal } from './errors.ts';

/** No text of PostgreSQL holds U+0000, and nobody types it: what has it in it is refused before anything reads it. */
export function assertWritable(text: string | undefined): void {
  if (text?.includes('\0')) throw new Refusal('request.unwritable', {}, 400);
}

/** Refuses an address or a form with text that cannot be stored. */
export function refuseUnwritable({ url, body }: FastifyRequest): void {
  if (url.includes('%00')) assertWritable('\0');
  for (const text of Object.values((body ?? {}) as Record<string, string | string[]>).flat()) assertWritable(text);
}
