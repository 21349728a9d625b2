import { answerRequest, makeRequest } from '#modules/data-rights';
import { beginDigitising } from '#modules/digitisation';
import { type Dossier, draftResult, fileDossier, termsOfProcedure } from '#modules/dossiers';
import { fileFeedback, takeUpFeedback } from '#modules/feedback';
import { saveDraft } from '#modules/forms';
import { getAgency } from '#modules/organisation';
import { putInPaper } from '#modules/paper-store';
import { takeInFile } from '#modules/papers';
import { newId } from '#platform/identifiers';
import { sealed, sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import { agencies, cast, staffIdOf } from '#test/cast';
import { maritalStatus, receive } from '#test/dossiers';
import type { World } from '#test/world';

/** What belongs to citizen An and commune A and to nobody else, by what addresses call it. */
export interface Canary {
  readonly agencyId: string;
  readonly dossierCode: string;
  readonly draftId: string;
  readonly fileId: string;
  readonly sessionId: string;
  readonly delegationId: string;
  readonly accountId: string;
  readonly staffId: string;
  readonly nonce: string;
  readonly certificateId: string;
  readonly ceremonyId: string;
  readonly storedPaperId: string;
  readonly answerId: string;
  readonly feedbackCode: string;
  readonly requestId: string;
  readonly reportId: string;
  readonly listId: string;
  readonly refundId: string;
  readonly announcementId: string;
}

/** The marks of a canary and citizen An's own number, however they get out. */
export const mark = /hoàng[ _-]?yến|hoang[ _-]?yen|001199987654|0977001122|017090001234/i;

const person = {
  fullName: 'Trần Hoàng Yến',
  identityNumber: '001199987654',
  phone: '0977001122',
  email: 'hoang.yen@example.vn',
  address: 'Ngõ Hoàng Yến, xã Lạc Thuỷ',
  personId: cast['citizen An'],
};

const answers = { otherPurpose: 'Hoàng Yến đi học' };
const form = { id: 'marital-status', version: 1 };

/** Names for what is not there: whoever may not know of a canary gets the same answer for these. */
export function nothingThere(): Canary {
  const names = ['draftId', 'fileId', 'sessionId', 'delegationId', 'accountId', 'staffId', 'nonce', 'certificateId'];
  const ids = Object.fromEntries(
    [
      ...names,
      'ceremonyId',
      'storedPaperId',
      'answerId',
      'requestId',
      'reportId',
      'listId',
      'refundId',
      'announcementId',
    ].map((name) => [name, newId()]),
  );
  return {
    agencyId: agencies.a,
    dossierCode: 'H44.127-260310-9999',
    feedbackCode: 'PA-H44.127-260310-9999',
    ...(ids as unknown as Omit<Canary, 'agencyId' | 'dossierCode' | 'feedbackCode'>),
  };
}

/** Plants a dossier that commune A is working on, with a drafted result, a draft, a file, a session and a delegation. */
export async function plantCanary(w: World): Promise<Canary> {
  const { id: fileId } = await w.act('citizen An', (act) =>
    takeInFile(act, w.tools, { agencyId: agencies.a, name: 'hoang-yen.pdf', content: Buffer.from(smallPdf) }),
  );
  await plantVerdict(w, fileId);
  const dossier = await fileMarked(w, fileId);
  await plantExtract(w, dossier);
  await plantTold(w, dossier, 'Hoàng Yến');
  const nonce = newId();
  await w.post('/thong-bao/da-doc', { _nonce: nonce }, 'citizen An');
  return {
    agencyId: agencies.a,
    dossierCode: dossier.code,
    draftId: await saveMarkedDraft(w),
    fileId,
    sessionId: await sessionOfAn(w),
    delegationId: await delegate(w),
    accountId: cast['officer Oanh'],
    staffId: staffIdOf('officer Oanh'),
    nonce,
    certificateId: await plantCertificate(w),
    ceremonyId: await plantCeremony(w),
    storedPaperId: await storePaper(w, dossier, fileId),
    answerId: await plantBadAnswer(w),
    feedbackCode: await plantFeedback(w),
    requestId: await plantRequest(w),
    reportId: await plantReport(w),
    listId: await plantList(w, agencies.a, dossier.id, 'Hoàng Yến'),
    refundId: await plantMoney(w, dossier, cast['citizen An'], 'Hoàng Yến'),
    announcementId: await plantAnnouncement(w, agencies.province),
  };
}

/** An extract that stands in the register of commune A. */
function plantExtract(w: World, { agencyId, id }: Dossier): Promise<unknown> {
  const event = { registeredName: person.fullName, registeredAt: 'UBND xã Hoàng Yến' };
  return w.act('clerk Bình', (act) =>
    act.tx.query(sql`
      insert into dossiers.extract_copy (agency_id, dossier_id, ordinal, kind, event, copies, amount, basis, entered_by_name,
        issuer_agency_id, series, number, notation, issued_at)
      values (${agencyId}, ${id}, 1, 'birth', ${sealedJson(id, event)}, 1, 0, 'Hoàng Yến', 'Hoàng Yến',
        ${agencyId}, 'extract_copy', 1, '01/TLKS-BS', ${new Date(act.now)})`),
  );
}

function saveMarkedDraft(w: World): Promise<string> {
  return w.act('citizen An', (act) =>
    saveDraft(act, {
      procedureCode: maritalStatus,
      receivingAgencyId: agencies.a,
      formId: form.id,
      formVersion: form.version,
      answers,
      choices: {},
      step: 'answers',
    }),
  );
}

async function sessionOfAn(w: World): Promise<string> {
  const ofAn = 'select id from identity.session where account_id = $1';
  const [session] = await w.rows<{ id: string }>(ofAn, [cast['citizen An']]);
  return session!.id;
}

async function delegate(w: World): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into organisation.signing_delegation (agency_id, id, from_staff_id, to_staff_id, form, valid_from, valid_to, legal_ref)
     values ($1, $2, $3, $4, 'KT', '2026-01-01', '2027-01-01', 'Văn bản Hoàng Yến')`,
    [agencies.a, id, staffIdOf('leader Chi'), staffIdOf('leader Dũng')],
  );
  return id;
}

async function plantCertificate(w: World): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into signatures.certificate (agency_id, id, kind, holder_id, holder_name, subject_name, issuer_name, serial_number,
       valid_from, valid_to, chain, locked, brought_in_at, brought_in_by)
     values ($1, $2, 'person', $3, 'Hoàng Yến', 'Hoàng Yến', 'CA', '01', '2026-01-01', '2027-01-01', '{}', '\\x00', '2026-01-01', $3)`,
    [agencies.a, id, staffIdOf('leader Chi')],
  );
  await w.rows(
    `insert into signatures.specimen (agency_id, id, kind, holder_id, holder_name, picture, width, height, brought_in_at, brought_in_by)
     values ($1, $2, 'person', $3, 'Hoàng Yến', '\\x00', 1, 1, '2026-01-01', $3)`,
    [agencies.a, newId(), staffIdOf('leader Chi')],
  );
  return id;
}

