import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { bringInAction, certificatesPage, retireAction } from './pages/certificates/certificates.route.tsx';
import { checkDocument, checkDocumentPage } from './pages/check-document/check-document.route.tsx';
import { signaturePermissions } from './permissions.ts';

export const signatures: Module = {
  name: 'signatures',
  permissions: signaturePermissions,
  routes: [checkDocumentPage, checkDocument, certificatesPage, bringInAction, retireAction],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/chung-thu',
      label: (locale) => messages(locale).certificates.menu,
      may: 'signatures.hold_certificate',
      order: 75,
    },
    {
      audience: 'citizen',
      href: '/kiem-tra-van-ban',
      label: (locale) => messages(locale).check.menu,
      may: 'public',
      order: 60,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
