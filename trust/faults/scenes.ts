import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { scopeOf, systemFor } from '#platform/access';
import { destroyContentKey } from '#platform/content-keys';
import { pathOfContent } from '#platform/content-names';
import type { FaultPoint } from '#platform/fault-point';
import { beginAct } from '#platform/journal';
import { agencies } from '#test/cast';
import { onDatabase } from '#test/database';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { pdf } from '#test/sample-files';
import { connectCommune } from '#test/tell-portal';
import { holdersOf } from '../../src/demonstration/dossier-people.ts';
import type { Running, StruckProduct } from './struck-product.ts';

/** Something that somebody, or the product itself, wants done once and comes back for until it is. */
export interface Scene {
  readonly name: string;
  /** Where it comes by. */
  readonly points: readonly FaultPoint[];
  begin(product: StruckProduct): Promise<Errand>;
}

export interface Errand {
  /** Tries to have it done, the same thing each time; true once it was acknowledged. */
  attempt(running: Running): Promise<boolean>;
  /** What is not as it must be when it was acknowledged and all jobs have run, a line each. */
  deviations(): Promise<string[]>;
}

const aTransaction = ['transaction.worked', 'transaction.committed'] as const;
const aForm = [...aTransaction, 'form.committed'] as const;

const aDossier: Scene = {
  name: 'a dossier at the counter',
  points: aForm,
  async begin(product) {
    const { fields, content } = newDossier();
    const before = await lettersOf(product);
    let location: string | undefined;
    return {
      attempt: async ({ send }) => {
        location = (await send(intakePath, fields)) ?? location;
        return location !== undefined;
      },
      deviations: async () => [
        ...(await dossierOnce(product, content, location)),
        ...(await lettersOnce(product, before, 'each')),
      ],
    };
  },
};

const aFile: Scene = {
  name: 'a file',
  points: ['blob.written', 'blob.named', 'blob.stored', ...aForm],
  async begin(product) {
    const [content, fields] = [newPaper(), { _nonce: randomUUID(), tro_ve: '/' }];
    let location: string | undefined;
    return {
      attempt: async ({ send }) => {
        location = (await send('/tep', fields, { field: 'file', content })) ?? location;
        return location !== undefined;
      },
      deviations: () => fileOnce(product, content, location),
    };
  },
};

const aFileInParts: Scene = {
  name: 'a large file in two parts',
  points: ['part.written', ...aForm],
  async begin(product) {
    const [content, nonce] = [newPaper(), randomUUID()];
    const described = JSON.stringify({ field: 'file', name: 'bản vẽ.pdf', size: content.length, modified: Date.now() });
    const half = Math.floor(content.length / 2);
    let location: string | undefined;
    const sendPart = (send: Running['send'], from: number, to: number): Promise<string | undefined> =>
      send(
        '/tep/phan',
        { form: '/tep', file: described, at: String(from) },
        { field: 'part', content: content.subarray(from, to) },
      );
    return {
      attempt: async ({ send }) => {
        await sendPart(send, 0, half);
        await sendPart(send, half, content.length);
        const fields = { _nonce: nonce, tro_ve: '/', _in_parts: described };
        location = (await send('/tep', fields, { field: 'file', content: undefined })) ?? location;
        return location !== undefined;
      },
      deviations: () => fileOnce(product, content, location),
    };
  },
};

const aLetter: Scene = {
  name: 'the letters of a dossier',
  points: ['letter.claimed', 'letter.sent', 'job.done', ...aTransaction],
  async begin(product) {
    const before = await lettersOf(product);
    await product.now().send(intakePath, newDossier().fields);
    return {
      attempt: async ({ runJobs }) => {
        await runJobs();
        return (await waitingJobs(product)) === 0;
      },
      deviations: () => lettersOnce(product, before, 'at most'),
    };
  },
};

const aDossierTold: Scene = {
  name: 'a dossier on its way to the national portal',
  points: ['dossier.claimed', 'dossier.told', 'job.done', ...aTransaction],
  async begin(product) {
    await connectOnce(product);
    const { fields, content } = newDossier();
    await product.now().send(intakePath, { ...fields, ownerIdentityNumber: '017090001234' });
    return {
      attempt: async ({ runJobs }) => {
        await runJobs();
        return (await waitingJobs(product)) === 0;
      },
      deviations: () => toldOnce(product, content),
    };
  },
};

const anUnneededContent: Scene = {
  name: 'a file that nobody needs',
  points: ['blob.removed', 'job.done'],
  async begin(product) {
    const { tools, database } = product.now();
    const { sha256 } = await tools.blobs.put(Readable.from([newPaper()]), { limit: 1e6, inspect: async () => {} });
    const place = await database.write({ agencies: [agencies.a] }, async (tx) => {
      const gone = await destroyContentKey(tx, sha256);
      const payload = { sha256, place: gone, agencyIds: [agencies.a] };
      await beginAct(tx, systemFor(agencies.a), Date.now(), []).enqueue({ task: 'papers.erase_content', payload });
      return gone;
    });
    return {
      attempt: async ({ runJobs }) => {
        await runJobs();
        return (await waitingJobs(product)) === 0;
      },
      deviations: async () => {
        const path = pathOfContent(join(product.folder, 'papers'), place ?? '');
        return existsSync(path) ? ['the content is still on the disk'] : [];
      },
    };
  },
};

