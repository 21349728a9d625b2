import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onBehalfOf, scopeOf } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { beginAct } from '#platform/journal';
import { agencies, type CastMember, cast, staffIdOf } from '#test/cast';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, file, maritalStatus, receive } from '#test/dossiers';
import { giveRoles } from '#test/give-roles';
import { type World, world } from '#test/world';
import { assignDossier } from './actions/assign-dossier.ts';
import { correctParty } from './actions/correct-party.ts';
import { destroyDossier } from './actions/destroy-dossier.ts';
import { passBack, passOn, takeBack } from './actions/transfer-dossier.ts';
import type { Dossier } from './dossier.ts';
import { getDossier } from './dossier-store.ts';
import { shortDate } from './official-papers/in-words.ts';

interface Desk {
  /** The page as the person gets it, in one session as long as it lasts. */
  look(who: CastMember, view: string): Promise<string>;
  /** The same page made anew: nothing is remembered of an address that was never asked for. */
  madeAnew(who: CastMember, view: string): Promise<string>;
}

function deskIn(w: World): Desk {
  const cookies = new Map<CastMember, string>();
  let turn = 0;
  const get = async (who: CastMember, url: string): Promise<string> => {
    const cookie = cookies.get(who) ?? (await w.cookie(who));
    cookies.set(who, cookie);
    const { statusCode, body } = await w.http.inject({ url, headers: { cookie: `motcua=${cookie}` } });
    if (statusCode === 200) return body;
    cookies.delete(who);
    return get(who, url);
  };
  return {
    look: (who, view) => get(who, `/can-bo?xem=${view}`),
    madeAnew: async (who, view) => {
      const mark = `turn=${++turn}`;
      return (await get(who, `/can-bo?xem=${view}&${mark}`)).replaceAll(`&amp;${mark}`, '');
    },
  };
}

type Look = readonly [who: CastMember, view: string];

const looks: readonly Look[] = [
  ['clerk Bình', 'intake'],
  ['clerk Bình', 'hand_over'],
  ['officer Khánh', 'mine'],
  ['officer Khánh', 'unassigned'],
  ['leader Chi', 'soon'],
  ['leader Chi', 'late'],
  ['leader Chi', 'closed'],
  ['officer Yên of B', 'processing'],
  ['leader Sơn of B', 'soon'],
];

/** Dossiers of commune A in the states that deeds want; `ofB` is settled by commune B. */
async function beginWith(w: World, counter: Counter) {
  const filed = (procedure: string, handlingAgencyId = agencies.a) =>
    counter.file(w.now(), { procedure, handlingAgencyId });
  const received = async (procedure = certifiedCopies) => receive(w, 'clerk Bình', await filed(procedure));
  return {
    submitted: await file(w, 'citizen An'),
    received: await received(),
    ofB: await receive(w, 'clerk Bình', await filed(maritalStatus, agencies.b)),
    passedOn: await passTo(w, await received(maritalStatus)),
    awaiting: await counter.askSupplement(w.now(), await received()),
    settled: await counter.settle(w.now(), await received()),
    refused: await counter.refuse(w.now(), await received()),
  };
}

const passTo = (w: World, ref: Dossier) => w.act('head Long', (act) => passOn(act, ref, { note: '' }));

type Begun = Awaited<ReturnType<typeof beginWith>>;

type Deed = (w: World, counter: Counter, dossier: Dossier) => Promise<unknown>;

