import { join } from 'node:path';
import { answerRequest, approveErasure, makeRequest } from '#modules/data-rights';
import { fileDossier, termsOfProcedure } from '#modules/dossiers';
import { saveDraft } from '#modules/forms';
import { insertAccount, startSession } from '#modules/identity';
import { getAgency } from '#modules/organisation';
import { consultStore, putInPaper } from '#modules/paper-store';
import { takeInFile } from '#modules/papers';
import { onBehalfOf, type Principal, scopeOf } from '#platform/access';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import { readConfig } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifiers';
import { type Act, beginAct } from '#platform/journal';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { onDatabase } from '#test/database';
import { maritalStatus } from '#test/dossiers';
import { sameKeysElsewhere, testKeys } from '#test/personal-keys';
import { modules } from '../../src/modules/all.ts';
import type { Luck } from '../luck.ts';

/** Somebody made up, with words and numbers that stand nowhere else. */
export interface Subject {
  readonly who: Principal;
  /** What must be gone once they are erased. */
  readonly canaries: readonly string[];
  /** What must stay, of a dossier they filed; none for who filed none. */
  readonly kept: string | undefined;
  readonly requestId: string;
}

/** The product on a database of its own, without its pages: what is done there is committed. */
export interface Ground {
  readonly database: Database;
  readonly url: string;
  /** Where its files and keys lie. */
  readonly folder: string;
  readonly tools: Tools;
  act<T>(who: Principal, work: (act: Act) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const reactions = modules.flatMap((module) => module.reactions ?? []);

/** Lays the ground on a database, its files in `folder`. */
export function layGround(database: Database, url: string, folder: string): Ground {
  const [pdf, pages] = [openPdfEngine({ root }), openPageEngine({ root })];
  const contentKeys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log: () => {} });
  const blobs = openBlobStore(join(folder, 'papers'), contentKeys);
  const tools: Tools = { config: readConfig({ MOTCUA_HOME: folder }, root), pdf, pages, blobs, apart: openApart() };
  return {
    database,
    url,
    folder,
    tools,
    act: (who, work) => database.write(scopeOf(who), (tx) => work(beginAct(tx, who, Date.now(), reactions))),
    close: async () => {
      await pages.close();
      await pdf.close();
      await contentKeys.close();
    },
  };
}

const staff = (who: CastMember, role: string, agencyId: string): Principal => ({
  ...{ kind: 'staff', id: staffIdOf(who), name: who, agencyId, agencies: [agencyId], roles: [role, 'staff', 'anyone'] },
});

const clerkOfB = staff('clerk Việt of B', 'counter_clerk', agencies.b);
const chi = staff('leader Chi', 'leader', agencies.a);
const thu = staff('administrator Thu', 'administrator', agencies.a);

/** Makes somebody up and lets them gather what people do: all of it marked, some of it in a dossier that must be kept. */
export async function makeSubject(ground: Ground, luck: Luck, files: boolean): Promise<Subject> {
  const word = () => `zq${luck.letters(10)}`;
  const [name, address, mail, browser, draft, paper, file, request] = Array.from({ length: 8 }, word) as [
    string,
    ...string[],
  ];
  const [identityNumber, phone] = [`00119${luck.digits(7)}`, `0987${luck.digits(6)}`];
  const email = `${mail}@example.vn`;
  const id = newId();
  const who: Principal = { kind: 'citizen', id, name, agencies: [], roles: ['citizen', 'anyone'] };
  const account = { id, kind: 'citizen', fullName: name, identityNumber, phone, email, address: address! } as const;
  await ground.act(who, async ({ tx, now }) => {
    await insertAccount(tx, account, now);
    await startSession(tx, { id, kind: 'citizen' }, 'demonstration', now, browser);
  });
  await gather(ground, who, { draft: draft!, paper: paper!, file: file!, identityNumber, email });
  const kept = files ? word() : undefined;
  if (kept) await fileKept(ground, who, kept);
  const { id: requestId } = await ground.act(who, (act) =>
    makeRequest(act, { agencyId: agencies.a, kind: 'erase', words: `Xin xóa ${request}` }),
  );
  // Whose name stands in a dossier keeps it there.
  const names = kept ? [] : [name];
  const words = [...names, address!, mail!, browser!, draft!, paper!, file!, request!];
  return { who, canaries: [...words, identityNumber, phone], kept, requestId };
}

