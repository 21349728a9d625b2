import { createHash } from 'node:crypto';
import { getAgency } from '#modules/organisation';
import { type Signing, signedAt, withOwnCertificate } from '#modules/signatures';
import { notFound } from '#platform/errors';
import { stamps } from '../../../../../reference/signatures/stamps.ts';
import type { SealedReport } from '../../actions/seal-report.ts';
import { findSentPdf, type SentReport } from '../../sent-report-store.ts';

/**
 * Puts the digital seal of the agency on a report it sent, outside any transaction: over the PDF byte for byte as it was sent.
 * Seen in a frame of words, for which the report has room; an image of the seal would need more. Refuses as
 * `withOwnCertificate` does.
 */
export async function putSeal(
  call: Signing,
  { agencyId, id, sealPlace }: Pick<SentReport, 'agencyId' | 'id' | 'sealPlace'>,
  password: string,
): Promise<SealedReport> {
  const { agency, pdf } = await call.read(async (db) => ({
    agency: await getAgency(db, agencyId),
    pdf: await findSentPdf(db, [agencyId], id),
  }));
  if (!pdf) throw notFound('report');
  const lines = [
    ['Cơ quan', agency.name],
    ['Thời gian ký', signedAt(call.now)],
  ] as const;
  const { width, height } = stamps.seal;
  const words = { field: 'Dấu', reason: 'Gửi báo cáo', location: agency.placeName };
  const stamp = sealPlace && { lines, place: { ...sealPlace, width, height } };
  const sealed = await withOwnCertificate(call, 'seal', password, ({ sign }) =>
    sign({ pdf, ...words, ...(stamp && { stamp }) }),
  );
  const pdfHash = createHash('sha256').update(sealed.pdf).digest('hex');
  return { pdf: sealed.pdf, pdfHash, level: sealed.level };
}
