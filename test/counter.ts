import { Readable } from 'node:stream';
import {
  apologiseForDelay,
  approveResult,
  type Dossier,
  type DossierPaper,
  digitisePaper,
  draftResult,
  fileDossier,
  handInSupplement,
  handOverResult,
  issueResult,
  letLapse,
  payOnline,
  receiveDossier,
  refuseIntake,
  refuseSettlement,
  requestSupplement,
  termsOfProcedure,
  waiveFee,
  withdrawDossier,
} from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { consultStore, putInPaper } from '#modules/paper-store';
import { receiveFile } from '#modules/papers';
import { type Principal, scopeOf, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { newId } from '#platform/identifiers';
import { type Act, beginAct, type Reaction } from '#platform/journal';
import { agencies, type CastMember } from './cast.ts';
import { maritalStatus } from './dossiers.ts';
import type { World } from './world.ts';

/** What can happen to a dossier, by the people of one commune, at any time given in milliseconds. */
export interface Counter {
  file(at: number, filing: Filing): Promise<Dossier>;
  /** With a charge of so many đồng. */
  receive(at: number, dossier: Dossier, amount?: number): Promise<Dossier>;
  /** Money that came through a gateway. */
  payOnline(at: number, dossier: Dossier): Promise<Dossier>;
  waive(at: number, dossier: Dossier): Promise<Dossier>;
  /** Scans its paper. */
  digitise(at: number, dossier: Dossier): Promise<Dossier>;
  askSupplement(at: number, dossier: Dossier): Promise<Dossier>;
  completeSupplement(at: number, dossier: Dossier): Promise<Dossier>;
  /** The one re-appointment, ten days after the promised day. */
  apologise(at: number, dossier: Dossier): Promise<Dossier>;
  settle(at: number, dossier: Dossier): Promise<Dossier>;
  handOver(at: number, dossier: Dossier): Promise<Dossier>;
  refuseIntake(at: number, dossier: Dossier): Promise<Dossier>;
  refuse(at: number, dossier: Dossier): Promise<Dossier>;
  withdraw(at: number, dossier: Dossier): Promise<Dossier>;
  lapse(at: number, dossier: Dossier): Promise<Dossier>;
}

export interface Filing {
  readonly procedure?: string;
  readonly channel?: Dossier['channel'];
  readonly handlingAgencyId?: string;
  /** Whose data filled in who it is of; typed unless told. */
  readonly identityFrom?: 'account' | 'card' | undefined;
  /** How its one paper comes: not at all, sent as a file, out of the owner's store, or on paper to be scanned. */
  readonly paper?: 'none' | 'sent' | 'reused' | 'scanned_later';
}

const staffOfA = {
  clerk: 'clerk Bình',
  head: 'head Long',
  leader: 'leader Chi',
  documents: 'document clerk Mai',
} as const;

/** The counter of commune A, or of another staffed by `cast`, with a clock of its own for every act; nobody reacts but `reactions`. */
export async function counterOf(
  w: World,
  agencyId = agencies.a,
  cast: Readonly<Record<keyof typeof staffOfA, CastMember>> = staffOfA,
  reactions: readonly Reaction[] = [],
): Promise<Counter> {
  const clerk = await w.principal(cast.clerk);
  const head = await w.principal(cast.head);
  const leader = await w.principal(cast.leader);
  const documents = await w.principal(cast.documents);
  const act = <T>(who: Principal, at: number, work: (act: Act) => Promise<T>): Promise<T> =>
    w.database.write(scopeOf(who), (tx) => work(beginAct(tx, who, at, reactions)));
  return {
    file: (
      at,
      { procedure = maritalStatus, channel = 'online', handlingAgencyId = agencyId, paper = 'none', identityFrom },
    ) =>
      act(clerk, at, async (a) => {
        const { terms } = await termsOfProcedure(a.tx, procedure, { agencyId: handlingAgencyId, channel, now: at });
        const person = { fullName: 'Nguyễn Văn An', identityNumber };
        return fileDossier(a, {
          receivingAgency: await getAgency(a.tx, agencyId),
          handlingAgencyId,
          terms,
          channel,
          parties: { submitter: person, owner: person },
          content: 'Xin cấp giấy',
          form: null,
          answers: {},
          papers: await papersFor(a, agencyId, paper),
          sets: 1,
          resultDelivery: 'counter',
          deliveryAddress: null,
          identityFrom,
        });
      }),
    receive: (at, dossier, amount) =>
      act(clerk, at, async (a) => {
        const { procedureCode, handlingAgencyId, channel } = dossier;
        const where = { agencyId: handlingAgencyId, channel, now: dossier.submittedAt };
        const { terms } = await termsOfProcedure(a.tx, procedureCode, where);
        const charge = { kind: 'charge', name: 'Lệ phí', basis: 'NQ của HĐND tỉnh' } as const;
        return receiveDossier(a, dossier, {
          steps: terms.steps,
          fees: amount === undefined ? [] : [{ ...charge, amount }],
        });
      }),
    payOnline: (at, dossier) =>
      act(systemFor(dossier.agencyId), at, async (a) => {
        const paid = await payOnline(a, dossier, { amount: dossier.feeTotal, paidBy: 'An', through: 'X' });
        if (typeof paid === 'string') throw new Error(paid);
        return paid;
      }),
    waive: (at, dossier) => act(clerk, at, (a) => waiveFee(a, dossier, { reason: 'Hộ nghèo' })),
    digitise: async (at, dossier) => {
      const content = Readable.from([Buffer.from(onePage)]);
      const read = <T>(work: (db: Db) => Promise<T>) => w.database.read(scopeOf(clerk), work);
      const receiving = { who: clerk, now: at, tools: w.tools, read };
      const files = [await receiveFile(receiving, { name: 'quét.pdf', content })];
      const onDesk = { ordinal: 1, originalForm: 'original', originals: 1, files } as const;
      await act(clerk, at, (a) => digitisePaper(a, w.tools, dossier, onDesk));
      // Scanning makes it another version, as an officer's page will find.
      return { ...dossier, version: dossier.version + 1 };
    },
    askSupplement: (at, dossier) =>
      act(clerk, at, (a) => requestSupplement(a, dossier, { items: ['Giấy tờ tùy thân'], reason: 'Còn thiếu' })),
    completeSupplement: (at, dossier) =>
      act(clerk, at, (a) => handInSupplement(a, dossier, { permission: 'dossier.take_supplement' })),
    apologise: (at, dossier) =>
      act(leader, at, (a) => {
        const newPromisedAt = Math.max(dossier.promisedAt ?? 0, at) + 10 * 86_400_000;
        return apologiseForDelay(a, dossier, { reason: 'Phải xác minh thêm', newPromisedAt });
      }),
    settle: async (at, dossier) => {
      const drafted = await act(head, at, (a) => draftResult(a, dossier, { title: 'Giấy', content: 'Xác nhận.' }));
      const approved = await act(leader, at, (a) => approveResult(a, drafted));
      return act(documents, at, (a) => issueResult(a, approved));
    },
    handOver: (at, dossier) =>
      act(clerk, at, (a) =>
        handOverResult(a, dossier, { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null }),
      ),
    refuseIntake: (at, dossier) => act(clerk, at, (a) => refuseIntake(a, dossier, because)),
    refuse: (at, dossier) => act(leader, at, (a) => refuseSettlement(a, dossier, because)),
    withdraw: (at, dossier) =>
      act(clerk, at, (a) =>
        withdrawDossier(a, dossier, { permission: 'dossier.withdraw', reason: 'Không còn nhu cầu', askedBy: 'An' }),
      ),
    lapse: (at, dossier) => act(systemFor(agencyId), at, (a) => letLapse(a, dossier, dayOf(at + 400 * 86_400_000))),
  };
}

const identityNumber = '017090001234';

/** The paper of a dossier; one out of the store is put in and chosen by a clerk who opened it. */
async function papersFor(act: Act, agencyId: string, how: NonNullable<Filing['paper']>): Promise<DossierPaper[]> {
  const paper = { ordinal: 1, name: 'Giấy khai sinh', quantity: 1, note: null } as const;
  if (how === 'none') return [];
  if (how === 'scanned_later') return [{ ...paper, form: 'original', digitisation: 'none', fileIds: [] }];
  if (how === 'sent') return [{ ...paper, form: 'electronic', digitisation: 'digitised', fileIds: [newId(act.now)] }];
  const dossierId = newId(act.now);
  await putInPaper(act, {
    ...{
      agencyId,
      identityNumber,
      origin: 'result',
      name: paper.name,
      number: '01/2026',
      issuedOn: null,
      issuer: null,
    },
    ...{ fileAgencyId: agencyId, fileIds: [newId(act.now)], sourceId: dossierId, ordinal: null, partyIds: [] },
    ...{ dossierAgencyId: agencyId, dossierId, dossierCode: 'H44.127-260101-0001' },
  });
  const [stored] = await consultStore(act, { identityNumber, purpose: 'Khai sinh' });
  const { id, origin, name, number, issuer, issuedOn, validUntil, dossierCode, fileAgencyId, fileIds } = stored!;
  const reused = { agencyId, id, origin, name, number, issuer, issuedOn, validUntil, dossierCode, fileAgencyId };
  return [{ ...paper, form: 'electronic', digitisation: 'reused_result', fileIds, reused }];
}

/** One empty page. */
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

const because = { reason: 'Không thuộc thẩm quyền', legalRef: 'Luật Hộ tịch' };

/** The instant of a time in Viet Nam, `2026-03-10 08:30`. */
export const timeOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
