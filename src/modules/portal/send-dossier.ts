import type { Config } from '#platform/config';
import type { PortalContract } from '../../../reference/portal/contract.ts';
import type { Claimed } from './claim-dossier.ts';
import type { Exchange } from './exchange-store.ts';
import { type PortalAnswer, PortalAway, type PortalClient } from './portal-client.ts';
import { dossierMessage, type PortalMessage, versionNote } from './portal-message.ts';

export type DossierToSend = Extract<Claimed, { kind: 'to_send' }>;

/** What came of sending one dossier: every message, and the answer that counts; none where nobody knows if it arrived. */
export interface Sent {
  readonly exchanges: readonly Omit<Exchange, 'id' | 'at'>[];
  readonly answer: Pick<PortalAnswer, 'outcome' | 'code' | 'words'> | undefined;
  /** Why the portal is not asked any further now. */
  readonly stoppedBy?: unknown;
}

interface Sending {
  readonly portal: PortalClient;
  readonly contract: PortalContract;
  readonly publicUrl: Config['publicUrl'];
}

/**
 * Sends a dossier: adds it, or updates it where the portal took it before or says that it is there. One that may have
 * arrived is looked up first and not sent again when it did.
 */
export async function sendDossier(claimed: DossierToSend, { portal, contract, publicUrl }: Sending): Promise<Sent> {
  const { told, dossier, resultSecret, isUnclear } = claimed;
  const address = resultSecret && resultAddress(publicUrl, dossier.record.agencyCode, resultSecret);
  const message = dossierMessage(dossier, contract, address);
  const exchanges: Omit<Exchange, 'id' | 'at'>[] = [];
  const note = (kind: Exchange['kind'], { code, words }: PortalAnswer, outcome: Exchange['outcome']) =>
    exchanges.push({
      ...{ kind, outcome, version: dossier.version, answerCode: code, answerWords: words },
      cutFields: kind === 'looked_up' ? [] : message.cutFields,
    });
  const push = async (isUpdating: boolean): Promise<PortalAnswer> => {
    const answer = await portal.ask('DongBoHoSoMC', {
      isUpdating: isUpdating ? 'True' : 'False',
      data: [message.content],
    });
    note(isUpdating ? 'updated' : 'added', answer, answer.outcome);
    return answer;
  };
  try {
    if (isUnclear) {
      const found = await portal.ask('TraCuuHoSo', { mahoso: told.code });
      const isThere = holds(found, message, dossier.version);
      note('looked_up', found, isThere ? 'taken' : 'not_there');
      if (isThere) return { exchanges, answer: { ...found, outcome: 'taken' } };
    }
    const first = await push(told.toldVersion > 0);
    return { exchanges, answer: first.outcome === 'exists' && told.toldVersion === 0 ? await push(true) : first };
  } catch (error) {
    if (error instanceof PortalAway && error.wasSent)
      exchanges.push({
        ...{ kind: told.toldVersion > 0 ? 'updated' : 'added', outcome: 'unclear', version: dossier.version },
        ...{ answerCode: null, answerWords: null, cutFields: [] },
      } as Omit<Exchange, 'id' | 'at'>);
    return { exchanges, answer: undefined, stoppedBy: error };
  }
}

/** Where the portal fetches a sealed result. */
export const resultAddress = (publicUrl: string, agencyCode: string, secret: string): string =>
  `${publicUrl}/cong-quoc-gia/ket-qua/${agencyCode}/${secret}`;

/** Whether what was found is this very version: its status, and the note that says which it is. */
function holds({ outcome, result }: PortalAnswer, { content }: PortalMessage, version: number): boolean {
  if (outcome !== 'taken') return false;
  return result.some((row) => {
    const { TrangThaiHoSo, GhiChu } = (row ?? {}) as Readonly<Record<string, unknown>>;
    return String(TrangThaiHoSo) === content.TrangThaiHoSo && GhiChu === versionNote(version);
  });
}
