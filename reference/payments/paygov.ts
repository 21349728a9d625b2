/**
 * How the payment gateway PayGov of a province speaks, dated. The fields of a request and of a message were seen in the code
 * of a live province (`docs`: integration with PayGov through LGSP, 2024); what is marked [U] was not, and is to be held
 * against the gateway's own paper before money goes through it.
 */
export interface PaygovTerms {
  readonly validFrom: string;
  /** Behind the address of the gateway [U]. */
  readonly beginPath: string;
  readonly askPath: string;
  /** What a message and an answer say when all went well. */
  readonly success: string;
  /** What they say while nobody knows yet [U]. */
  readonly pending: readonly string[];
  /** The fields of a message that its checksum covers, in their order, after both keys and the partner code [U]; an agency may set others. */
  readonly toldFields: readonly string[];
  /** Which of them must be there: without these a message could be altered unnoticed. */
  readonly neededFields: readonly string[];
  /** Minutes for which somebody may pay at the gateway, and after which nobody is waited for any more [U]. */
  readonly minutesToPay: number;
  readonly minutesToTell: number;
}

export const paygovTerms: readonly PaygovTerms[] = [
  {
    validFrom: '2024-01-01',
    beginPath: '/payment/init',
    askPath: '/payment/query',
    success: '00',
    pending: ['01'],
    toldFields: ['orderId', 'requestCode', 'amount', 'transactionNo', 'errorCode'],
    neededFields: ['orderId', 'amount', 'transactionNo', 'errorCode'],
    minutesToPay: 15,
    minutesToTell: 60,
  },
];
