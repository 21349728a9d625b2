import { onDatabase, withOwnDatabase } from '#test/database';
import { openSealedJournal } from '#test/sealed-journal';
import { brokenInvariants } from './broken-invariants.ts';
import { erase, type Ground, layGround, makeSubject, type Subject } from './erasure/people.ts';
import { canariesIn, letContentsGo, rowsOf } from './erasure/what-is-left.ts';
import { luckOf } from './luck.ts';
import { type Proof, sized } from './proof.ts';

/** How many people are made up and erased at full size. */
const people = 1_000;

/** How each part of an erasure can be forgotten: what a table does not do when it is told to. */
const forgetting = [
  ['delete', 'papers.file'],
  ['delete', 'forms.draft'],
  ['update', 'identity.account'],
  ['delete', 'identity.session'],
  ['delete', 'platform.personal_key'],
  ['delete', 'paper_store.stored_paper'],
  ['delete', 'notifications.message'],
  ['delete', 'notifications.mail'],
] as const;

/**
 * People gather what people do, every word of it marked, and are erased as an agency erases them. Then everything is read that
 * anybody with the database, its key and its files could read. Others stay, and must lose nothing.
 */
export const erasure: Proof = {
  name: 'erasure',
  promise:
    'Of whoever has their data erased nothing can be read any more but what the law has kept, and nobody else loses anything.',
  goal: '0 marks left, 0 kept ones lost, every journal verifies',
  async run(trial) {
    const broken: string[] = [];
    const count = sized(people, trial);
    let tried = 0;
    await onGround(trial.folder, async (ground, journal) => {
      const subjects = await makeSubjects(ground, trial.seed, count);
      const others = await makeSubjects(ground, trial.seed + count, 2);
      broken.push(...(await notPlanted(ground, [...subjects, ...others])));
      await sealNow(journal);
      for (const some of batches(subjects)) await Promise.all(some.map((subject) => erase(ground, subject)));
      await letContentsGo(ground);
      await sealNow(journal);
      broken.push(...(await leftOf(ground, subjects, others)));
      const { findings } = await journal.verify();
      broken.push(...findings.map(({ what, agencyId }) => `the journal of ${agencyId ?? 'all'}: ${what}`));
      broken.push(...(await brokenInvariants(ground.database, ground.tools)));
      tried = subjects.flatMap(({ canaries }) => canaries).length;
    });
    return { tried, unit: 'marks', broken, figure: `${count} people erased` };
  },
  async control(trial) {
    const found: string[] = [];
    await onGround(trial.folder, async (ground) => {
      const subjects = await makeSubjects(ground, trial.seed, forgetting.length);
      for (const [i, [what, table]] of forgetting.entries()) {
        await onDatabase(ground.url, (client) => client.query(makeForget(what, table)));
        await erase(ground, subjects[i]!);
        await onDatabase(ground.url, (client) => client.query(`drop function public.forget cascade`));
      }
      await letContentsGo(ground);
      for (const [i, [, table]] of forgetting.entries()) {
        const [first] = await leftOf(ground, [subjects[i]!], []);
        if (first) found.push(`${table} forgot: ${first}`);
      }
    });
    const isBlind = found.length < forgetting.length;
    return { tried: forgetting.length, unit: 'forgetful erasures', broken: isBlind ? [] : found };
  },
};

type Journal = Awaited<ReturnType<typeof openSealedJournal>>;

function onGround(folder: string, body: (ground: Ground, journal: Journal) => Promise<void>): Promise<void> {
  return withOwnDatabase(async (database, url) => {
    const ground = layGround(database, url, folder);
    const journal = await openSealedJournal(url, folder);
    try {
      await body(ground, journal);
    } finally {
      await journal.close();
      await ground.close();
    }
  });
}

/** Every fourth of them has filed a dossier. */
async function makeSubjects(ground: Ground, seed: number, count: number): Promise<Subject[]> {
  const made: Subject[] = [];
  for (const some of batches(Array.from({ length: count }, (_, i) => i)))
    made.push(...(await Promise.all(some.map((i) => makeSubject(ground, luckOf(seed * 10_007 + i), i % 4 === 1)))));
  return made;
}

/** Some at a time, as many as the pool has connections for. */
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 8) }, (_, i) => all.slice(i * 8, i * 8 + 8));

/** A mark that is not found before the erasure would prove nothing after it. */
async function notPlanted(ground: Ground, subjects: readonly Subject[]): Promise<string[]> {
  const places = await canariesIn(ground);
  return subjects
    .flatMap(({ canaries, kept }) => [...canaries, ...(kept ? [kept] : [])])
    .filter((word) => !places.has(word))
    .map((word) => `${word} was never there`);
}

async function leftOf(ground: Ground, erased: readonly Subject[], others: readonly Subject[]): Promise<string[]> {
  const places = await canariesIn(ground);
  const stayed = erased.flatMap(({ canaries }) =>
    canaries.filter((word) => places.has(word)).map((word) => `${word} still stands in ${[...places.get(word)!]}`),
  );
  const toStay = [...erased.flatMap(({ kept }) => kept ?? []), ...others.flatMap(({ canaries }) => canaries)];
  const lost = toStay.filter((word) => !places.has(word)).map((word) => `${word} is lost`);
  const ids = erased.map(({ who }) => who.id);
  return [...stayed, ...lost, ...(await rowsOf(ground.url, ids))];
}

async function sealNow(journal: Journal): Promise<void> {
  journal.wait((Date.now() - journal.now()) / 1000 + 1);
  await journal.finish();
}

/** A trigger that lets a table go on as if nothing had been said to it. */
const makeForget = (what: string, table: string): string =>
  `create function public.forget() returns trigger language plpgsql as 'begin return null; end';
   create trigger forget before ${what} on ${table} for each row execute function public.forget()`;
