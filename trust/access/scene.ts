import { answerRequest, makeRequest } from '#modules/data-rights';
import { beginDigitising } from '#modules/digitisation';
import {
  approveResult,
  type Dossier,
  draftResult,
  fileDossier,
  handOverResult,
  issueResult,
  letLapse,
  receiveDossier,
  refuseIntake,
  refuseSettlement,
  requestSupplement,
  termsOfProcedure,
  withdrawDossier,
} from '#modules/dossiers';
import { fileFeedback } from '#modules/feedback';
import { saveDraft } from '#modules/forms';
import { getAgency } from '#modules/organisation';
import { putInPaper } from '#modules/paper-store';
import { takeInFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { newId } from '#platform/identifiers';
import { sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import { maritalStatus } from '#test/dossiers';
import type { World } from '#test/world';
import {
  type Canary,
  plantAnnouncement,
  plantList,
  plantMoney,
  plantReport,
  plantTold,
} from '../../test/walls/canary.ts';
import type { Luck } from '../luck.ts';
import { actAs, keysOf, type Land, type Place, type Somebody } from './land.ts';

/** How far a planted dossier has come. */
export const stages = [
  'submitted',
  'processing',
  'drafted',
  'approved',
  'settled',
  'handed_over',
  'awaiting_supplement',
  'intake_refused',
  'settlement_refused',
  'withdrawn',
  'lapsed',
] as const;

export type Stage = (typeof stages)[number];

/** Something only some may come to know, by the words that would tell of it. */
export interface Secret {
  readonly name: 'dossier' | 'draft' | 'house' | 'store';
  readonly words: readonly string[];
  readonly mayKnow: (somebody: Somebody) => boolean;
}

/** What was planted, by what addresses call it. */
export interface Scene {
  readonly stage: Stage;
  readonly land: Land;
  readonly secrets: readonly Secret[];
  readonly names: Canary;
  readonly state: string;
  readonly assigneeId: string | null;
  /** Who used a permission on the dossier, by its name. */
  readonly usedBy: Readonly<Record<string, string>>;
}

/** Plants a dossier that has come to `stage`, and around it everything of its people and its agency that can be known. */
export async function plantScene(w: World, land: Land, stage: Stage, luck: Luck): Promise<Scene> {
  const words = { dossier: wordFrom(luck), draft: wordFrom(luck), house: wordFrom(luck), store: wordFrom(luck) };
  const numbers = [`0011${luck.digits(8)}`, `09${luck.digits(8)}`];
  const planting: Planting = { w, land, words, numbers, agencyId: idOf(land, 'receiving') };
  const fileId = await plantFile(planting);
  const dossier = await bringTo(planting, await fileMarked(planting, fileId), stage, fileId);
  await plantExtract(planting, dossier);
  await plantTold(w, dossier, words.dossier);
  const house = await plantHouse(planting);
  const concerned = (somebody: Somebody): boolean => ['receiving', 'handling', 'above'].includes(somebody.place ?? '');
  const isOwner = (somebody: Somebody) => somebody === land.owner;
  const [{ state = '', assigneeId = null } = {}] = await w.rows<Pick<Scene, 'state' | 'assigneeId'>>(
    'select state, assignee_id as "assigneeId" from dossiers.dossier where id = $1',
    [dossier.id],
  );
  return {
    stage,
    land,
    state,
    assigneeId,
    usedBy: { 'dossier.draft_result': holderOf(land, 'commune_vice_chair', 'handling').id },
    secrets: [
      {
        name: 'dossier',
        words: [words.dossier, ...numbers],
        mayKnow: (one) => concerned(one) || isOwner(one),
      },
      { name: 'draft', words: [words.draft], mayKnow: isOwner },
      { name: 'house', words: [words.house], mayKnow: concerned },
      { name: 'store', words: [words.store], mayKnow: (one) => concerned(one) || isOwner(one) },
    ],
    names: {
      agencyId: planting.agencyId,
      dossierCode: dossier.code,
      fileId,
      draftId: await plantDraft(planting),
      sessionId: await sessionOf(w, land.owner),
      storedPaperId: await plantStoredPaper(planting, dossier, fileId),
      nonce: newId(),
      feedbackCode: await plantFeedback(planting),
      requestId: await plantRequest(planting),
      reportId: await plantReport(w, planting.agencyId, words.house),
      listId: await plantList(w, planting.agencyId, dossier.id, words.house),
      refundId: await plantMoney(w, dossier, land.owner.id, words.dossier),
      announcementId: await plantAnnouncement(w, idOf(land, 'above')),
      ...house,
    },
  };
}

/** Names for what is not there: whoever may not know of the planted gets the same answers for these. */
export function nothingThere({ agencyId, dossierCode, feedbackCode }: Canary): Canary {
  const [draftId, fileId, sessionId, delegationId] = [newId(), newId(), newId(), newId()];
  const [accountId, staffId, nonce, certificateId, ceremonyId] = [newId(), newId(), newId(), newId(), newId()];
  const [answerId, requestId, reportId, listId, refundId] = [newId(), newId(), newId(), newId(), newId()];
  const announcementId = newId();
  const there = {
    answerId,
    requestId,
    reportId,
    listId,
    refundId,
    announcementId,
    draftId,
    fileId,
    sessionId,
    delegationId,
    accountId,
    staffId,
    nonce,
    certificateId,
    ceremonyId,
  };
  const absent = (code: string): string => code.replace(/\d{4}$/, '9999');
  const codes = { dossierCode: absent(dossierCode), feedbackCode: absent(feedbackCode) };
  return { ...there, ...codes, agencyId, storedPaperId: newId() };
}

interface Planting {
  readonly w: World;
  readonly land: Land;
  readonly words: Readonly<Record<Secret['name'], string>>;
  readonly numbers: readonly string[];
  readonly agencyId: string;
}

/** A word that stands nowhere by itself, and that nothing does to text makes another. */
const wordFrom = (luck: Luck): string => `zq${luck.letters(8)}`;

const idOf = ({ agencies }: Land, place: Place): string => agencies.get(place)!.id;

/** Somebody with a post in an agency; where one agency does all, it also settles. */
export function holderOf({ people, agencies }: Land, position: string, place: Place): Somebody {
  const at = agencies.has(place) ? place : 'receiving';
  return people.find(({ name }) => name === `${position} of ${at}`)!;
}

const plantFile = ({ w, land, words, agencyId }: Planting): Promise<string> =>
  actAs(w, land.owner, async (act) => {
    const name = `${words.dossier}.pdf`;
    return (await takeInFile(act, w.tools, { agencyId, name, content: Buffer.from(onePage) })).id;
  });

async function fileMarked({ w, land, words, numbers }: Planting, fileId: string): Promise<Dossier> {
  const receiving = land.agencies.get('receiving')!;
  const handlingAgencyId = (land.agencies.get('handling') ?? receiving).id;
  const word = words.dossier;
  const person = {
    fullName: `Trần ${word}`,
    identityNumber: numbers[0]!,
    phone: numbers[1]!,
    email: `${word}@example.vn`,
    address: `Ngõ ${word}`,
    personId: land.owner.id,
  };
  const paper = { ordinal: 1, name: `Giấy của ${word}`, form: 'original', quantity: 1, digitisation: 'none' } as const;
  return actAs(w, land.owner, async (act) => {
    const where = { agencyId: handlingAgencyId, channel: 'online', now: act.now } as const;
    const { terms } = await termsOfProcedure(act.tx, maritalStatus, where);
    return fileDossier(act, {
      receivingAgency: receiving,
      handlingAgencyId,
      terms,
      channel: 'online',
      parties: { submitter: person, owner: person, subject: person },
      content: `Xin xác nhận cho ${word}`,
      form: { id: 'marital-status', version: 1 },
      answers: { otherPurpose: word },
      papers: [{ ...paper, fileIds: [fileId], note: word }],
      sets: 1,
      resultDelivery: 'post',
      deliveryAddress: `Ngõ ${word}`,
    });
  });
}

/** Walks a dossier to its stage by the people whose work it is. */
async function bringTo(planting: Planting, submitted: Dossier, stage: Stage, fileId: string): Promise<Dossier> {
  const { w, land, words } = planting;
  const clerk = holderOf(land, 'counter_clerk', 'receiving');
  const [drafter, leader, documents] = ['commune_vice_chair', 'commune_chair', 'document_clerk'].map((position) =>
    holderOf(land, position, 'handling'),
  ) as [Somebody, Somebody, Somebody];
  const because = { reason: `Không nhận của ${words.dossier}`, legalRef: 'Luật Hộ tịch' };
  if (stage === 'submitted') return submitted;
  if (stage === 'intake_refused') return actAs(w, clerk, (act) => refuseIntake(act, submitted, because));
  const received = await receive(planting, submitted, fileId);
  switch (stage) {
    case 'processing':
      return received;
    case 'awaiting_supplement':
    case 'lapsed': {
      const items = [`Giấy tờ của ${words.dossier}`];
      const waiting = await actAs(w, clerk, (act) =>
        requestSupplement(act, received, { items, reason: words.dossier }),
      );
      if (stage === 'awaiting_supplement') return waiting;
      const longAfter = dayOf(w.now() + 400 * 86_400_000);
      return w.actAsSystem(systemFor(planting.agencyId).agencyId!, (act) => letLapse(act, waiting, longAfter));
    }
    case 'settlement_refused':
      return actAs(w, leader, (act) => refuseSettlement(act, received, because));
    case 'withdrawn': {
      const wish = { permission: 'dossier.withdraw', reason: words.dossier, askedBy: words.dossier } as const;
      return actAs(w, clerk, (act) => withdrawDossier(act, received, wish));
    }
  }
  const content = `Xác nhận cho ${words.dossier}.`;
  const drafted = await actAs(w, drafter, (act) => draftResult(act, received, { title: 'Giấy xác nhận', content }));
  if (stage === 'drafted') return drafted;
  const approved = await actAs(w, leader, (act) => approveResult(act, drafted));
  if (stage === 'approved') return approved;
  const settled = await actAs(w, documents, (act) => issueResult(act, approved));
  if (stage === 'settled') return settled;
  const taken = { method: 'counter', receivedByName: words.dossier, trackingNumber: null } as const;
  return actAs(w, clerk, (act) => handOverResult(act, settled, taken));
}

async function receive({ w, land, words, agencyId }: Planting, dossier: Dossier, fileId: string): Promise<Dossier> {
  const clerk = holderOf(land, 'counter_clerk', 'receiving');
  const received = await actAs(w, clerk, async (act) => {
    const { handlingAgencyId, channel, submittedAt: now } = dossier;
    const { terms } = await termsOfProcedure(act.tx, maritalStatus, { agencyId: handlingAgencyId, channel, now });
    return receiveDossier(act, dossier, { steps: terms.steps, fees: [] });
  });
  await actAs(w, clerk, (act) =>
    beginDigitising(act, {
      ...{ agencyId, subjectAgencyId: agencyId, subjectId: received.id, ordinal: 1 },
      ...{ paperName: `Giấy của ${words.dossier}`, originalForm: 'original', originals: 1, fileIds: [fileId] },
      readers: [],
    }),
  );
  return received;
}

/** An extract that stands in the register of the agency that received. */
function plantExtract({ w, land, words, agencyId }: Planting, { id }: Dossier): Promise<unknown> {
  const word = words.dossier;
  return actAs(w, holderOf(land, 'counter_clerk', 'receiving'), (act) =>
    act.tx.query(sql`
      insert into dossiers.extract_copy (agency_id, dossier_id, ordinal, kind, event, copies, amount, basis, entered_by_name,
        issuer_agency_id, series, number, notation, issued_at)
      values (${agencyId}, ${id}, 1, 'birth', ${sealedJson(id, { registeredName: word })}, 1, 0, ${word}, ${word},
        ${agencyId}, 'extract_copy', 1, '01/TLKS-BS', ${new Date(act.now)})`),
  );
}

const plantDraft = ({ w, land, words, agencyId }: Planting): Promise<string> =>
  actAs(w, land.owner, (act) =>
    saveDraft(act, {
      ...{ procedureCode: maritalStatus, receivingAgencyId: agencyId, formId: 'marital-status', formVersion: 1 },
      ...{ answers: { otherPurpose: words.draft }, choices: {}, step: 'answers' },
    }),
  );

/** An erasure that the owner asks for, in the words of their dossier, and that somebody of the house proposes. */
async function plantRequest({ w, land, words, agencyId }: Planting): Promise<string> {
  const asked = { agencyId, kind: 'erase', words: `Xin xóa ${words.dossier}` } as const;
  const { id } = await actAs(w, land.owner, (act) => makeRequest(act, asked));
  const answer = { outcome: 'carried_out', ground: null, words: `Đề xuất xóa ${words.dossier}` } as const;
  await actAs(w, holderOf(land, 'administrator', 'receiving'), (act) => answerRequest(act, { agencyId, id }, answer));
  return id;
}

async function sessionOf(w: World, somebody: Somebody): Promise<string> {
  await keysOf(w, somebody);
  const rows = await w.rows<{ id: string }>('select id from identity.session where account_id = $1', [
    somebody.accountId,
  ]);
  return rows[0]!.id;
}

/** What an agency has of its own: somebody's account and post, a delegation, a certificate, a ceremony. */
async function plantHouse({ w, land, words, agencyId }: Planting) {
  const word = words.house;
  const [leader, other] = [
    holderOf(land, 'commune_chair', 'receiving'),
    holderOf(land, 'centre_director', 'receiving'),
  ];
  const [delegationId, certificateId, ceremonyId, answerId] = [newId(), newId(), newId(), newId()];
  await w.rows(
    `insert into organisation.signing_delegation (agency_id, id, from_staff_id, to_staff_id, form, valid_from, valid_to, legal_ref)
     values ($1, $2, $3, $4, 'KT', '2026-01-01', '2027-01-01', $5)`,
    [agencyId, delegationId, leader.id, other.id, word],
  );
  await w.rows(
    `insert into signatures.certificate (agency_id, id, kind, holder_id, holder_name, subject_name, issuer_name, serial_number,
       valid_from, valid_to, chain, locked, brought_in_at, brought_in_by)
     values ($1, $2, 'person', $3, $4, $4, 'CA', '01', '2026-01-01', '2027-01-01', '{}', '\\x00', '2026-01-01', $3)`,
    [agencyId, certificateId, other.id, word],
  );
  await w.rows(
    `insert into dossiers.signing_ceremony (agency_id, id, kind, held_by, held_by_name, began_at) values ($1, $2, 'sign', $3, $4, '2026-01-01')`,
    [agencyId, ceremonyId, leader.id, word],
  );
  await w.rows(
    `insert into dossiers.signing_ceremony_result (agency_id, ceremony_id, ordinal, dossier_code, owner_name) values ($1, $2, 1, $3, $3)`,
    [agencyId, ceremonyId, word],
  );
  await w.rows(
    `insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall, comment, comment_folded)
     values ($1, $2, $1, '2026-03-01', '1.004873', 'Xác nhận', 'dissatisfied', $3, $3)`,
    [agencyId, answerId, word],
  );
  await w.rows('insert into satisfaction.follow_up (agency_id, answer_id) values ($1, $2)', [agencyId, answerId]);
  const clerk = holderOf(land, 'culture_officer', 'receiving');
  return { delegationId, certificateId, ceremonyId, answerId, accountId: clerk.accountId, staffId: clerk.id };
}

async function plantFeedback({ w, words: { house: word }, agencyId }: Planting): Promise<string> {
  const matter = { channel: 'page', portalNumber: null, place: word, dossierCode: null } as const;
  const filed = { ...matter, content: `Đường ${word} hỏng từ lâu`, fileIds: [], mayPost: false };
  const sender = { personId: null, fullName: word, phone: '0900000001', email: null, address: word };
  const { feedback } = await w.actAsSystem(agencyId, async (act) =>
    fileFeedback(act, await getAgency(act.tx, agencyId), filed, sender),
  );
  return feedback.code;
}

async function plantStoredPaper({ w, land, words, agencyId }: Planting, dossier: Dossier, fileId: string) {
  const [owner] = await w.rows<{ number: string }>(
    'select identity_number as number from identity.account where id = $1',
    [land.owner.accountId],
  );
  await actAs(w, holderOf(land, 'counter_clerk', 'receiving'), (act) =>
    putInPaper(act, {
      ...{ agencyId, identityNumber: owner!.number, origin: 'scan', name: `Giấy của ${words.store}` },
      ...{ number: null, issuedOn: null, issuer: null, fileAgencyId: agencyId, fileIds: [fileId] },
      ...{ sourceId: newId(), dossierAgencyId: agencyId, dossierId: dossier.id, dossierCode: dossier.code },
      ...{ ordinal: 1, partyIds: dossier.partyIds },
    }),
  );
  const [paper] = await w.rows<{ id: string }>('select id from paper_store.stored_paper where agency_id = $1', [
    agencyId,
  ]);
  return paper!.id;
}

/** One empty page. */
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
