import { describe, expect, test } from 'vitest';
import { collectFee, type Dossier, receiveDossier, termsOfVersion, withdrawDossier } from '#modules/dossiers';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies, type CastMember } from '#test/cast';
import { postFiles, textOf } from '#test/citizen';
import { file } from '#test/dossiers';
import { type World, world } from '#test/world';
import {
  type PaygovSimulator,
  simulatedPartner,
  startPaygovSimulator,
} from '../../../simulators/paygov/start-paygov-simulator.ts';
import { modules } from '../../../src/modules/all.ts';
import { askAboutPayments } from './jobs/ask-about-payments.ts';

const settingsUrl = '/can-bo/quan-tri/thanh-toan';

const setting = {
  ...{ isOffered: 'yes', validFrom: '10/03/2026', ...simulatedPartner },
  toldFields: 'orderId, requestCode, amount, transactionNo, errorCode',
  ...{ beneficiaryName: 'UBND xã Lạc Thuỷ', beneficiaryAccount: '3713.0.1056789'.replaceAll('.', '') },
  ...{ beneficiaryBank: 'Kho bạc Nhà nước Phú Thọ', receiptForm: '01BLP2-001', receiptSeries: 'LT-26E' },
};

/** A world whose product reaches a gateway, and where commune A takes money through it. */
async function atGateway(body: (w: World, gateway: PaygovSimulator) => Promise<void>): Promise<void> {
  const gateway = await startPaygovSimulator({ production: false });
  try {
    await world(async (w) => {
      const paygov = { url: gateway.url, site: gateway.url, token: undefined };
      Object.assign(w.tools.config, { paygov });
      expect((await w.post(settingsUrl, setting, 'administrator Thu')).statusCode).toBe(303);
      await body(w, gateway).finally(() => Object.assign(w.tools.config, { paygov: undefined }));
    });
  } finally {
    await gateway.stop();
  }
}

/** A dossier of citizen An that owes 15.000 đồng. */
async function owing(w: World, amount = 15_000): Promise<Dossier> {
  const dossier = await file(w, 'citizen An');
  return w.act('clerk Bình', async (act) => {
    const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt: now } = dossier;
    const { terms } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now });
    const fees = [{ kind: 'charge', name: 'Lệ phí hộ tịch', amount, basis: 'NQ của HĐND tỉnh' }] as const;
    return receiveDossier(act, dossier, { steps: terms.steps, fees });
  });
}

const pageOf = ({ code }: Dossier): string => `/ho-so-cua-toi/${code}/nop-phi`;

/** Presses the button and gives the order that the gateway knows. */
async function begin(w: World, dossier: Dossier): Promise<string> {
  const answer = await w.post(pageOf(dossier), {}, 'citizen An');
  expect([answer.statusCode, textOf(answer.body)]).toEqual([303, '']);
  return decodeURIComponent(String(answer.headers.location).split('/').at(-1) ?? '');
}

const tell = (w: World, message: Readonly<Record<string, string>>) =>
  w.http.inject({
    method: 'POST',
    url: '/thanh-toan/paygov/H44.127/ket-qua',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(message),
  });

const stateOf = async (w: World, { id }: Dossier) => {
  const [fee] = await w.rows<{ state: string }>(
    "select case when paid_at is null then 'due' else 'paid' end as state from dossiers.published_fee where dossier_id = $1",
    [id],
  );
  return fee?.state;
};

const refunds = (w: World) =>
  w.rows<{ because: string; amount: number; method: string }>(
    'select because, amount::int as amount, method from payments.refund order by opened_at, id',
  );

const attempts = async (w: World) =>
  (await w.rows<{ state: string }>('select state from payments.payment order by dossier_id, attempt')).map(
    ({ state }) => state,
  );

const violations = async (w: World) => {
  const all = modules
    .filter(({ name }) => name === 'payments' || name === 'dossiers')
    .flatMap((one) => one.invariants ?? []);
  return (await Promise.all(all.map((one) => one.violations(w.database, [agencies.a], w.tools)))).flat();
};

const shown = async (w: World, url: string, who: CastMember = 'citizen An') => textOf((await w.get(url, who)).body);

