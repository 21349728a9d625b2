import { type Dossier, fileDossier, receiveDossier, termsOfProcedure } from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { hearGateway, openPayment, setGateway } from '#modules/payments';
import { type Principal, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Database, publicScope } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { signedMessage, simulatedPartner } from '../../simulators/paygov/start-paygov-simulator.ts';
import { modules } from '../modules/all.ts';
import { holderOf, holdersOf, partiesOf, partyNamed, submitterOf } from './dossier-people.ts';
import { lacThuy } from './people.ts';

const hour = 3_600_000;
const extracts = '2.000635';

/** What became of the money of each dossier, and how long ago it was filed. */
const stories = [
  { name: 'Nguyễn Văn An', ends: 'paid', hoursAgo: 50 },
  { name: 'Quách Thị Phượng', ends: 'paid', hoursAgo: 47 },
  { name: 'Quách Thị Phượng', ends: 'paid_twice', hoursAgo: 46 },
  { name: 'Nguyễn Văn An', ends: 'owes', hoursAgo: 20 },
] as const;

/** Lets a commune take fees through the simulated gateway: some are paid, one twice, and one waits for who tries it out. */
export async function loadPayments(database: Database, config: Pick<Config, 'home'>, now: number): Promise<void> {
  const reactions = modules.flatMap((one) => one.reactions ?? []);
  const act = <T>(who: Principal, at: number, work: (acting: Act) => Promise<T>): Promise<T> =>
    database.write({ ...publicScope, agencies: [lacThuy], person: who.kind === 'citizen' ? who.id : undefined }, (tx) =>
      work(beginAct(tx, who, at, reactions)),
    );
  const [administrator] = holdersOf(lacThuy, 'administrator');
  if (!administrator) throw new Error('Nobody of the demonstration looks after the settings.');
  const since = now - 60 * hour;
  const settingId = await act(administrator, since, (acting) =>
    setGateway(acting, config.home, lacThuy, { ...taken, validFrom: dayOf(since) }),
  );
  for (const [ordinal, { name, ends, hoursAgo }] of stories.entries()) {
    const at = now - hoursAgo * hour;
    const owner = partyNamed(name, 'Lạc Thuỷ', ordinal);
    const citizen = submitterOf(owner, ordinal);
    const filed = await act(citizen, at, (acting) => file(acting, owner, ordinal));
    const clerk = holderOf(lacThuy, 'counter_clerk');
    const dossier = await act(clerk, at + hour, (acting) => receive(acting, filed));
    if (ends === 'owes') continue;
    const gateway = { home: config.home, paygov: nowhere };
    const payment = await act(citizen, at + 2 * hour, (acting) => openPayment(acting, settingId, dossier.code));
    const times = ends === 'paid' ? 1 : 2;
    for (let time = 1; time <= times; time++) {
      const fields = signedMessage({
        ...{ orderId: payment.orderId, requestCode: payment.requestCode, amount: String(payment.amount) },
        ...{ transactionNo: `PG2026${ordinal}${time}`, errorCode: '00', paygate: 'MOPHONG' },
      });
      const heard = { agencyId: lacThuy, way: 'told', fields } as const;
      await act(systemFor(lacThuy), at + 2 * hour + time * 60_000, (acting) => hearGateway(acting, gateway, heard));
    }
  }
}

/** Messages are judged without asking anybody. */
const nowhere = { url: 'http://127.0.0.1:9', site: 'http://127.0.0.1:9', token: undefined };

const taken = {
  ...{ isOffered: true, ...simulatedPartner },
  toldFields: ['orderId', 'requestCode', 'amount', 'transactionNo', 'errorCode'],
  ...{
    beneficiaryName: 'UBND xã Lạc Thuỷ',
    beneficiaryAccount: '37130105678',
    beneficiaryBank: 'Kho bạc Nhà nước Phú Thọ',
  },
  ...{ receiptForm: '01BLP2-001', receiptSeries: 'LT-26E' },
};

async function file(act: Act, owner: Dossier['parties']['owner'], ordinal: number): Promise<Dossier> {
  const receivingAgency = await getAgency(act.tx, lacThuy);
  const { terms } = await termsOfProcedure(act.tx, extracts, { agencyId: lacThuy, channel: 'online', now: act.now });
  return fileDossier(act, {
    ...{ receivingAgency, handlingAgencyId: lacThuy, terms, channel: 'online', content: terms.name },
    parties: partiesOf(owner, receivingAgency.placeName, ordinal),
    ...{ form: null, answers: {}, papers: [], sets: 1, resultDelivery: 'counter', deliveryAddress: null },
  });
}

async function receive(act: Act, dossier: Dossier): Promise<Dossier> {
  const { submittedAt: now, channel } = dossier;
  const { terms } = await termsOfProcedure(act.tx, extracts, { agencyId: lacThuy, channel, now });
  const fees = [
    { kind: 'charge', name: 'Lệ phí cấp bản sao trích lục, 02 bản', amount: 16_000, basis: 'TT 281/2016/TT-BTC' },
  ] as const;
  return receiveDossier(act, dossier, { steps: terms.steps, fees });
}