/** What was paid online for a dossier, the receipt for it, and what is owed back. */
export async function plantMoney(
  w: Pick<World, 'rows'>,
  { agencyId, id: dossierId, code }: Pick<Dossier, 'agencyId' | 'id' | 'code'>,
  personId: string,
  word: string,
): Promise<string> {
  const [settingId, paymentId, receiptId, refundId] = [newId(), newId(), newId(), newId()];
  const series = receiptId.slice(-8);
  await w.rows(
    `insert into payments.gateway_setting (agency_id, id, valid_from, is_offered, gateway, partner_code, locked_keys, told_fields,
       beneficiary_name, beneficiary_account, beneficiary_bank, receipt_form, receipt_series, set_at, set_by, set_by_name)
     values ($1, $2, '2026-01-01', true, 'paygov', 'THU', '\\x00', '{}', $3, '1', $3, '01', $4, '2026-01-01', $2, $3)`,
    [agencyId, settingId, word, series],
  );
  await w.rows(
    `insert into payments.payment (agency_id, id, dossier_id, handling_agency_id, party_ids, dossier_code, procedure_code, setting_id, attempt,
       order_id, request_code, amount, state, opened_at, expires_at, ended_at, transaction_no)
     values ($1, $2, $3, $1, $4, $5, '1.004873', $6, 1, $5, 'x', 1000, 'failed', '2026-03-01', '2026-03-01', '2026-03-01', $7)`,
    [agencyId, paymentId, dossierId, [personId], code, settingId, word],
  );
  await w.rows(
    `insert into payments.receipt (agency_id, id, payment_id, dossier_id, dossier_code, procedure_name, form_mark, series, number,
       payer_name, fees, amount, transaction_no, issued_at)
     values ($1, $2, $3, $4, $5, 'Xác nhận', '01', $7, 1, $6, '[]', 1000, $6, '2026-03-01')`,
    [agencyId, receiptId, paymentId, dossierId, code, word, series],
  );
  await w.rows('insert into payments.number_counter (agency_id, series, last) values ($1, $2, 1)', [
    agencyId,
    `01/${series}`,
  ]);
  await w.rows(
    `insert into payments.refund (agency_id, id, dossier_id, handling_agency_id, party_ids, dossier_code, payment_id, transaction_no, method,
       because, amount, opened_at, opened_by_name)
     values ($1, $2, $3, $1, $4, $5, $6, $7, 'online', 'other', 1000, '2026-03-01', $7)`,
    [agencyId, refundId, dossierId, [personId], code, paymentId, word],
  );
  return refundId;
}