/** What changes a worklist, and the dossier it can be done to at first. */
const deeds: Readonly<Record<string, readonly [keyof Begun, Deed]>> = {
  file: ['received', (w, counter) => counter.file(w.now(), { procedure: certifiedCopies, channel: 'counter' })],
  fileForB: ['received', (w, counter) => counter.file(w.now(), { handlingAgencyId: agencies.b })],
  receive: ['submitted', (w, counter, dossier) => counter.receive(w.now(), dossier)],
  askSupplement: ['received', (w, counter, dossier) => counter.askSupplement(w.now(), dossier)],
  completeSupplement: ['awaiting', (w, counter, dossier) => counter.completeSupplement(w.now(), dossier)],
  apologise: ['received', (w, counter, dossier) => counter.apologise(w.now(), dossier)],
  settle: ['received', (w, counter, dossier) => counter.settle(w.now(), dossier)],
  handOver: ['settled', (w, counter, dossier) => counter.handOver(w.now(), dossier)],
  refuseIntake: ['submitted', (w, counter, dossier) => counter.refuseIntake(w.now(), dossier)],
  refuse: ['received', (w, counter, dossier) => counter.refuse(w.now(), dossier)],
  withdraw: ['received', (w, counter, dossier) => counter.withdraw(w.now(), dossier)],
  passOn: ['received', (w, _, ref) => passTo(w, ref)],
  passBack: ['passedOn', (w, _, ref) => w.act('officer Khánh', (act) => passBack(act, ref, { note: 'Thiếu căn cứ' }))],
  takeBack: ['passedOn', (w, _, ref) => w.act('head Long', (act) => takeBack(act, ref))],
  assign: ['received', (w, _, ref) => assignTo(w, 'leader Chi', 'officer Khánh', ref)],
  assignAtB: ['ofB', (w, _, ref) => assignTo(w, 'leader Sơn of B', 'officer Yên of B', ref)],
  correctParty: ['submitted', (w) => correctName(w, 'citizen An', `An ${w.now()}`)],
  destroy: [
    'refused',
    (w, _, { agencyId, id }) => w.actAsSystem(agencyId, (act) => destroyDossier(act, { agencyId, id }, '12/QĐ')),
  ],
  closeOffice: ['received', (w) => keepCalendar(w, '2026/ngay-nghi', { ...holiday, day: today(w) })],
  setHours: ['received', (w) => keepCalendar(w, 'gio-lam-viec', { ...hours, validFrom: today(w) })],
};

const assignTo = (w: World, by: CastMember, to: CastMember, ref: Dossier) =>
  w.act(by, (act) => assignDossier(act, ref, { to: staffIdOf(to), reason: 'Nghỉ phép' }));

async function correctName(w: World, person: CastMember, fullName: string) {
  const who = onBehalfOf(await w.principal('administrator Thu'), cast[person], [agencies.a]);
  return w.database.write(scopeOf(who), (tx) =>
    correctParty(beginAct(tx, who, w.now(), []), cast[person], { fullName }),
  );
}

const holiday = { kind: 'holiday', name: 'Mất điện', legalRef: 'QĐ 1/QĐ-UBND' };
const open = '07:00-11:00, 13:00-16:00';
const hours = {
  ...{ hours0: '', hours1: open, hours2: open, hours3: open, hours4: open, hours5: open, hours6: '' },
  ...{ validTo: '', legalRef: 'QĐ 2/QĐ-UBND' },
};
const today = (w: World): string => shortDate(dayOf(w.now()));

async function keepCalendar(w: World, page: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const { statusCode } = await w.post(`/can-bo/lich-lam-viec/${page}`, fields, 'administrator Thu');
  if (statusCode !== 303) throw new Refusal('calendar', {}, statusCode);
}

/** Does a deed to a dossier as it is now. */
async function doTo(w: World, counter: Counter, deed: string, { agencyId, id }: Dossier): Promise<unknown> {
  const dossier = await w.read('leader Chi', (db) => getDossier(db, { agencyId, id }));
  return deeds[deed]![1](w, counter, dossier);
}

async function expectAsMadeAnew(desk: Desk, seen: readonly Look[], after: string): Promise<void> {
  for (const look of seen)
    expect(await desk.look(...look), `${look} after ${after}`).toBe(await desk.madeAnew(...look));
}

