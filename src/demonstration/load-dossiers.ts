import { getWorkingCalendar, sessionsOn, type WorkingCalendar } from '#modules/calendar';
import {
  type Dossier,
  type DossierPaper,
  enterCopies,
  enterExtract,
  fileDossier,
  receiveDossier,
  type TermsInForce,
  termsOfProcedure,
} from '#modules/dossiers';
import { type Agency, getAgency } from '#modules/organisation';
import type { RequiredPaper } from '#modules/procedures';
import { type Day, dayOf, instantOf } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { type Act, beginAct } from '#platform/journal';
import { holderOf, partiesOf, partyNamed, submitterOf } from './dossier-people.ts';
import { type DossierSketch, dossierSketches } from './dossier-sketches.ts';
import { type Setting, type Story, storyOf } from './dossier-stories.ts';
import { ratingOf } from './ratings.ts';

/**
 * Lets two months of dossiers happen in the demonstration, up to `now` (milliseconds), by the actions people use and in
 * the order of time, so that numbers and days agree. Nothing leaves the process for what never was.
 */
export async function loadDossiers(database: Database, now: number, catalogueFrom: Day): Promise<void> {
  const agencies = [...new Set(dossierSketches.map(({ agencyId }) => agencyId))];
  await database.write({ agencies }, async (tx) => {
    const calendar = await getWorkingCalendar(tx, agencies[0]!);
    const days = workingDaysBefore(calendar, now, catalogueFrom);
    const stories: Story[] = [];
    for (const [i, sketch] of dossierSketches.entries()) {
      const setting = await settingOf(tx, sketch, { day: days[sketch.ago], calendar, ordinal: i + 1 });
      if (setting) stories.push(storyOf(setting));
    }
    await tellAll(tx, stories, now);
  });
}

/** Takes the earliest turn of all the stories, again and again, until the present is reached. */
async function tellAll(tx: Tx, stories: readonly Story[], now: number): Promise<void> {
  const waiting = stories.flatMap((story) => {
    const { value } = story.next();
    return value ? [{ story, turn: value }] : [];
  });
  for (;;) {
    const [earliest] = waiting.toSorted((a, b) => a.turn.at - b.turn.at);
    if (!earliest || earliest.turn.at > now) return;
    const { story, turn } = earliest;
    const dossier = await turn.does(inPast(beginAct(tx, turn.who, turn.at, [])));
    const { value, done } = story.next(dossier);
    waiting.splice(waiting.indexOf(earliest), 1, ...(done || !value ? [] : [{ story, turn: value }]));
  }
}

/** Letters and the like about the past are not sent. */
const inPast = (act: Act): Act => ({ ...act, enqueue: async () => {} });

/** The working days up to `now`, newest first, no older than the catalogue. */
function workingDaysBefore(calendar: WorkingCalendar, now: number, oldest: Day): Day[] {
  const days = Array.from({ length: 90 }, (_, i) => dayOf(now - i * 86_400_000));
  return days.filter((day) => day >= oldest && sessionsOn(calendar, day).length > 0);
}

interface Place {
  readonly day: Day | undefined;
  readonly calendar: WorkingCalendar;
  readonly ordinal: number;
}

/** Everything a story needs to know; nothing where the catalogue does not reach back that far. */
async function settingOf(
  tx: Tx,
  sketch: DossierSketch,
  { day, calendar, ordinal }: Place,
): Promise<Setting | undefined> {
  if (!day) return undefined;
  const { agencyId, handlingAgencyId = agencyId, channel, plot, procedure } = sketch;
  const [hours = 0, minutes = 0] = sketch.time.split(':').map(Number);
  const filedAt = instantOf(day, hours * 60 + minutes);
  const receivingAgency = await getAgency(tx, agencyId);
  const inForce = await termsOfProcedure(tx, procedure, { agencyId: handlingAgencyId, channel, now: filedAt });
  const owner = partyNamed(sketch.owner, receivingAgency.placeName, ordinal);
  const clerk = holderOf(agencyId, 'counter_clerk');
  return {
    ...{ plot, filedAt, calendar, clerk, terms: inForce.terms, rating: ratingOf(ordinal) },
    submitter: channel === 'online' ? submitterOf(owner, ordinal) : clerk,
    holder: (positionCode) => holderOf(handlingAgencyId, positionCode),
    file: (act) => fileFor(act, { sketch, receivingAgency, handlingAgencyId, owner, ordinal, inForce }),
    receive: (act, dossier) => receiveFor(act, dossier, inForce, ordinal),
  };
}

/** Receives a dossier with what it owes; the clerk enters the originals to be copied, or whose event an extract is of. */
async function receiveFor(
  act: Act,
  dossier: Dossier,
  { terms, fees, pageFee, copyFee }: TermsInForce,
  ordinal: number,
) {
  const received = await receiveDossier(act, dossier, { steps: terms.steps, fees: copyFee || pageFee ? [] : fees });
  const copies = 1 + (ordinal % 3);
  if (pageFee) {
    const [original, pages] = originals[ordinal % originals.length]!;
    return enterCopies(act, received, { original, pages, copies, electronic: false });
  }
  if (!copyFee) return received;
  return enterExtract(act, received, {
    ...{ kind: ordinal % 2 === 0 ? 'birth' : 'marriage', copies },
    ...{
      registeredName: dossier.ownerName,
      registryNumber: String(20 + ordinal),
      registeredOn: String(1980 + (ordinal % 40)),
    },
  });
}

/** What people have copied, with its pages. */
const originals = [
  ['Bằng tốt nghiệp trung học phổ thông', 1],
  ['Giấy chứng nhận quyền sử dụng đất', 4],
  ['Học bạ trung học cơ sở', 8],
  ['Quyết định tuyển dụng', 2],
] as const;

interface Filing {
  readonly sketch: DossierSketch;
  readonly receivingAgency: Agency;
  readonly handlingAgencyId: string;
  readonly owner: Dossier['parties']['owner'];
  readonly ordinal: number;
  readonly inForce: Awaited<ReturnType<typeof termsOfProcedure>>;
}

function fileFor(
  act: Act,
  { sketch, receivingAgency, handlingAgencyId, owner, ordinal, inForce }: Filing,
): Promise<Dossier> {
  const { terms, stored } = inForce;
  return fileDossier(act, {
    ...{ receivingAgency, handlingAgencyId, terms, channel: sketch.channel },
    parties: partiesOf(owner, receivingAgency.placeName, ordinal),
    content: terms.name,
    form: null,
    answers: {},
    papers: stored.version.requiredPapers
      .filter(({ isConditional }) => !isConditional)
      .slice(0, 5)
      .map(paperOf(sketch)),
    sets: 1,
    resultDelivery: 'counter',
    deliveryAddress: null,
  });
}

const paperOf =
  ({ channel }: DossierSketch) =>
  ({ name, copies }: RequiredPaper, i: number): DossierPaper => ({
    ordinal: i + 1,
    name,
    form: channel === 'online' ? 'electronic' : copies ? 'copy' : 'original',
    quantity: 1,
    digitisation: 'none',
    fileIds: [],
    note: null,
  });
