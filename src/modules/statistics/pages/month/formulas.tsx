import type { Locale } from '#platform/words';
import { Details, Table } from '#ui';
import {
  type FigureDefinition,
  type FigureName,
  figureNames,
  figures,
  type OfficerFigureName,
  officerFigureNames,
  officerFigures,
} from '../../figures.ts';
import { messages } from '../../messages.ts';

const definitions: Readonly<Record<FigureName | OfficerFigureName, FigureDefinition>> = {
  ...figures,
  ...officerFigures,
};

/** What each figure is, in words, and the law that asks for it. */
export function Formulas({ locale }: { locale: Locale }) {
  const words = messages(locale);
  return (
    <Details summary={words.month.formulas}>
      <Table<FigureName | OfficerFigureName>
        caption={words.month.formulas}
        hideCaption
        rows={[...figureNames, ...officerFigureNames]}
        columns={[
          { head: words.month.figure, cell: (name) => words.figures[name].name },
          { head: words.month.formula, cell: (name) => words.figures[name].formula },
          { head: words.month.source, cell: (name) => definitions[name].legalRef || words.none },
        ]}
      />
    </Details>
  );
}
