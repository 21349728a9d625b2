import { Readable } from 'node:stream';
import type { Digitisation } from '#modules/digitisation';
import { getAgency } from '#modules/organisation';
import { getOpenFile, type ReceivedFile, receiveFile } from '#modules/papers';
import { type Signing, withOwnCertificate } from '#modules/signatures';
import { Refusal } from '#platform/errors';

/**
 * Signs the searchable scans with the certificate of whoever digitised, outside any transaction. The signature is not seen
 * on the page: a scan shows what the original shows, and how large a page is nobody knows beforehand [U]. Refuses as
 * signing does.
 */
export async function signScans(
  call: Signing,
  { agencyId, resultIds, signedByName }: Digitisation,
  password: string,
): Promise<ReceivedFile[]> {
  if (signedByName !== null) throw new Refusal('digitisation.signed_already', { name: signedByName });
  return withOwnCertificate(call, 'person', password, async ({ sign }) => {
    const { placeName } = await call.read((db) => getAgency(db, agencyId));
    const signed: ReceivedFile[] = [];
    for (const id of resultIds) {
      const file = await call.read((db) => getOpenFile(db, call.who, { agencyId, id }));
      const pdf = await call.tools.blobs.read(file.sha256);
      const done = await sign({ pdf, field: 'Chữ ký số hóa', reason: 'Số hóa', location: placeName });
      signed.push(await receiveFile(call, { name: file.name, content: Readable.from([Buffer.from(done.pdf)]) }));
    }
    return signed;
  });
}