const theSeal: Scene = {
  name: 'the seal of the journals',
  points: ['anchor.appended', 'anchor.listed', ...aTransaction],
  async begin(product) {
    await product.now().send(intakePath, newDossier().fields);
    // What jobs announce of it, such as that the national portal has it, stands in the journal before it is sealed.
    await product.now().runJobs();
    return {
      attempt: async ({ seal }) => {
        await seal();
        return true;
      },
      deviations: async () => {
        const waiting = await rowsOf(product, 'select id from platform.unsealed');
        return waiting.length > 0 ? [`${waiting.length} rows of the journals wait for their seal`] : [];
      },
    };
  },
};

export const scenes: readonly Scene[] = [
  aDossier,
  aFile,
  aFileInParts,
  aLetter,
  aDossierTold,
  anUnneededContent,
  theSeal,
];

function newDossier() {
  const nonce = randomUUID();
  const content = `Chứng thực bản sao ${nonce}`;
  const fields = { ...certifiedCopiesFor('Nguyễn Văn An'), ownerEmail: 'an@example.vn', content, _nonce: nonce };
  return { fields, content };
}

/** Some bytes more than others, so that no two are the same content. */
const newPaper = (): Buffer => pdf(`4 0 obj\n(${randomUUID()})\nendobj`);

const rowsOf = <R>({ url }: StruckProduct, statement: string, values: unknown[] = []): Promise<R[]> =>
  onDatabase(url, async (client) => (await client.query(statement, values)).rows as R[]);

async function waitingJobs(product: StruckProduct): Promise<number> {
  return (await rowsOf(product, 'select 1 from graphile_worker._private_jobs where run_at <= now()')).length;
}

async function dossierOnce(product: StruckProduct, content: string, location: string | undefined): Promise<string[]> {
  const found = await rowsOf<{ id: string; code: string }>(
    product,
    'select id, code from dossiers.dossier where content = $1',
    [content],
  );
  const [first] = found;
  if (!first || found.length > 1) return [`it is there ${found.length} times`];
  if (location !== `/can-bo/ho-so/${first.code}`) return [`its sender was led to ${location}, and it is ${first.code}`];
  const facts = await rowsOf<{ type: string; count: number }>(
    product,
    'select type, count(*)::int as count from platform.event where subject_id = $1 group by type',
    [first.id],
  );
  if (facts.length === 0) return ['the journal knows nothing of it'];
  return facts
    .filter(({ count }) => count > 1)
    .map(({ type, count }) => `${type} stands ${count} times in the journal`);
}

interface LetterRow {
  readonly id: string;
  readonly state: string;
}

/** All letters; what they say, and to whom, is sealed. */
const lettersOf = (product: StruckProduct): Promise<LetterRow[]> =>
  rowsOf<LetterRow>(product, 'select id, state from notifications.mail');

/** Every letter that is not one of `before` left once; one that was struck on its way may not have left, and is never sent again. */
async function lettersOnce(
  product: StruckProduct,
  before: readonly LetterRow[],
  wanted: 'each' | 'at most',
): Promise<string[]> {
  const known = new Set(before.map(({ id }) => id));
  const mails = (await lettersOf(product)).filter(({ id }) => !known.has(id));
  if (mails.length === 0) return ['there is no letter about it'];
  return mails.flatMap(({ id, state }) => {
    const times = product.letters.filter((letter) => letter === id).length;
    if (times > 1) return [`a letter left ${times} times`];
    const mayBeLost = wanted === 'at most' && state === 'sending';
    if (mayBeLost || (state === 'sent' && times === 1)) return [];
    return [`a letter is ${state} and left ${times} times`];
  });
}

/** By the administrator of commune A, the first time that it is asked for. */
async function connectOnce(product: StruckProduct): Promise<void> {
  const connected = await rowsOf(product, 'select 1 from portal.connection');
  if (connected.length > 0) return;
  const [administrator] = holdersOf(agencies.a, 'administrator');
  await product
    .now()
    .database.write(scopeOf(administrator!), (tx) =>
      connectCommune(beginAct(tx, administrator!, Date.now(), []), product.portal),
    );
}

/** The portal took the dossier once at each version it was told, and has it as it is. */
async function toldOnce(product: StruckProduct, content: string): Promise<string[]> {
  const [dossier] = await rowsOf<{ code: string; version: number; told: number | null; state: string | null }>(
    product,
    `select d.code, d.version, t.told_version as told, t.state from dossiers.dossier d
     left join portal.told_dossier t on t.agency_id = d.agency_id and t.dossier_id = d.id where d.content = $1`,
    [content],
  );
  if (!dossier) return ['there is no such dossier'];
  const { code, version, told, state } = dossier;
  const taken = product.portal.taken.filter((line) => line.startsWith(`${code}: `));
  const twice = taken.length - new Set(taken).size;
  return [
    ...(twice > 0 ? [`the portal took a version of it ${twice + 1} times`] : []),
    ...(told === version && state === 'taken' ? [] : [`it is ${state} at version ${told} of ${version}`]),
    ...(taken.includes(`${code}: Phiên bản ${version}`) ? [] : ['the portal does not have it as it is']),
  ];
}

async function fileOnce(product: StruckProduct, content: Uint8Array, location: string | undefined): Promise<string[]> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const found = await rowsOf<{ id: string }>(product, 'select id from papers.file where sha256 = $1', [sha256]);
  const state = await product.now().tools.blobs.check(sha256);
  if (found.length !== 1) return [`it is there ${found.length} times`];
  if (location !== `/?tep=${found[0]?.id}`) return [`its sender was led to ${location}`];
  return state === 'intact' ? [] : [`its content is ${state}`];
}
