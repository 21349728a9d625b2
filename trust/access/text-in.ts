import type { LightMyRequestResponse } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import { textOfPdf } from '#platform/pdf/text-of-pdf';

/** What a reader finds in an answer, with a PDF or a spreadsheet opened. */
export async function textIn({ rawPayload, body, headers }: LightMyRequestResponse): Promise<string> {
  const type = String(headers['content-type'] ?? '');
  if (type.startsWith('application/pdf')) return (await textOfPdf(rawPayload)).join('').replace(/\s+/g, '');
  if (!type.includes('spreadsheetml')) return body;
  return Object.values(unzipSync(rawPayload))
    .map((part) => strFromU8(part))
    .join('\n');
}
