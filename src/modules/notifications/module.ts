import type { Module } from '#platform/module';
import { mailInvariants } from './invariants.ts';
import { sendMail } from './jobs/send-mail.ts';
import { messages } from './messages.ts';
import { markReadAction, messagesPage } from './pages/messages.route.tsx';
import { notificationPermissions } from './permissions.ts';
import { tellPeople } from './reactions/tell-people.ts';
import { tellSenders } from './reactions/tell-senders.ts';

export const notifications: Module = {
  name: 'notifications',
  permissions: notificationPermissions,
  routes: [messagesPage, markReadAction],
  reactions: [...tellPeople, ...tellSenders],
  jobs: [sendMail],
  menu: (['citizen', 'officer'] as const).map((audience) => ({
    audience,
    href: '/thong-bao',
    label: (locale) => messages(locale).menu,
    may: 'notifications.read',
    order: 60,
    key: 'b',
  })),
  notices: (locale) => messages(locale).notices,
  invariants: mailInvariants,
  personal: [
    {
      table: 'notifications.mail',
      key: ['agency_id', 'id'],
      subject: 'id',
      sealed: ['address', 'facts'],
      marks: { address_mark: 'address' },
    },
    { table: 'notifications.message', key: ['agency_id', 'id'], subject: 'recipient_id', sealed: ['facts'] },
  ],
};
