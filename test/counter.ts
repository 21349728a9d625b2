import {
  apologiseForDelay,
  approveResult,
  type Dossier,
  draftResult,
  fileDossier,
  handInSupplement,
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
import { getAgency } from '#modules/organisation';
import { type Principal, scopeOf, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { type Act, beginAct } from '#platform/journal';
import { agencies, type CastMember } from './cast.ts';
import { maritalStatus } from './dossiers.ts';
import type { World } from './world.ts';

/** What can happen to a dossier, by the people of one commune, at any time given in milliseconds. */
export interface Counter {
  file(at: number, filing: Filing): Promise<Dossier>;
  receive(at: number, dossier: Dossier): Promise<Dossier>;
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
}

const staffOfA = {
  clerk: 'clerk Bình',
  head: 'head Long',
  leader: 'leader Chi',
  documents: 'document clerk Mai',
} as const;

/** The counter of commune A, or of another staffed by `cast`, with a clock of its own for every act. */
export async function counterOf(
  w: World,
  agencyId = agencies.a,
  cast: Readonly<Record<keyof typeof staffOfA, CastMember>> = staffOfA,
): Promise<Counter> {
  const clerk = await w.principal(cast.clerk);
  const head = await w.principal(cast.head);
  const leader = await w.principal(cast.leader);
  const documents = await w.principal(cast.documents);
  const act = <T>(who: Principal, at: number, work: (act: Act) => Promise<T>): Promise<T> =>
    w.database.write(scopeOf(who), (tx) => work(beginAct(tx, who, at, [])));
  return {
    file: (at, { procedure = maritalStatus, channel = 'online', handlingAgencyId = agencyId }) =>
      act(clerk, at, async (a) => {
        const { terms } = await termsOfProcedure(a.tx, procedure, { agencyId: handlingAgencyId, channel, now: at });
        const person = { fullName: 'Nguyễn Văn An' };
        return fileDossier(a, {
          receivingAgency: await getAgency(a.tx, agencyId),
          handlingAgencyId,
          terms,
          channel,
          parties: { submitter: person, owner: person },
          content: 'Xin cấp giấy',
          form: null,
          answers: {},
          papers: [],
          sets: 1,
          resultDelivery: 'counter',
          deliveryAddress: null,
        });
      }),
    receive: (at, dossier) =>
      act(clerk, at, async (a) => {
        const { procedureCode, handlingAgencyId, channel } = dossier;
        const where = { agencyId: handlingAgencyId, channel, now: dossier.submittedAt };
        const { terms } = await termsOfProcedure(a.tx, procedureCode, where);
        return receiveDossier(a, dossier, { steps: terms.steps, fees: [] });
      }),
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

const because = { reason: 'Không thuộc thẩm quyền', legalRef: 'Luật Hộ tịch' };

/** The instant of a time in Viet Nam, `2026-03-10 08:30`. */
export const timeOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
