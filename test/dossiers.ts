import {
  type Channel,
  type Dossier,
  type DossierPaper,
  fileDossier,
  receiveDossier,
  termsOfProcedure,
  termsOfVersion,
} from '#modules/dossiers';
import { findAgencyByCode } from '#modules/organisation';
import { type CastMember, cast } from './cast.ts';
import type { World } from './world.ts';

/** The certificate of marital status: 3 working days. */
export const maritalStatus = '1.004873';

/** Certified copies: the same day when received before 15:00. */
export const certifiedCopies = '2.000815';

/** Copies of civil-status extracts: the same day when received before 15:00. */
export const extractCopies = '2.000635';

interface Filing {
  readonly procedure?: string;
  readonly channel?: Channel;
  readonly receivingCode?: string;
  readonly handlingCode?: string;
}

const paper: DossierPaper = {
  ordinal: 1,
  name: 'Tờ khai',
  form: 'original',
  quantity: 1,
  digitisation: 'none',
  fileIds: [],
  note: null,
};

/** Files a dossier as `who`, at commune A unless told otherwise. */
export async function file(w: Pick<World, 'act'>, who: CastMember, filing: Filing = {}): Promise<Dossier> {
  const {
    procedure = maritalStatus,
    channel = 'online',
    receivingCode = 'H44.127',
    handlingCode = receivingCode,
  } = filing;
  return w.act(who, async (act) => {
    const receivingAgency = await findAgencyByCode(act.tx, receivingCode);
    const handling = await findAgencyByCode(act.tx, handlingCode);
    if (!receivingAgency || !handling) throw new Error('No such agency.');
    const { terms } = await termsOfProcedure(act.tx, procedure, { agencyId: handling.id, channel, now: act.now });
    const person = {
      fullName: 'Nguyễn Văn An',
      identityNumber: '017090001234',
      phone: '0912345678',
      email: 'an.nguyen@example.vn',
      ...(who === 'citizen An' && { personId: cast[who] }),
    };
    return fileDossier(act, {
      receivingAgency,
      handlingAgencyId: handling.id,
      terms,
      channel,
      parties: { submitter: person, owner: person },
      content: 'Xin cấp giấy',
      form: null,
      answers: {},
      papers: [paper],
      sets: 1,
      resultDelivery: 'counter',
      deliveryAddress: null,
    });
  });
}

/** Receives a dossier as a counter clerk. */
export function receive(w: Pick<World, 'act'>, who: CastMember, dossier: Dossier): Promise<Dossier> {
  return w.act(who, async (act) => {
    const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt: now } = dossier;
    const { terms } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now });
    return receiveDossier(act, dossier, { steps: terms.steps, fees: [] });
  });
}
