import type { PageWish, ScannedPage, StickyNote } from '#modules/digitisation';
import type { FormErrors, Typed } from '#platform/form';
import type { FormFields } from '#platform/route';

/** What a clerk wrote beside the pages; `typed` is what to show again. */
export interface ArrangementReading {
  readonly wishes: readonly PageWish[];
  readonly originals: number;
  readonly typed: Typed;
  readonly errors: FormErrors;
}

const notes: readonly StickyNote[] = ['none', 'with', 'without'];
const turns = [0, 90, 180, 270] as const;

/** Reads the order, the turn and the marks of each page; a page without a number is left out. */
export function readArrangement(
  form: FormFields,
  pages: readonly Pick<ScannedPage, 'place'>[],
  words: { readonly orderWrong: string; readonly originalsWrong: string },
): ArrangementReading {
  const typed = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
  const wishes = pages.map(({ place }) => wishOf(typed, place));
  const originals = Number(typed.originals);
  const wrong = wishes
    .filter(({ order }) => Number.isNaN(order))
    .map(({ place }) => [`order-${place}`, words.orderWrong]);
  const isWhole = Number.isInteger(originals) && originals >= 1 && originals <= 200;
  const errors = Object.fromEntries(isWhole ? wrong : [...wrong, ['originals', words.originalsWrong]]);
  return { wishes, originals, typed, errors };
}

function wishOf(typed: Typed, place: number): PageWish {
  const order = typed[`order-${place}`] ?? '';
  return {
    place,
    order: order === '' ? undefined : Number(order.replace(',', '.')),
    beginsOriginal: typed[`begins-${place}`] === 'yes',
    turn: turns.find((turn) => String(turn) === typed[`turn-${place}`]) ?? 0,
    note: notes.find((note) => note === typed[`note-${place}`]) ?? 'none',
  };
}

/** What the form begins with: the pages as they came, or as they were put before. */
export function arrangementOf(pages: readonly ScannedPage[], originals: number): Typed {
  const kept = pages.filter(({ position }) => position !== null).toSorted((a, b) => a.position! - b.position!);
  const first = new Set(
    kept.filter(({ original }, i) => i > 0 && original !== kept[i - 1]!.original).map(({ place }) => place),
  );
  const ofPages = pages.flatMap(({ place, position, turn, note }) => [
    [`order-${place}`, position === null ? '' : String(position)],
    [`turn-${place}`, String(turn)],
    [`note-${place}`, note],
    [`begins-${place}`, first.has(place) ? 'yes' : ''],
  ]);
  return { ...Object.fromEntries(ofPages), originals: String(originals) };
}
