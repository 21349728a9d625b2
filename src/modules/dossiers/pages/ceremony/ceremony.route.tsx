import Type from 'typebox';
import {
  findCertificateInUse,
  findUnstampedSince,
  maySignWith,
  signatureMessages,
  unstampedUntil,
} from '#modules/signatures';
import { fillIn, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { ceremonyMessages } from '../../ceremony-messages.ts';
import { messages } from '../../messages.ts';
import type { dossierPermissions } from '../../permissions.ts';
import { assertReadyTo, openResultsToSign, type ResultToSign } from '../../result-to-sign.ts';
import { type CeremonyKind, ceremonyState, heldWith, mostAtOnce } from '../../signing-ceremony.ts';
import {
  findLastCeremony,
  getCeremony,
  listCeremonyResults,
  listWaitingResults,
} from '../../signing-ceremony-store.ts';
import { CeremonyView } from './ceremony.view.tsx';
import { ChooseView } from './choose.view.tsx';
import { holdCeremony } from './hold-ceremony.ts';
import { ReadView } from './read.view.tsx';

interface CeremonyPages {
  readonly kind: CeremonyKind;
  readonly url: string;
  readonly may: keyof typeof dossierPermissions;
}

const code = Type.String({ maxLength: 80 });
const query = Type.Object({
  'ho-so': Type.Optional(Type.Array(code, { maxItems: mostAtOnce })),
  lang: Type.Optional(Type.String()),
});
const form = Type.Object({
  shown: Type.Optional(Type.Array(code, { maxItems: mostAtOnce })),
  results: Type.Optional(Type.Array(code, { maxItems: mostAtOnce })),
  certificatePassword: Type.Optional(Type.String({ maxLength: 200 })),
});
const ceremonyParams = Type.Object({ ceremony: Type.String({ format: 'uuid' }) });

/** What waits, what was chosen of it to read, and what became of it: four pages each for leaders and document clerks. */
function ceremonyPages({ kind, url, may }: CeremonyPages) {
  return [
    route({ method: 'GET', url, may, run: (call) => showList(call, kind, url) }),
    route({
      method: 'GET',
      url: `${url}/xem`,
      may,
      query,
      run: (call) => showResults(call, { kind, url, codes: call.query['ho-so'] ?? [] }),
    }),
    route({ method: 'POST', url: `${url}/xem`, may, form, perMinute: 20, run: (call) => sign(call, kind, url) }),
    route({
      method: 'GET',
      url: `${url}/lan/:ceremony`,
      may,
      params: ceremonyParams,
      run: (call) => showCeremony(call, url, call.params.ceremony),
    }),
  ];
}

async function sign(call: Call, kind: CeremonyKind, url: string): Promise<Answer> {
  const words = ceremonyMessages(call.locale);
  const reading = readForm(form, call.form, words.fields, call.locale);
  if (!reading.ok) return showList(call, kind, url, 422);
  const { shown = [], results = [], certificatePassword: password } = reading.values;
  const again = (errors: Readonly<Record<string, string>>, status = 422) =>
    showResults(call, { kind, url, codes: shown, chosen: results, errors, status });
  if (results.length === 0) return again({ results: words.noneChosen });
  if (password === undefined) return again({ certificatePassword: words.noPassword });
  const versions = new Map(results.map((text) => text.split(' ') as [string, string]));
  const opened = await call.read((db) => openResultsToSign(db, call, [...versions.keys()]));
  const chosen = opened.map((one) => ({ opened: one, version: Number(versions.get(one.dossier.code)) }));
  if (chosen.length === 0) return again({ results: words.noneChosen });
  try {
    return await holdCeremony(call, kind, { chosen, password, at: url });
  } catch (error) {
    if (!(error instanceof Refusal) || typeof error.facts.field !== 'string') throw error;
    return again({ certificatePassword: textOf(error, call.locale) }, error.status);
  }
}

async function showList(call: Call, kind: CeremonyKind, url: string, status = 200): Promise<Answer> {
  const { who, locale } = call;
  const words = ceremonyMessages(locale);
  const agencyId = who.agencyId ?? '';
  const [waiting, last] = await call.read((db) =>
    Promise.all([
      listWaitingResults(db, agencyId, kind, mostAtOnce),
      findLastCeremony(db, { agencyId, heldBy: who.id, kind }),
    ]),
  );
  const lastHref = last && href(`${url}/lan/:ceremony`, { ceremony: last.id });
  const error = status === 422 ? words.noneChosen : undefined;
  const body = <ChooseView {...{ kind, url, waiting, lastHref, error, words, who }} />;
  return call.page({ title: words[kind].title, audience: 'officer', body, status });
}

interface Shown {
  readonly kind: CeremonyKind;
  readonly url: string;
  readonly codes: readonly string[];
  /** What was chosen, each with its version; all, when nothing was sent yet. */
  readonly chosen?: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly status?: number;
}

async function showResults(call: Call, shown: Shown): Promise<Answer> {
  const { kind, url, codes, chosen, errors = {}, status = 200 } = shown;
  const words = ceremonyMessages(call.locale);
  const agencyId = call.who.agencyId ?? '';
  const kindOfKey = heldWith[kind];
  const whose = kindOfKey === 'seal' ? { kind: kindOfKey } : { kind: kindOfKey, holderId: call.who.id };
  const { opened, certificate, since } = await call.read(async (db) => ({
    opened: await openResultsToSign(db, call, [...new Set(codes)]),
    certificate: await findCertificateInUse(db, agencyId, whose),
    since: await findUnstampedSince(db, agencyId),
  }));
  if (opened.length === 0) return showList(call, kind, url, 422);
  const codesChosen = chosen?.map((text) => text.split(' ')[0]);
  const results = opened.map((one) => ({
    opened: one,
    isChosen: codesChosen?.includes(one.dossier.code) ?? true,
    closed: closedBy(call, kind, one),
  }));
  const hasCertificate = certificate !== undefined && maySignWith(call.who, certificate);
  const unstamped = unstampedWords(call, since);
  const body = <ReadView {...{ kind, url, results, errors, unstamped, hasCertificate, words }} tokens={call.tokens} />;
  return call.page({ title: words[kind].readTitle, audience: 'officer', body, status });
}

function closedBy(call: Call, kind: CeremonyKind, opened: ResultToSign): string | undefined {
  try {
    assertReadyTo(kind, opened, call.who);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return textOf(error, call.locale);
  }
}

async function showCeremony(call: Call, url: string, id: string): Promise<Answer> {
  const agencyId = call.who.agencyId ?? '';
  const { ceremony, results, since } = await call.read(async (db) => ({
    ceremony: await getCeremony(db, { agencyId, id }),
    results: await listCeremonyResults(db, { agencyId, id }),
    since: await findUnstampedSince(db, agencyId),
  }));
  const words = ceremonyMessages(call.locale);
  if (call.header('accept')?.includes('application/json')) {
    const done = results.filter(({ state }) => state === 'done').length;
    const text = words.underWay(done, results.length);
    return { kind: 'json', body: { state: ceremonyState(ceremony, results, call.now), done, text } };
  }
  const here = href(`${url}/lan/:ceremony`, { ceremony: id });
  const { now, locale } = call;
  const body = (
    <CeremonyView
      {...{ ceremony, results, now, url, here, words }}
      hoursLeft={since === undefined ? undefined : hoursLeft(call, since)}
      textOf={({ refusal, facts }) => textOf(new Refusal(refusal ?? '', facts ?? {}), locale)}
    />
  );
  return call.page({ title: words[ceremony.kind].heldTitle, audience: 'officer', body });
}

/** Whole hours for which signing may go on without time-stamps; below 0 when it may not any more. */
function hoursLeft({ tools, now }: Call, since: number): number | undefined {
  const until = unstampedUntil(tools.config, since);
  return until === undefined ? undefined : Math.floor((until - now) / 3_600_000);
}

function unstampedWords(call: Call, since: number | undefined): string | undefined {
  const words = ceremonyMessages(call.locale);
  const left = since === undefined ? undefined : hoursLeft(call, since);
  if (left === undefined) return undefined;
  return left < 0 ? words.unstampedOver(call.tools.config.tsaAwayHours) : words.unstamped(left);
}

function textOf({ code: refusal, facts }: Refusal, locale: Locale): string {
  const texts: Readonly<Record<string, string>> = {
    ...signatureMessages(locale).refusals,
    ...messages(locale).refusals,
    ...ceremonyMessages(locale).refusals,
  };
  return fillIn(texts[refusal] ?? refusal, facts);
}

export const signResultsPages = ceremonyPages({
  kind: 'sign',
  url: '/can-bo/ky-ket-qua',
  may: 'dossier.approve_result',
});

export const sealResultsPages = ceremonyPages({
  kind: 'seal',
  url: '/can-bo/dong-dau',
  may: 'dossier.seal_results',
});
