/** One attempt to pay what a dossier owes. Amounts are whole đồng, instants milliseconds. */
export interface Payment {
  readonly agencyId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly handlingAgencyId: string;
  readonly partyIds: readonly string[];
  readonly dossierCode: string;
  readonly procedureCode: string;
  readonly settingId: string;
  readonly attempt: number;
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: number;
  readonly state: PaymentState;
  /** Where it is paid, once the gateway said so. */
  readonly payAt: string | null;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly transactionNo: string | null;
}

export type PaymentState = 'opened' | 'paid' | 'surplus' | 'failed' | 'expired' | 'cancelled';

/** What may follow what. Money that comes after all is counted or owed back, whatever an attempt was held for. */
const nextStates = {
  opened: ['paid', 'surplus', 'failed', 'expired', 'cancelled'],
  failed: ['paid', 'surplus'],
  expired: ['paid', 'surplus'],
  cancelled: ['paid', 'surplus'],
  paid: [],
  surplus: [],
} as const satisfies Record<PaymentState, readonly PaymentState[]>;

/** Whether an attempt in one state may come to another. */
export function canBecome(state: PaymentState, next: PaymentState): boolean {
  const allowed: readonly PaymentState[] = nextStates[state];
  return allowed.includes(next);
}

/** The name of an attempt at the gateway: the dossier's code, which begins with the agency's, and which attempt it is. */
export const orderIdOf = (dossierCode: string, attempt: number): string =>
  `${dossierCode}-${String(attempt).padStart(2, '0')}`;