describe('paying online', () => {
  test('leads to the gateway and back, is counted once, and gives a receipt, however often it is told', () =>
    atGateway(async (w, gateway) => {
      const dossier = await owing(w);
      expect(await shown(w, `/ho-so-cua-toi/${dossier.code}`)).toContain('Nộp phí, lệ phí 15.000 đồng');
      const before = await w.get(pageOf(dossier), 'citizen An');
      expect(textOf(before.body)).toContain('Nộp 15.000 đồng trực tuyến');
      expect(before.headers['content-security-policy']).toContain(`form-action 'self' ${gateway.url};`);
      const orderId = await begin(w, dossier);
      expect(orderId).toBe(`${dossier.code}-01`);
      expect(await begin(w, dossier)).toBe(orderId);
      expect(await shown(w, pageOf(dossier))).toContain('Cổng thanh toán chưa báo kết quả');

      gateway.settle(orderId, 'paid');
      const message = gateway.messageOf(orderId);
      for (const changed of [
        { checksum: '' },
        { checksum: message.checksum ?? '', amount: '1' },
        { errorCode: '24' },
      ]) {
        const forged = await tell(w, { ...message, ...changed });
        expect([forged.statusCode, forged.json()]).toEqual([400, { errorCode: '97' }]);
      }
      expect(await stateOf(w, dossier)).toBe('due');
      for (let i = 0; i < 3; i++) expect((await tell(w, message)).json()).toEqual({ errorCode: '00' });
      expect(await stateOf(w, dossier)).toBe('paid');
      expect(await attempts(w)).toEqual(['paid']);
      expect(await refunds(w)).toEqual([]);
      const events = await w.events();
      expect([events['dossier.fee_paid'], events['payment.receipt_issued']]).toEqual([1, 1]);

      const after = await shown(w, pageOf(dossier));
      expect(after).toContain('Anh/chị đã nộp đủ phí, lệ phí');
      expect(after).toContain('01BLP2-001/LT-26E/0000001');
      const paper = await w.get(`/ho-so-cua-toi/${dossier.code}/bien-lai/1.pdf`, 'citizen An');
      const said = (await textOfPdf(paper.rawPayload)).join(' ').replace(/\s+/g, ' ');
      for (const words of ['0000001', 'Nguyễn Văn An', '15.000 đồng', 'Mười lăm nghìn đồng', message.transactionNo])
        expect(said).toContain(words);
      expect((await w.get(`/ho-so-cua-toi/${dossier.code}/bien-lai/1.pdf`, 'citizen Phượng')).statusCode).toBe(404);
      const atStaff = `/can-bo/ho-so/${dossier.code}`;
      expect(await shown(w, `${atStaff}/nop-phi`, 'clerk Bình')).toContain('Sai mã kiểm tra');
      const replaced = await w.post(`${atStaff}/bien-lai/1/huy`, { reason: 'Sai họ tên' }, 'clerk Bình');
      expect(replaced.statusCode).toBe(303);
      expect((await w.post(`${atStaff}/bien-lai/1/huy`, { reason: 'Sai họ tên' }, 'clerk Hoa')).statusCode).toBe(409);
      const receipts = await shown(w, `${atStaff}/nop-phi`, 'clerk Bình');
      expect(receipts).toContain('LT-26E/0000001 – đã hủy: Sai họ tên (Trần Văn Bình');
      expect(receipts).toContain('LT-26E/0000002');
      expect(await violations(w)).toEqual([]);
    }));

  test('stands, with its receipt, among what is held about who paid, and about nobody else', () =>
    atGateway(async (w, gateway) => {
      const dossier = await owing(w);
      const orderId = await begin(w, dossier);
      gateway.settle(orderId, 'paid');
      await tell(w, gateway.messageOf(orderId));
      const held = (await w.get('/du-lieu-cua-toi/tai-ve', 'citizen An')).json();
      expect(held.payments).toMatchObject([{ dossierCode: dossier.code, orderId, amount: 15_000, state: 'paid' }]);
      expect(held.receipts).toMatchObject([{ amount: 15_000, payerName: 'Nguyễn Văn An', cancelledAt: null }]);
      expect(await shown(w, '/du-lieu-cua-toi')).toContain(held.receipts[0].name);
      const others = (await w.get('/du-lieu-cua-toi/tai-ve', 'citizen Phượng')).json();
      expect([others.payments, others.receipts, others.refunds]).toEqual([[], [], []]);
    }));

  test('owes back what came twice, in another amount, or after the counter took the money', () =>
    atGateway(async (w, gateway) => {
      const [twice, wrong, cash] = [await owing(w), await owing(w), await owing(w)];
      const orders = [await begin(w, twice), await begin(w, wrong), await begin(w, cash)] as const;
      for (const order of orders) gateway.settle(order, 'paid');
      await tell(w, gateway.messageOf(orders[0]));
      await tell(w, gateway.messageOf(orders[0], { transactionNo: 'PG-HAI' }));
      await tell(w, gateway.messageOf(orders[0], { transactionNo: 'PG-HAI' }));
      await tell(w, gateway.messageOf(orders[1], { amount: '14000', transactionNo: 'PG-SAI' }));
      await w.act('clerk Bình', (act) => collectFee(act, cash, { paidBy: 'An', method: 'cash' }));
      await tell(w, gateway.messageOf(orders[2], { transactionNo: 'PG-SAU' }));
      expect(await refunds(w)).toEqual([
        { because: 'paid_twice', amount: 15_000, method: 'online' },
        { because: 'other_amount', amount: 14_000, method: 'online' },
        { because: 'nothing_owed', amount: 15_000, method: 'online' },
      ]);
      expect([await stateOf(w, twice), await stateOf(w, wrong), await stateOf(w, cash)]).toEqual([
        'paid',
        'due',
        'paid',
      ]);
      expect((await attempts(w)).sort()).toEqual(['paid', 'surplus', 'surplus']);
      expect(await shown(w, pageOf(wrong))).toContain('cơ quan hoàn trả');
      expect(await violations(w)).toEqual([]);
      const again = await begin(w, wrong);
      gateway.settle(again, 'paid');
      await tell(w, gateway.messageOf(again));
      expect(await stateOf(w, wrong)).toBe('paid');
    }));

  test('says that a gateway is away, learns by asking what nobody told, and ends what nobody pays', () =>
    atGateway(async (w, gateway) => {
      const [lost, failed, left] = [await owing(w), await owing(w), await owing(w)];
      gateway.isAway = true;
      const away = await w.post(pageOf(lost), {}, 'citizen An');
      expect([away.statusCode, textOf(away.body)]).toEqual([
        503,
        expect.stringContaining('Chưa liên lạc được với cổng thanh toán'),
      ]);
      gateway.isAway = false;
      const orders = [await begin(w, lost), await begin(w, failed), await begin(w, left)] as const;
      gateway.settle(orders[0], 'paid');
      gateway.settle(orders[1], 'failed');
      await w.post(`${pageOf(failed)}/hoi`, {}, 'citizen An');
      expect(await shown(w, pageOf(failed))).toContain('Lần nộp trước không thành công');
      w.at('2026-03-10 08:10');
      gateway.isAway = true;
      await askAboutPayments.run({}, w.jobs());
      expect(await stateOf(w, lost)).toBe('due');
      gateway.isAway = false;
      await askAboutPayments.run({}, w.jobs());
      expect(await stateOf(w, lost)).toBe('paid');
      w.at('2026-03-10 10:00');
      await askAboutPayments.run({}, w.jobs());
      expect((await attempts(w)).sort()).toEqual(['expired', 'failed', 'paid']);
      gateway.settle(orders[2], 'paid');
      await tell(w, gateway.messageOf(orders[2]));
      expect(await stateOf(w, left)).toBe('paid');
      expect(await violations(w)).toEqual([]);
    }));

  test('is not offered where the agency has set nothing, and asks its administrator for what a gateway needs', () =>
    world(async (w) => {
      const dossier = await owing(w);
      expect(await shown(w, pageOf(dossier))).toContain('Xin nộp tại quầy');
      expect((await w.post(pageOf(dossier), {}, 'citizen An')).statusCode).toBe(409);
      expect((await w.get(settingsUrl, 'clerk Bình')).statusCode).toBe(403);
      const wrong = { ...setting, validFrom: '01/03/2026' };
      expect((await w.post(settingsUrl, wrong, 'administrator Thu')).body).toContain('Ngày bắt đầu phải từ hôm nay');
      const unsafe = await w.post(settingsUrl, { ...setting, toldFields: 'orderId' }, 'administrator Thu');
      expect(textOf(unsafe.body)).toContain('Mã kiểm tra phải gồm cả: amount, transactionNo, errorCode');
      expect(unsafe.body).not.toContain(simulatedPartner.secretKey);
      const keyless = { ...setting, secretKey: '' };
      expect(textOf((await w.post(settingsUrl, keyless, 'administrator Thu')).body)).toContain('Hãy nhập khóa');
    }));
});

