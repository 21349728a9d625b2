import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';

export const procedures: Module = {
  name: 'procedures',
  permissions,
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
