import type { Locale } from '#platform/words';
import type { Fault, Finding } from './finding.ts';
import { messages } from './messages.ts';
import type { PlacedPart } from './parts.ts';
import { shownDate } from './show-answer.ts';

/** Says a fault in the field's own sentence if it has one, otherwise in the ordinary one of its keyword and label. */
export function describeFault(part: PlacedPart, { keyword, limit = 0, other = '' }: Fault, locale: Locale): Finding {
  const { faults } = messages(locale);
  const sentence = faults[sentenceOf(part, keyword)];
  return {
    pointer: part.pointer,
    sentence:
      part.ui.errors?.[keyword]?.[locale] ?? sentence({ label: part.ui.label[locale], limit, other: shownDate(other) }),
    within: placeOf(part, locale),
  };
}

/** The nearest group around a field, with the number of its row. */
function placeOf({ within }: PlacedPart, locale: Locale): string {
  const nearest = within.findLast(({ ui }) => !ui.oneLine);
  if (!nearest) return '';
  return nearest.row === undefined ? nearest.ui.label[locale] : `${nearest.ui.label[locale]} ${nearest.row}`;
}

type Sentence = keyof ReturnType<typeof messages>['faults'];

function sentenceOf({ schema }: PlacedPart, keyword: string): Sentence {
  if (keyword === 'required') return required(schema.type, schema.type === 'string' && schema.enum !== undefined);
  if (keyword === 'const') return 'tickMissing';
  if (keyword === 'format' && schema.type === 'string' && schema.format) return schema.format;
  return keyword in sentences ? sentences[keyword as keyof typeof sentences] : 'other';
}

function required(type: PlacedPart['schema']['type'], isChoice: boolean): Sentence {
  if (type === 'boolean') return 'tickMissing';
  if (type === 'array') return 'rowMissing';
  return isChoice ? 'choiceMissing' : 'missing';
}

const sentences = {
  minLength: 'missing',
  enum: 'choiceMissing',
  minItems: 'rowMissing',
  maxItems: 'tooManyRows',
  maxLength: 'tooLong',
  minimum: 'tooSmall',
  maximum: 'tooLarge',
  type: 'notANumber',
  past: 'inTheFuture',
  notBefore: 'tooEarly',
  atLeastYears: 'tooYoung',
  'sex male': 'numberOfAMan',
  'sex female': 'numberOfAWoman',
  birthYear: 'numberOfAnotherYear',
  prefix: 'unknownPrefix',
} as const satisfies Record<string, Sentence>;