describe('the statement of the gateway', () => {
  test('is held against what came, line by line, and taken wholly or not at all', () =>
    atGateway(async (w, gateway) => {
      const [stated, unstated, other] = [await owing(w), await owing(w), await owing(w)];
      for (const [i, dossier] of [stated, unstated, other].entries()) {
        const order = await begin(w, dossier);
        gateway.settle(order, 'paid');
        await tell(w, gateway.messageOf(order, { transactionNo: `T${i}` }));
      }
      const send = (text: string) =>
        postFiles(w, '/can-bo/doi-soat', 'clerk Bình', {
          fields: {},
          files: [{ field: 'file', name: 'sao-ke.csv', content: Buffer.from(text) }],
        });
      const lines = [
        `${stated.code}-01;T0;15000;10/03/2026`,
        `${other.code}-01;T2;14000;10/03/2026`,
        'X-01;T9;5000;10/03/2026',
      ];
      const wrong = await send(['orderId;transactionNo;amount;day', ...lines, 'X;T5;1.5;10/03/2026'].join('\n'));
      expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('Dòng 5 của sao kê')]);
      expect(await w.rows('select 1 from payments.statement_line')).toEqual([]);
      for (let i = 0; i < 2; i++) expect((await send(lines.join('\n'))).statusCode).toBe(303);
      const day = await shown(w, '/can-bo/doi-soat?ngay=2026-03-10', 'clerk Bình');
      expect(day).toMatch(/T0 15\.000.đồng 15\.000.đồng Khớp/);
      expect(day).toMatch(/T1 15\.000.đồng – Không có trong sao kê/);
      expect(day).toMatch(/T2 15\.000.đồng 14\.000.đồng Khác số tiền/);
      expect(day).toMatch(/T9 – 5\.000.đồng Hệ thống chưa ghi nhận/);
      expect((await w.get('/can-bo/doi-soat.xlsx?ngay=2026-03-10', 'clerk Bình')).statusCode).toBe(200);
      expect(await shown(w, '/can-bo/doi-soat?ngay=2026-03-11', 'clerk Bình')).toContain('không có giao dịch nào');
    }));
});

