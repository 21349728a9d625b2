import type { Module } from '#platform/module';
import { nothingStandsStill, recognitionWorks } from './invariants.ts';
import { countPages } from './jobs/count-pages.ts';
import { goOnDigitising } from './jobs/go-on-digitising.ts';
import { readPage } from './jobs/read-page.ts';
import { selfTest } from './jobs/self-test.ts';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';

export const digitisation: Module = {
  name: 'digitisation',
  permissions,
  jobs: [countPages, readPage, goOnDigitising, selfTest],
  invariants: [nothingStandsStill, recognitionWorks],
  refusals: (locale) => messages(locale).refusals,
  personal: [
    {
      table: 'digitisation.page',
      key: ['agency_id', 'digitisation_id', 'place'],
      subject: 'digitisation_id',
      sealed: ['recognised'],
    },
    {
      table: 'digitisation.proposal',
      key: ['agency_id', 'digitisation_id', 'name'],
      subject: 'digitisation_id',
      sealed: ['proposed', 'confirmed'],
    },
  ],
};
