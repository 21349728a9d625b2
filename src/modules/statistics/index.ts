export { countDossier } from './actions/count-dossier.ts';
export { mendFigures } from './actions/mend-figures.ts';
export type { CountedAgency } from './agency-store.ts';
export { viewProvince } from './agency-store.ts';
export { countDifferences } from './daily-figure-store.ts';
export { ChoosePeriod } from './pages/choose-period.tsx';
export { periodName, periodSpan } from './pages/period-words.ts';
export { firstDayOf, type Period, periodKinds, readPeriod } from './period.ts';
export { readDatedPeriod, readSelection, type Selection, selectionQuery } from './selection.ts';