interface Gathered {
  readonly draft: string;
  readonly paper: string;
  readonly file: string;
  readonly identityNumber: string;
  readonly email: string;
}

async function gather(ground: Ground, who: Principal, of: Gathered): Promise<void> {
  await ground.act(who, async (act) => {
    await saveDraft(act, {
      ...{ procedureCode: maritalStatus, receivingAgencyId: agencies.a, formId: 'marital-status', formVersion: 1 },
      ...{ answers: { otherPurpose: of.draft }, choices: { note: of.draft }, step: 'answers' },
    });
    await takeInFile(act, ground.tools, { agencyId: agencies.b, name: `${of.file}.pdf`, content: onePage(of.file) });
  });
  await ground.act(clerkOfB, async (act) => {
    await putInPaper(act, {
      ...{ agencyId: agencies.b, identityNumber: of.identityNumber, origin: 'scan', name: 'Giấy tờ', number: of.paper },
      ...{ issuedOn: null, issuer: of.paper, fileAgencyId: agencies.b, fileIds: [newId()], sourceId: newId() },
      ...{
        dossierAgencyId: agencies.b,
        dossierId: newId(),
        dossierCode: 'H44.128-261127-0001',
        ordinal: 1,
        partyIds: [who.id],
      },
    });
    await consultStore(act, { identityNumber: of.identityNumber, purpose: 'Chứng thực' });
  });
  await onDatabase(ground.url, async (client) => {
    await client.query(
      `insert into notifications.message (agency_id, id, recipient_id, kind, dossier_code, facts, created_at)
       values ($1, $2, $3, 'dossier.submitted', 'H44.127-261127-0001', jsonb_build_object('reason', $4::text), now())`,
      [agencies.a, newId(), who.id, of.file],
    );
    await client.query(
      `insert into notifications.mail (agency_id, id, kind, address, address_mark, facts, state, created_at)
       values ($1, $2, 'dossier.submitted', $3, $4, '{}', 'failed', now())`,
      [agencies.a, newId(), of.email, testKeys.mark(of.email)],
    );
  });
}

/** A dossier with a paper: the law has both kept. */
function fileKept({ act, tools }: Ground, who: Principal, word: string): Promise<unknown> {
  return act(who, async (acting) => {
    const { id: fileId } = await takeInFile(acting, tools, {
      ...{ agencyId: agencies.a, name: `${word}.pdf`, content: onePage(word) },
    });
    const where = { agencyId: agencies.a, channel: 'online', now: acting.now } as const;
    const { terms } = await termsOfProcedure(acting.tx, maritalStatus, where);
    const person = { personId: who.id, fullName: `Trần ${word}` };
    const paper = { ordinal: 1, name: 'Tờ khai', form: 'original', quantity: 1, digitisation: 'none' } as const;
    await fileDossier(acting, {
      receivingAgency: await getAgency(acting.tx, agencies.a),
      handlingAgencyId: agencies.a,
      ...{ terms, channel: 'online', parties: { submitter: person, owner: person }, content: `Xin cấp cho ${word}` },
      ...{ form: null, answers: {}, papers: [{ ...paper, fileIds: [fileId], note: null }], sets: 1 },
      ...{ resultDelivery: 'counter', deliveryAddress: null },
    });
  });
}

/** Proposes and approves what somebody asked for, as the agency does. */
export async function erase({ act }: Ground, { who, requestId }: Subject): Promise<void> {
  const key = { agencyId: agencies.a, id: requestId };
  const words = 'Chúng tôi đã xóa dữ liệu theo yêu cầu.';
  await act(chi, (acting) => answerRequest(acting, key, { outcome: 'carried_out', ground: null, words }));
  await act(onBehalfOf(thu, who.id, Object.values(agencies)), (acting) => approveErasure(acting, key));
}

const onePage = (word: string): Buffer =>
  Buffer.from(`%PDF-1.4
% ${word}
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`);
