import type { Agency } from '#modules/organisation';
import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import { registerMessages } from '../../register-messages.ts';
import type { RegisterQuery, RegisterRow } from '../../register-store.ts';
import { daysOf, monthInWords } from './register-query.ts';

interface Asked {
  readonly rows: AsyncIterable<RegisterRow>;
  readonly query: RegisterQuery;
  readonly agency: Agency;
  readonly locale: Locale;
}

/** The register as a sheet, with what the form has and what one wants to filter by. */
export function registerSheet({ rows, query, agency, locale }: Asked): Sheet<RegisterRow> {
  const words = registerMessages(locale);
  const { channels, deliveries, states } = messages(locale);
  const month = monthInWords(daysOf(query).from.slice(0, 7));
  return {
    name: words.title,
    above: [words.title, agency.centreName, words.caption(month)],
    rows,
    columns: [
      { head: words.code, width: 24, value: ({ code }) => code },
      { head: words.procedure, width: 48, value: ({ procedureName }) => procedureName },
      { head: words.field, width: 20, value: ({ field }) => field },
      { head: words.sets, width: 7, kind: 'number', value: ({ sets }) => sets },
      { head: words.submitter, width: 24, value: ({ submitter }) => submitter.fullName },
      { head: words.address, width: 32, value: ({ submitter }) => submitter.address },
      { head: words.phone, width: 14, value: ({ submitter }) => submitter.phone },
      { head: words.owner, width: 24, value: ({ ownerName }) => ownerName },
      { head: words.channel, width: 12, value: ({ channel }) => channels[channel] },
      { head: words.handlingAgency, width: 28, value: ({ handlingAgency }) => handlingAgency },
      { head: words.officer, width: 22, value: ({ officerName }) => officerName },
      { head: words.received, width: 17, kind: 'moment', value: ({ receivedAt }) => receivedAt },
      { head: words.promised, width: 17, kind: 'moment', value: ({ promisedAt }) => promisedAt },
      { head: words.decided, width: 17, kind: 'moment', value: ({ decidedAt }) => decidedAt },
      { head: words.handedOver, width: 17, kind: 'moment', value: ({ handedOverAt }) => handedOverAt },
      { head: words.delivery, width: 16, value: ({ resultDelivery }) => deliveries[resultDelivery] },
      { head: words.fee, width: 13, kind: 'money', value: ({ feeTotal }) => feeTotal },
      { head: words.state, width: 22, value: ({ state }) => states[state] },
    ],
  };
}
