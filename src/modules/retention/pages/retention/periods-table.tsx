import { Table, useLocale } from '#ui';
import {
  dossierPeriods,
  keptForGood,
  type LetGo,
  lettingGo,
  type RetentionPeriod,
} from '../../../../../reference/retention/retention-periods.ts';
import { messages } from '../../messages.ts';

interface Line {
  readonly what: string;
  readonly keeps: string;
  readonly from: string;
  readonly atTheEnd: string;
  readonly legalRef: string;
}

/** Every class of records with its period, as the reference has them: those in force last. */
export function PeriodsTable() {
  const words = messages(useLocale());
  return (
    <Table<Line>
      caption={words.periods}
      hideCaption
      rows={[...dossierLines(words), ...lettingGoLines(words), ...keptLines(words)]}
      empty=""
      columns={[
        { head: words.what, cell: ({ what }) => what },
        { head: words.keeps, cell: ({ keeps }) => keeps },
        { head: words.from, cell: ({ from }) => from },
        { head: words.atTheEnd, cell: ({ atTheEnd }) => atTheEnd },
        { head: words.legalRef, cell: ({ legalRef }) => legalRef },
      ]}
    />
  );
}

type Words = ReturnType<typeof messages>;

const basisOf = (words: Words, { legalRef, isVerified }: Pick<RetentionPeriod, 'legalRef' | 'isVerified'>): string =>
  legalRef === null ? words.ofTheHouse : isVerified ? legalRef : `${legalRef} (${words.unverified})`;

const dossierLines = (words: Words): Line[] =>
  dossierPeriods.map((period) => ({
    what: period.field === null ? words.otherDossiers : words.dossiersOf(period.field),
    keeps: period.keeps ? words.period(period.keeps) : words.forGood,
    from: period.keeps ? words.fromYear : '',
    atTheEnd: period.keeps ? words.goesByDecision : words.staysForGood,
    legalRef: basisOf(words, period),
  }));

const lettingGoLines = (words: Words): Line[] =>
  (Object.keys(lettingGo) as LetGo[]).flatMap((name) =>
    lettingGo[name].map((period) => ({
      what: words.lettingGo[name][0],
      keeps: words.period(period.keeps),
      from: words.lettingGo[name][1],
      atTheEnd: words.goesByItself,
      legalRef: basisOf(words, period),
    })),
  );

const keptLines = (words: Words): Line[] =>
  keptForGood.map((name) => ({
    what: words.kept[name],
    ...{ keeps: words.forGood, from: '', atTheEnd: words.staysForGood, legalRef: words.ofTheHouse },
  }));
