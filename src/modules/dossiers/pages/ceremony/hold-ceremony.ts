import { type OpenCertificate, withOwnCertificate } from '#modules/signatures';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import { type Answer, type Call, href } from '#platform/route';
import { beginCeremony, endCeremony, recordOutcome } from '../../actions/record-ceremony.ts';
import { approveResult, issueResult } from '../../actions/settle-dossier.ts';
import { assertReadyTo, type ResultToSign } from '../../result-to-sign.ts';
import { sealResult, signResult } from '../../sign-result.ts';
import { type CeremonyKey, type CeremonyKind, heldWith } from '../../signing-ceremony.ts';

/** A result that was chosen, and which state of its dossier was before the eyes of whoever chose it. */
export interface ChosenResult {
  readonly opened: ResultToSign;
  readonly version: number;
}

/** How often a seal is made anew because somebody else took its number meanwhile. */
const tries = 3;

/**
 * Signs the results, or numbers and seals them, under one password: the key is opened once, each result is signed outside
 * any transaction and committed by itself, so that one that fails leaves the others signed. It happens within the
 * request, so that the password is nowhere but in memory; the ceremony is written down as it goes, and a form sent twice
 * leads to it without signing again. Refuses as opening a certificate does, before anything is begun.
 */
export function holdCeremony(
  call: Call,
  kind: CeremonyKind,
  {
    chosen,
    password,
    at,
  }: { readonly chosen: readonly ChosenResult[]; readonly password: string; readonly at: string },
): Promise<Answer> {
  const ceremony: CeremonyKey = { agencyId: call.who.agencyId ?? '', id: newId(call.now) };
  return withOwnCertificate(call, heldWith[kind], password, async (open) => {
    const results = chosen.map(({ opened: { dossier } }) => ({
      dossierCode: dossier.code,
      ownerName: dossier.ownerName,
    }));
    const there = href(`${at}/lan/:ceremony`, { ceremony: ceremony.id });
    const answer = await call.act((act) => beginCeremony(act, ceremony, kind, results), there);
    try {
      for (const [i, one] of chosen.entries()) await signOne(call, kind, { ceremony, ordinal: i + 1, one, open });
    } finally {
      await call.actAs(call.who, (act) => endCeremony(act, ceremony));
    }
    return answer;
  });
}

interface Turn {
  readonly ceremony: CeremonyKey;
  readonly ordinal: number;
  readonly one: ChosenResult;
  readonly open: OpenCertificate;
}

/** What a rule refuses is written down for this result; anything else ends the ceremony. */
async function signOne(call: Call, kind: CeremonyKind, turn: Turn): Promise<void> {
  try {
    assertAsRead(turn.one);
    assertReadyTo(kind, turn.one.opened, call.who);
    if (kind === 'sign') await sign(call, turn);
    else await seal(call, turn, tries);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code: refusal, facts } = error;
    await call.actAs(call.who, (act) =>
      recordOutcome(act, turn.ceremony, turn.ordinal, { state: 'refused', refusal, facts }),
    );
  }
}

/** Nothing is signed that is not as it was read. */
function assertAsRead({ opened: { dossier }, version }: ChosenResult): void {
  const { code, state } = dossier;
  if (dossier.version !== version) throw new Refusal('dossier.changed_meanwhile', { code, state });
}

const refOf = ({ opened: { dossier }, version }: ChosenResult) => ({
  agencyId: dossier.agencyId,
  id: dossier.id,
  version,
});

async function sign(call: Call, { ceremony, ordinal, one, open }: Turn): Promise<void> {
  const { tools } = call;
  const signed = await signResult(call, one.opened, open);
  await call.actAs(call.who, async (act) => {
    await approveResult(act, refOf(one), { tools, signed });
    await recordOutcome(act, ceremony, ordinal, { state: 'done', level: signed.paper.level });
  });
}

async function seal(call: Call, turn: Turn, left: number): Promise<void> {
  const { tools } = call;
  const { ceremony, ordinal, one, open } = turn;
  const { dossier, paper } = one.opened;
  const sealed = await sealResult(call, { dossier, paper: paper! }, open);
  try {
    await call.actAs(call.who, async (act) => {
      await issueResult(act, refOf(one), { tools, sealed });
      await recordOutcome(act, ceremony, ordinal, { state: 'done', level: sealed.level });
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'dossier.number_taken_meanwhile' || left === 1) throw error;
    await seal(call, turn, left - 1);
  }
}
