import { Refusal } from '#platform/errors';
import type { PaygovTerms } from '../../../../reference/payments/paygov.ts';
import type { Fields, PaymentGateway, Said } from '../gateway.ts';
import { checksumOf, isRightChecksum, type PaygovKeys } from './checksum.ts';

/** Where PayGov is, as whom we come, and how it speaks. */
export interface PaygovSettings extends PaygovKeys {
  readonly url: string;
  /** The origin of the site where people pay; nobody is sent elsewhere. */
  readonly site: string;
  /** For the integration platform in between (LGSP). */
  readonly token: string | undefined;
  readonly toldFields: readonly string[];
  readonly terms: PaygovTerms;
}

/** Milliseconds. */
const patience = 10_000;
const longestAnswer = 50_000;

/** The gateway PayGov of a province, spoken to through its integration platform. */
export function paygovAt(settings: PaygovSettings): PaymentGateway {
  const { partnerCode, accessKey, terms } = settings;
  return {
    async begin({ orderId, requestCode, amount, orderInfo, returnUrl, tellUrl }) {
      const checksum = checksumOf(settings, [orderId, requestCode, String(amount)]);
      const wish = { partnerCode, accessKey, orderId, amount: String(amount), orderInfo, requestCode, checksum };
      const answer = await post(settings, terms.beginPath, { ...wish, returnUrl, notifyUrl: tellUrl });
      const { payUrl = '' } = answer;
      if (answer.errorCode !== terms.success || !isAt(settings.site, payUrl)) throw away();
      return payUrl;
    },
    judge: (fields) => judge(settings, fields),
    ask({ orderId, requestCode, amount }) {
      const checksum = checksumOf(settings, [orderId, requestCode, String(amount)]);
      return post(settings, terms.askPath, { partnerCode, accessKey, orderId, requestCode, checksum });
    },
  };
}

function judge(settings: PaygovSettings, fields: Fields): Said {
  const { toldFields, terms } = settings;
  const { checksum = '', orderId = '', amount = '', errorCode = '', transactionNo = '' } = fields;
  const right = checksumOf(
    settings,
    toldFields.map((name) => fields[name] ?? ''),
  );
  const money = /^\d{1,15}$/.test(amount) ? Number(amount) : undefined;
  const outcome = errorCode === terms.success ? 'paid' : terms.pending.includes(errorCode) ? 'pending' : 'failed';
  return { isGenuine: isRightChecksum(checksum, right), orderId, amount: money, outcome, transactionNo };
}

const away = (): Refusal => new Refusal('payment.gateway_away', {}, 503);

const isAt = (site: string, address: string): boolean => URL.canParse(address) && new URL(address).origin === site;

async function post({ url, token }: PaygovSettings, path: string, body: object): Promise<Fields> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}`, lgspaccesstoken: token }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  }).catch(() => undefined);
  if (!response?.ok) throw away();
  const text = await response.text().catch(() => '');
  const answer = text.length <= longestAnswer ? fieldsIn(text) : undefined;
  if (!answer) throw away();
  return answer;
}

/** The texts and numbers of a flat object. */
function fieldsIn(text: string): Fields | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return undefined;
    const plain = Object.entries(found).filter(([, value]) => ['string', 'number'].includes(typeof value));
    return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}
