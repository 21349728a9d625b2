import type { Day } from '#platform/clock';
import { readKeyFile } from '#platform/key-file';
import { lock, unlock } from '#platform/locked-box';

/** How an agency takes money through a gateway, from a day on. */
export interface GatewaySetting {
  readonly agencyId: string;
  readonly id: string;
  readonly validFrom: Day;
  readonly isOffered: boolean;
  readonly gateway: 'paygov';
  readonly partnerCode: string;
  readonly lockedKeys: Buffer;
  readonly toldFields: readonly string[];
  readonly beneficiaryName: string;
  readonly beneficiaryAccount: string;
  readonly beneficiaryBank: string;
  /** Form mark and series of its receipts ("01BLP2-001"). */
  readonly receiptForm: string;
  readonly receiptSeries: string;
  readonly setAt: number;
  readonly setByName: string;
}

export interface GatewayKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

type Place = Pick<GatewaySetting, 'agencyId' | 'id'>;

const placeOf = ({ agencyId, id }: Place): string => `payments ${agencyId} ${id}`;

const readGatewayKey = (home: string): Promise<Buffer> => readKeyFile(home, 'payment-gateways.key');

/** Locks the keys of a setting under a key of the data folder. */
export async function lockKeys(home: string, place: Place, keys: GatewayKeys): Promise<Buffer> {
  return lock(await readGatewayKey(home), Buffer.from(JSON.stringify(keys)), placeOf(place));
}

/** What {@link lockKeys} locked; throws when it was changed or the key of the data folder is another. */
export async function unlockKeys(home: string, setting: Place & { readonly lockedKeys: Buffer }): Promise<GatewayKeys> {
  const opened = unlock(await readGatewayKey(home), setting.lockedKeys, placeOf(setting));
  return JSON.parse(opened.toString()) as GatewayKeys;
}
