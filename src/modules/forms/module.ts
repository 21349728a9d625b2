import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';

export const forms: Module = {
  name: 'forms',
  permissions,
  refusals: (locale) => messages(locale).refusals,
  personal: [{ table: 'forms.draft', key: ['person_id', 'id'], subject: 'person_id', sealed: ['answers', 'choices'] }],
};