/** A report that commune A sent, with its seal. */
export async function plantReport(w: Pick<World, 'rows'>, agencyId = agencies.a, by = 'Hoàng Yến'): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into statistics.sent_report (agency_id, id, form, period_key, period_from, period_to, left_out, report, dossiers, pdf, pdf_sha256,
       sent_at, sent_by, sent_by_name)
     values ($1, $2, 'II.06a', '2026-02', '2026-01-31 17:00Z', '2026-02-28 17:00Z', '{}', '{"lines": [], "identities": []}', '[]', '\\x00', 'x',
       '2026-03-01', $3, $4)`,
    [agencyId, id, newId(), by],
  );
  await w.rows(
    `insert into statistics.report_seal (agency_id, report_id, pdf, pdf_sha256, level, sealed_at, sealed_by, sealed_by_name)
     values ($1, $2, '\\x00', 'x', 'T', '2026-03-01', $3, $4)`,
    [agencyId, id, newId(), by],
  );
  return id;
}

async function plantVerdict(w: World, fileId: string): Promise<void> {
  await w.rows(
    `insert into signatures.file_verdict (agency_id, file_id, outcome, verdict, judged_at)
     values ($1, $2, 'invalid', '{"outcome": "invalid", "reasons": ["unreadable"], "signatures": []}', '2026-01-01')`,
    [agencies.a, fileId],
  );
}

async function plantCeremony(w: World): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into dossiers.signing_ceremony (agency_id, id, kind, held_by, held_by_name, began_at) values ($1, $2, 'sign', $3, 'Hoàng Yến', '2026-01-01')`,
    [agencies.a, id, staffIdOf('leader Chi')],
  );
  await w.rows(
    `insert into dossiers.signing_ceremony_result (agency_id, ceremony_id, ordinal, dossier_code, owner_name) values ($1, $2, 1, 'H44.127', 'Hoàng Yến')`,
    [agencies.a, id],
  );
  return id;
}

