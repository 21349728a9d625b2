/** The fields a gateway sends, as they came. */
export type Fields = Readonly<Record<string, string>>;

/** What somebody is sent to the gateway with. */
export interface PaymentWish {
  readonly orderId: string;
  readonly requestCode: string;
  /** Whole đồng. */
  readonly amount: number;
  /** What is paid, without accents, as bank statements show it. */
  readonly orderInfo: string;
  /** Where the payer's browser comes back to. */
  readonly returnUrl: string;
  /** Where the gateway tells how it ended. */
  readonly tellUrl: string;
}

/** What a gateway says of one order. Without the right checksum nothing in it is believed. */
export interface Said {
  readonly isGenuine: boolean;
  readonly orderId: string;
  /** Whole đồng; absent when what stands there is none. */
  readonly amount: number | undefined;
  readonly outcome: 'paid' | 'failed' | 'pending';
  readonly transactionNo: string;
}

/** A payment gateway, spoken to in the name of one agency. */
export interface PaymentGateway {
  /** Begins a payment and gives the address where it is paid; refuses with `payment.gateway_away` (503). */
  begin(wish: PaymentWish): Promise<string>;
  /** Judges a message that came in, by its checksum, in constant time. */
  judge(fields: Fields): Said;
  /** Asks how an order stands and gives the answer as it came; refuses with `payment.gateway_away` (503). */
  ask(order: Pick<PaymentWish, 'orderId' | 'requestCode' | 'amount'>): Promise<Fields>;
}