describe('a refund', () => {
  test('is decided by one and confirmed by another, never for more than was paid, also of cash', () =>
    atGateway(async (w) => {
      const dossier = await owing(w);
      await w.act('clerk Bình', (act) => collectFee(act, dossier, { paidBy: 'An', method: 'cash' }));
      const at = `/can-bo/ho-so/${dossier.code}/nop-phi/hoan-tra`;
      expect((await w.post(at, {}, 'clerk Bình')).statusCode).toBe(303);
      expect((await w.post(at, {}, 'clerk Bình')).statusCode).toBe(409);
      const [{ id } = { id: '' }] = await w.rows<{ id: string }>('select id from payments.refund');
      const refund = `/can-bo/hoan-tra/${id}`;
      const paid = { way: 'cash', reference: 'PC-12' };
      expect((await w.post(`${refund}/da-tra`, paid, 'clerk Bình')).statusCode).toBe(409);
      const decision = { decision: 'pay_back', amount: '15.001', reason: 'Thu nhầm mức phí' };
      const tooMuch = await w.post(`${refund}/quyet-dinh`, decision, 'leader Chi');
      expect([tooMuch.statusCode, textOf(tooMuch.body)]).toEqual([
        422,
        expect.stringContaining('không quá 15000 đồng'),
      ]);
      expect((await w.post(`${refund}/quyet-dinh`, { ...decision, amount: '5.000' }, 'clerk Bình')).statusCode).toBe(
        403,
      );
      expect((await w.post(`${refund}/quyet-dinh`, { ...decision, amount: '5.000' }, 'leader Chi')).statusCode).toBe(
        303,
      );
      expect((await w.post(`${refund}/da-tra`, paid, 'leader Chi')).statusCode).toBe(403);
      expect((await w.post(`${refund}/da-tra`, paid, 'clerk Bình')).statusCode).toBe(303);
      expect((await w.post(`${refund}/da-tra`, paid, 'clerk Hoa')).statusCode).toBe(409);
      expect(await shown(w, refund, 'leader Chi')).toContain('Hoàn trả 5.000 đồng: Thu nhầm mức phí');
      expect(await shown(w, '/can-bo/hoan-tra', 'clerk Bình')).toContain('Đã trả lại tiền');
      expect(await shown(w, pageOf(dossier))).toContain('đã trả lại tiền');
    }));

  test('is not opened by the rules for what was withdrawn after intake, and money that comes then is owed back', () =>
    atGateway(async (w, gateway) => {
      const [paid, open] = [await owing(w), await owing(w)];
      const orders = [await begin(w, paid), await begin(w, open)] as const;
      for (const order of orders) gateway.settle(order, 'paid');
      await tell(w, gateway.messageOf(orders[0]));
      const wish = { permission: 'dossier.withdraw', reason: 'Không cần nữa', askedBy: 'An' } as const;
      for (const { agencyId, id } of [paid, open])
        await w.act('clerk Bình', (act) => withdrawDossier(act, { agencyId, id }, wish));
      expect(await refunds(w)).toEqual([]);
      expect((await attempts(w)).sort()).toEqual(['cancelled', 'paid']);
      await tell(w, gateway.messageOf(orders[1], { transactionNo: 'PG-MUON' }));
      expect(await refunds(w)).toEqual([{ because: 'ended', amount: 15_000, method: 'online' }]);
      expect(await violations(w)).toEqual([]);
    }));
});
