import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { demonstrationPassword } from '#modules/identity';
import { bringInCertificate, type CertificateKind, demonstrationTrust, readMasterKey } from '#modules/signatures';
import type { Principal } from '#platform/access';
import type { Config } from '#platform/config';
import type { Database } from '#platform/database';
import { beginAct } from '#platform/journal';
import {
  type CertificateAuthority,
  openCertificateAuthority,
} from '../../simulators/certificate-authority/open-certificate-authority.ts';
import { writePkcs12 } from '../../simulators/certificate-authority/write-pkcs12.ts';
import { holdersOf } from './dossier-people.ts';
import { keepTimeStampKey } from './time-stamp-key.ts';

const authorityName = { name: 'Trình diễn – không có giá trị pháp lý', organisation: 'Một Cửa' };
const validity = 5 * 366 * 86_400_000;

/** An agency whose people are given certificates. */
interface Commune {
  readonly id: string;
  readonly name: string;
}

/**
 * Gives leaders, counter clerks and agencies of the demonstration certificates to sign with, by the action people use. The
 * authority's key is forgotten afterwards; what it gave out is believed in the demonstration alone.
 */
export async function loadCertificates(
  database: Database,
  { home }: Pick<Config, 'home'>,
  communes: readonly Commune[],
  now: number,
): Promise<void> {
  const authority = await openCertificateAuthority(authorityName, { from: now - 60_000, to: now + validity });
  await believe(home, authority);
  const stamping = await authority.issue({ ...authorityName, name: 'Dấu thời gian trình diễn' }, 'time_stamping');
  await keepTimeStampKey(home, { chain: [stamping.certificate, authority.certificate], key: stamping.key });
  const masterKey = await readMasterKey(home);
  for (const commune of communes)
    for (const { who, kind } of signersOf(commune.id)) {
      const holderName = kind === 'seal' ? commune.name : who.name;
      const issued = await authority.issue({ name: holderName, organisation: commune.name }, 'signing');
      const file = await writePkcs12(issued, authority.certificate, demonstrationPassword);
      const keep = { file, chain: [issued.certificate, authority.certificate], masterKey };
      const about = { agencyId: commune.id, kind, holderName };
      await database.write({ agencies: [commune.id] }, (tx) =>
        bringInCertificate(beginAct(tx, who, now, []), about, keep),
      );
    }
}

function signersOf(agencyId: string): { readonly who: Principal; readonly kind: CertificateKind }[] {
  const people = (['leader', 'counter_clerk'] as const).flatMap((role) => holdersOf(agencyId, role));
  const [documentClerk] = holdersOf(agencyId, 'document_clerk');
  return [
    ...people.map((who) => ({ who, kind: 'person' }) as const),
    ...(documentClerk ? [{ who: documentClerk, kind: 'seal' } as const] : []),
  ];
}

/** Signatures and time-stamps of the authority count in the demonstration, and its list says that nobody is revoked. */
async function believe(home: string, authority: CertificateAuthority): Promise<void> {
  const { signers, timeStamps, crls } = demonstrationTrust;
  const files = [
    [join(home, signers, 'authority.der'), authority.certificate],
    [join(home, timeStamps, 'authority.der'), authority.certificate],
    [join(home, crls, 'authority.crl'), await authority.revocationList()],
  ] as const;
  for (const [file, content] of files) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
