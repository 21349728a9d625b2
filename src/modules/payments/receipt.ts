/** A receipt (biên lai) for fees paid online. Amounts are whole đồng, instants milliseconds. */
export interface Receipt {
  readonly agencyId: string;
  readonly id: string;
  readonly paymentId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly formMark: string;
  readonly series: string;
  readonly number: number;
  readonly payerName: string;
  readonly fees: readonly ReceiptFee[];
  readonly amount: number;
  readonly transactionNo: string;
  readonly issuedAt: number;
  readonly cancelledAt: number | null;
  readonly cancelledByName: string | null;
  readonly reason: string | null;
  readonly replacedBy: string | null;
}

export interface ReceiptFee {
  readonly kind: 'fee' | 'charge';
  readonly name: string;
  readonly amount: number;
}

/** How a receipt is called: form, series and number with seven digits. */
export const nameOfReceipt = ({ formMark, series, number }: Pick<Receipt, 'formMark' | 'series' | 'number'>): string =>
  `${formMark}/${series}/${String(number).padStart(7, '0')}`;
