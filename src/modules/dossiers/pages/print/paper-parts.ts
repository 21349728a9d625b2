import type { Agency } from '#modules/organisation';
import type { Day } from '#platform/clock';
import type { Dossier, Party as DossierParty } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';
import { phoneInGroups } from '../../official-papers/in-words.ts';
import type {
  DossierPaper,
  Fee,
  HandedInPaper,
  Letterhead,
  Party,
  Signer,
} from '../../official-papers/official-paper.ts';
import type { DossierPaper as HandedIn } from '../../required-paper-store.ts';
import type { PaperContext } from './paper-context.ts';
import { notations, paperWords } from './paper-words.ts';

/** What every paper about a dossier says. */
export function common({ dossier }: DossierFile, { publicUrl }: PaperContext): Omit<DossierPaper, 'letterhead'> {
  return {
    dossierCode: dossier.code,
    lookupUrl: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.code)}`,
    procedure: { code: dossier.procedureCode, name: dossier.procedureName },
    submitter: partyOf(dossier.parties.submitter),
    ...ownerOf(dossier),
  };
}

/** A paper of the service centre, under the agency it belongs to. */
export function centreHead(agency: Agency, issuedOn: Day, number?: string): Letterhead {
  return {
    ...agencyHead(agency, issuedOn, number),
    superiorAgency: agency.name,
    issuer: agency.centreName,
    issuerInText: agency.centreName,
  };
}

/** A paper of the agency itself; a People's Committee names no superior (Phụ lục I, NĐ 30/2020/NĐ-CP). */
export function agencyHead({ name, placeName }: Agency, issuedOn: Day, number?: string): Letterhead {
  return { issuer: name, issuerInText: name, place: placeName, issuedOn, ...(number !== undefined && { number }) };
}

/** The agency whose paper it is; the receiving one, of papers made before it was kept. */
export function issuerOf(
  paper: { readonly issuerAgencyId: string | null },
  dossier: Dossier,
  context: PaperContext,
): Agency {
  return context.agencies[paper.issuerAgencyId ?? dossier.agencyId]!;
}

/** Day and number out of the dossier's code: no other slip of the agency bears them. */
export function numberOfDay({ code }: Dossier, form: 'intake-slip' | 'process-control'): string {
  return `${code.split('-').slice(1).join('-')}/${notations[form]}`;
}

/** "07/PXL-UBND"; nothing for a paper that was never numbered. */
export const numbered = (number: number | null, notation: string): string | undefined =>
  number === null ? undefined : `${String(number).padStart(2, '0')}/${notation}`;

/** A person or an organisation as a paper names them, by the number each is known by. */
export function partyOf({ kind = 'person', fullName, address, phone, email, ...party }: DossierParty): Party {
  const number = kind === 'organisation' ? party.taxCode : party.identityNumber;
  return {
    name: fullName,
    kind,
    ...(number && { identityNumber: number }),
    ...(address && { address }),
    ...(phone && { phone: phoneInGroups(phone) }),
    ...(email && { email }),
  };
}

/** The owner, where somebody else hands the dossier in. */
function ownerOf({ parties: { submitter, owner } }: Dossier): { owner?: Party } {
  const same = submitter.fullName === owner.fullName && submitter.identityNumber === owner.identityNumber;
  return same ? {} : { owner: partyOf(owner) };
}

/** A paper under the column of the form it was handed in as; one out of the person's store says where it came from. */
export function countByForm({ name: asked, form, quantity, reused }: HandedIn): HandedInPaper {
  const name = reused ? paperWords.given(asked, reused.name, reused.dossierCode) : asked;
  const none = { originals: 0, certifiedCopies: 0, photocopies: 0, electronic: 0 };
  const column = {
    original: 'originals',
    certified_copy: 'certifiedCopies',
    copy: 'photocopies',
    electronic: 'electronic',
  };
  return { name, ...none, [column[form]]: quantity };
}

/** What has to be paid; nothing when it was waived. */
export function feeOf({ dossier, fees }: DossierFile): Fee {
  if (dossier.feeState === 'waived' || dossier.feeTotal === 0) return { amount: 0 };
  const method = fees.find((fee) => fee.method !== null)?.method;
  return { amount: dossier.feeTotal, ...(method && { collection: messages('vi').methods[method] }) };
}

/** How the result is received, with the address it is sent to. */
export function deliveryOf({
  resultDelivery,
  deliveryAddress,
}: Pick<Dossier, 'resultDelivery' | 'deliveryAddress'>): string {
  return [messages('vi').deliveries[resultDelivery], deliveryAddress].filter(Boolean).join(': ');
}

/** Whoever signs, and in whose name. */
export const signerOf = (position: string, onBehalf: string | null, name: string): Signer => ({
  position,
  name,
  ...(onBehalf !== null && { onBehalf }),
});
