export { mendFigures } from './actions/mend-figures.ts';
export { countDifferences } from './daily-figure-store.ts';
