import type { Act } from '#platform/journal';
import type { PaymentFact } from './events.ts';

/** What a payment and a refund have in common: where they stand, and who may know. */
export interface OfDossier {
  readonly agencyId: string;
  readonly id: string;
  readonly handlingAgencyId: string;
  readonly partyIds: readonly string[];
  readonly dossierCode: string;
  readonly amount: number;
}

type MoneyFact = Extract<PaymentFact, { data: { code: string } }>;
type DataOf<T extends MoneyFact['type']> = Omit<Extract<MoneyFact, { type: T }>['data'], 'code' | 'amount'>;

/** Announces what became of money, readable by the handling agency and by the people of the dossier. */
export function announceMoney<T extends MoneyFact['type']>(
  act: Act,
  type: T,
  { agencyId, id, handlingAgencyId, partyIds, dossierCode, amount }: OfDossier,
  data: DataOf<T>,
): Promise<void> {
  const readers = [handlingAgencyId, ...partyIds];
  return act.announce({ type, agencyId, subjectId: id, readers, data: { code: dossierCode, amount, ...data } });
}
