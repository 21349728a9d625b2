import type { NewDossier } from '#modules/dossiers';
import { findVersionOn } from '#modules/procedures';
import type { Principal } from '#platform/access';
import { dayOf } from '#platform/clock';
import { type Database, publicScope } from '#platform/database';
import { newId } from '#platform/identifiers';

/** A citizen at each client, and where they file. */
export interface Filing {
  readonly who: Principal;
  readonly input: NewDossier;
}

const papers: NewDossier['papers'] = ['Tờ khai', 'Giấy chứng sinh', 'Căn cước', 'Giấy xác nhận cư trú', 'Cam đoan'].map(
  (name, i) => ({
    ordinal: i + 1,
    name,
    form: 'electronic',
    quantity: 1,
    digitisation: 'digitised',
    fileIds: [newId()],
    note: null,
  }),
);

/** What each client files, the agencies taken in turn. */
export async function filingsOf(
  database: Database,
  clients: number,
  agencies: readonly NewDossier['receivingAgency'][],
): Promise<Filing[]> {
  const stored = await database.read(publicScope, (db) => findVersionOn(db, '1.004873', dayOf(Date.now())));
  if (!stored) throw new Error('The catalogue lacks the certificate of marital status.');
  const { version } = stored;
  return Array.from({ length: clients }, (_, i) => {
    const agency = agencies[i % agencies.length] as NewDossier['receivingAgency'];
    const id = newId();
    const person = {
      personId: id,
      fullName: 'Nguyễn Văn An',
      identityNumber: '017090001234',
      birthDay: '1990-03-12',
      phone: '0912345678',
      email: `an.${i}@example.vn`,
    };
    return {
      who: { kind: 'citizen', id, name: person.fullName, agencies: [], roles: ['citizen', 'anyone'] },
      input: {
        receivingAgency: agency,
        handlingAgencyId: agency.id,
        terms: {
          versionId: stored.id,
          code: version.code,
          name: version.name,
          field: version.field.name,
          deadlineRule: {
            statutory: { unit: 'working_day', amount: 3 },
            legalRef: version.code,
            countsFrom: 'next_day',
          },
          steps: [],
          resultName: version.results[0]?.name ?? '',
        },
        channel: 'online',
        parties: { submitter: person, owner: person },
        content: 'Xin cấp giấy xác nhận tình trạng hôn nhân',
        form: null,
        answers: { purpose: 'Để đăng ký kết hôn', copies: 1 },
        papers,
        sets: 1,
        resultDelivery: 'electronic',
        deliveryAddress: null,
      },
    };
  });
}
