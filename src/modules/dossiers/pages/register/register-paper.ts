import type { Agency } from '#modules/organisation';
import type { Day } from '#platform/clock';
import { messages } from '../../messages.ts';
import type { RegisterLine, TrackingRegister } from '../../official-papers/official-paper.ts';
import { registerMessages } from '../../register-messages.ts';
import type { RegisterQuery, RegisterRow } from '../../register-store.ts';
import { centreHead, partyOf } from '../print/paper-parts.ts';
import { daysOf, monthInWords } from './register-query.ts';

interface Asked {
  readonly rows: readonly RegisterRow[];
  readonly query: RegisterQuery;
  readonly agency: Agency;
  readonly today: Day;
}

/** Form 07 of what was asked for, one book a month. */
export function registerPaper({ rows, query, agency, today }: Asked): TrackingRegister {
  const days = daysOf(query);
  return {
    letterhead: centreHead(agency, today),
    book: monthInWords(days.from.slice(0, 7)),
    ...(query.field && { field: query.field }),
    ...days,
    lines: rows.map(lineOf),
  };
}

function lineOf(row: RegisterRow): RegisterLine {
  const { name: own, address, phone, ...party } = partyOf(row.submitter);
  const name = row.ownerName === own ? own : `${own} (${registerMessages('vi').onBehalfOf(row.ownerName)})`;
  return {
    dossierCode: row.code,
    procedureName: row.procedureName,
    sets: row.sets,
    submitter: { kind: party.kind, name, ...(address && { address }), ...(phone && { phone }) },
    handlingAgency: row.handlingAgency,
    receivedAt: row.receivedAt,
    ...(row.promisedAt !== null && { promisedAt: row.promisedAt }),
    ...(row.handedOverAt !== null && { handedOverAt: row.handedOverAt }),
    resultDelivery: messages('vi').deliveries[row.resultDelivery],
    ...(row.state !== 'handed_over' && { note: messages('vi').states[row.state] }),
  };
}
