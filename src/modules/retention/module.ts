import type { Module } from '#platform/module';
import { letGo } from './jobs/let-go.ts';

export const retention: Module = {
  name: 'retention',
  jobs: [letGo],
};