async function plantBadAnswer(w: World): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall, comment, comment_folded)
     values ($1, $2, $1, '2026-03-01', '1.004873', 'Xác nhận', 'dissatisfied', 'Hoàng Yến phải đợi', 'hoang yen phai doi')`,
    [agencies.a, id],
  );
  await w.act('leader Chi', (act) =>
    act.tx.query(sql`insert into satisfaction.follow_up (agency_id, answer_id, contact)
      values (${agencies.a}, ${id}, ${sealed(id, '0977001122')})`),
  );
  return id;
}

/** What citizen An reported while signed in, given to officer Khánh. */
async function plantFeedback(w: World): Promise<string> {
  const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
    const matter = { channel: 'page', portalNumber: null, place: 'Cầu Hoàng Yến', dossierCode: null } as const;
    const filed = { ...matter, content: 'Đường Hoàng Yến hỏng từ lâu', fileIds: [], mayPost: false };
    return fileFeedback(act, await getAgency(act.tx, agencies.a), filed, {
      ...{ personId: cast['citizen An'], fullName: person.fullName, phone: person.phone },
      ...{ email: person.email, address: person.address },
    });
  });
  const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
  await w.act('leader Chi', (act) => takeUpFeedback(act, feedback, { kind: 'place', officer }));
  return feedback.code;
}

/** An erasure that is asked for and proposed. */
async function plantRequest(w: World): Promise<string> {
  const { id } = await w.act('citizen An', (act) =>
    makeRequest(act, { agencyId: agencies.a, kind: 'erase', words: 'Xin xóa dữ liệu của Hoàng Yến' }),
  );
  const answer = { outcome: 'carried_out', ground: null, words: 'Đề xuất xóa dữ liệu của Hoàng Yến' } as const;
  await w.act('administrator Thu', (act) => answerRequest(act, { agencyId: agencies.a, id }, answer));
  return id;
}

async function storePaper(w: World, dossier: Dossier, fileId: string): Promise<string> {
  await w.act('clerk Bình', (act) =>
    putInPaper(act, {
      ...{ agencyId: agencies.a, identityNumber: '017090001234', origin: 'scan', name: 'Giấy của Hoàng Yến' },
      ...{ number: null, issuedOn: null, issuer: null, fileAgencyId: agencies.a, fileIds: [fileId] },
      ...{ sourceId: newId(), dossierAgencyId: agencies.a, dossierId: dossier.id, dossierCode: dossier.code },
      ...{ ordinal: 1, partyIds: dossier.partyIds },
    }),
  );
  const [paper] = await w.rows<{ id: string }>('select id from paper_store.stored_paper');
  return paper!.id;
}

async function fileMarked(w: World, fileId: string): Promise<Dossier> {
  const dossier = await w.act('citizen An', async (act) => {
    const where = { agencyId: agencies.a, channel: 'online', now: act.now } as const;
    const { terms } = await termsOfProcedure(act.tx, maritalStatus, where);
    return fileDossier(act, {
      receivingAgency: await getAgency(act.tx, agencies.a),
      handlingAgencyId: agencies.a,
      terms,
      channel: 'online',
      parties: { submitter: person, owner: person, subject: person },
      content: 'Xin xác nhận cho Hoàng Yến',
      form,
      answers,
      papers: [
        {
          ordinal: 1,
          name: 'Giấy của Hoàng Yến',
          form: 'original',
          quantity: 1,
          digitisation: 'none',
          fileIds: [fileId],
          note: 'Hoàng Yến nộp',
        },
      ],
      sets: 1,
      resultDelivery: 'post',
      deliveryAddress: 'Ngõ Hoàng Yến',
    });
  });
  const received = await receive(w, 'clerk Bình', dossier);
  await w.act('clerk Bình', (act) =>
    beginDigitising(act, {
      agencyId: agencies.a,
      subjectAgencyId: agencies.a,
      subjectId: received.id,
      ordinal: 1,
      paperName: 'Giấy của Hoàng Yến',
      originalForm: 'original',
      originals: 1,
      fileIds: [fileId],
      readers: [],
    }),
  );
  return w.act('head Long', (act) =>
    draftResult(act, received, { title: 'Giấy xác nhận', content: 'Xác nhận cho Hoàng Yến.' }),
  );
}

/** One empty page. */
const smallPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** A dossier that the National Portal rejected, with a word in what it said. */
export async function plantTold(
  w: Pick<World, 'rows'>,
  { agencyId, id, code, handlingAgencyId }: Pick<Dossier, 'agencyId' | 'id' | 'code' | 'handlingAgencyId'>,
  word: string,
): Promise<void> {
  await w.rows(
    `with told as (
       insert into portal.told_dossier (agency_id, dossier_id, handling_agency_id, code, procedure_name, state, due_version, since, answer_code, answer_words)
       values ($1, $2, $3, $4, $5, 'rejected', 1, '2026-03-01', '-1', $5))
     insert into portal.exchange (agency_id, id, dossier_id, kind, version, at, outcome, answer_code, answer_words)
     values ($1, $2, $2, 'added', 1, '2026-03-01', 'rejected', '-1', $5)`,
    [agencyId, id, handlingAgencyId, code, word],
  );
}

/** A decision in the register of a province that is not posted. */
export async function plantAnnouncement(w: Pick<World, 'rows'>, agencyId: string): Promise<string> {
  const id = newId();
  await w.rows(
    `with entered as (
       insert into procedures.announcement (agency_id, id, recorded_at, recorded_by) values ($1, $2, '2026-03-01', $2))
     insert into procedures.announcement_edition (agency_id, announcement_id, ordinal, entered_at, entered_by, number, decided_on,
       effective_on, legal_basis, decide_by, post_by, rule_ref)
     values ($1, $2, 1, '2026-03-01', $2, '7/QĐ-UBND', '2026-03-01', '2026-03-31', 'NQ 12', '2026-03-24', '2026-03-06', '')`,
    [agencyId, id],
  );
  return id;
}

/** A list of dossiers proposed to be destroyed, and a dossier held back, marked with a word. */
export async function plantList(
  w: Pick<World, 'rows'>,
  agencyId: string,
  dossierId: string,
  word: string,
): Promise<string> {
  const id = newId();
  await w.rows(
    `with list as (
       insert into retention.destruction (agency_id, id, minutes, proposed_at, proposed_by, proposed_by_name)
       values ($1, $2, $4, '2026-03-01', $2, $4)),
     held as (
       insert into retention.hold (agency_id, dossier_id, id, dossier_code, reason, placed_at, placed_by, placed_by_name)
       values ($1, $3, $2, $4, $4, '2026-03-01', $2, $4))
     insert into retention.listed_dossier (agency_id, destruction_id, dossier_id, code, procedure_name, field, closed_at, kept_until)
     values ($1, $2, $3, $4, $4, $4, '2026-03-01', '2026-03-02')`,
    [agencyId, id, dossierId, word],
  );
  return id;
}
