import type { Module } from '#platform/module';
import { contentsAreIntact, nothingWaitsLong } from './invariants.ts';
import { eraseContent } from './jobs/erase-content.ts';
import { scanFile } from './jobs/scan-file.ts';
import { sealContents } from './jobs/seal-contents.ts';
import { messages } from './messages.ts';
import { downloadPage } from './pages/download/download.route.ts';
import { handInPage } from './pages/hand-in/hand-in.route.ts';
import { partPage } from './pages/hand-in/part.route.ts';
import { pagesPage, previewPage } from './pages/preview/preview.route.ts';
import { permissions } from './permissions.ts';

export const papers: Module = {
  name: 'papers',
  permissions,
  routes: [handInPage, partPage, downloadPage, previewPage, pagesPage],
  jobs: [scanFile, eraseContent, sealContents],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  invariants: [contentsAreIntact, nothingWaitsLong],
};