describe('a worklist that is remembered', () => {
  test('is the page that was made, as long as nothing changes', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      const desk = deskIn(w);
      const first = await desk.look('clerk Bình', 'intake');
      expect(first).toContain('Nguyễn Văn An');
      await w.rows(`update dossiers.dossier set owner_name = 'Ai đó' where code = $1`, [code]);
      expect(await desk.look('clerk Bình', 'intake')).toBe(first);
      expect(await desk.madeAnew('clerk Bình', 'intake')).toContain('Ai đó');
    }));

  test('is nobody else’s, and not the one of another session', () =>
    world(async (w) => {
      await file(w, 'citizen An');
      const pages = [deskIn(w), deskIn(w)].map((desk) => desk.look('clerk Bình', 'intake'));
      const [first, same] = await Promise.all(pages);
      w.at('2026-03-10 08:01');
      const other = await deskIn(w).look('clerk Bình', 'intake');
      expect(first).toBe(same);
      expect(other).not.toBe(first);
      expect(await deskIn(w).look('clerk Hoa', 'intake')).toContain('Đinh Thị Hoa');
    }));

  test('is not shown to whoever has another role by now', () =>
    world(async (w) => {
      const desk = deskIn(w);
      expect(await desk.look('clerk Bình', 'intake')).toContain('Tiếp nhận hồ sơ');
      await giveRoles(w, 'clerk Bình', 'leader');
      expect(await desk.look('clerk Bình', 'intake')).not.toContain('Tiếp nhận hồ sơ');
    }));

  test.each(Object.keys(deeds))('is made anew after: %s', (deed) =>
    world(async (w) => {
      const counter = await counterOf(w);
      const begun = await beginWith(w, counter);
      const desk = deskIn(w);
      for (const look of looks) await desk.look(...look);
      await doTo(w, counter, deed, begun[deeds[deed]![0]]);
      await expectAsMadeAnew(desk, looks, deed);
    }),
  );

  test.each([
    ['midnight, when what is due the day after next is due soon', '2026-03-11 23:40', '2026-03-12 00:10', 'intake'],
    ['half a minute, when the promised day ends in between', '2026-03-13 17:00', '2026-03-13 17:00.5', 'processing'],
  ])('is made anew after %s', (_, before, after, view) =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const { promisedAt } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      expect(promisedAt).toBe(timeOf('2026-03-13 17:00'));
      w.at(before);
      const desk = deskIn(w);
      const seen: readonly Look[] = [['leader Chi', view]];
      const first = await desk.look(...seen[0]!);
      w.at(after);
      expect(await desk.look(...seen[0]!)).not.toBe(first);
      await expectAsMadeAnew(desk, seen, after);
    }),
  );

  test('is the one that would be made anew, whatever happens and however late it gets', () =>
    fc.assert(
      fc.asyncProperty(begins, fc.array(happening, { minLength: 6, maxLength: 10 }), (begin, happenings) =>
        world(async (w) => {
          w.at(begin);
          const counter = await counterOf(w);
          const dossiers = Object.values(await beginWith(w, counter));
          const desk = deskIn(w);
          for (const { after, deed, to, seen } of happenings) {
            for (const look of seen) await desk.look(...look);
            const then = new Date(w.now() + after * minute + vietnam);
            w.at(then.toISOString().slice(0, 16).replace('T', ' '));
            await expectAsMadeAnew(desk, seen, `${after} minutes`);
            await doTo(w, counter, deed, dossiers[to % dossiers.length]!).catch(unlessRefused);
            await expectAsMadeAnew(desk, seen, deed);
          }
        }),
      ),
      { numRuns: 12 },
    ));
});

const minute = 60_000;
const vietnam = 7 * 60 * minute;
const begins = fc.constantFrom('2026-03-10 07:30', '2026-03-10 13:45', '2026-03-12 15:20', '2026-03-13 20:30');

const happening = fc.record({
  after: fc.integer({ min: 0, max: 55 }),
  deed: fc.constantFrom(...Object.keys(deeds)),
  to: fc.nat(6),
  seen: fc.uniqueArray(fc.constantFrom(...looks), { minLength: 2, maxLength: 3 }),
});

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
