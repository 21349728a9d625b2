import type { Module } from '#platform/module';
import { paymentInvariants } from './invariants.ts';
import { askAboutPayments } from './jobs/ask-about-payments.ts';
import { messages } from './messages.ts';
import { ofDossierPage, proposeAction, replaceAction } from './pages/of-dossier/of-dossier.route.tsx';
import { askAction, payAction, payPage } from './pages/pay/pay.route.tsx';
import { ownReceipt, receiptForStaff } from './pages/receipt/receipt.route.ts';
import { importAction, reconciliationExcel, reconciliationPage } from './pages/reconciliation/reconciliation.route.tsx';
import { confirmAction, decideAction, refundPage, refundsPage } from './pages/refunds/refunds.route.tsx';
import { setAction, settingsPage } from './pages/settings/settings.route.tsx';
import { toldByPaygov } from './pages/told/told.route.ts';
import { paymentPermissions } from './permissions.ts';
import { followDossier } from './reactions/follow-dossier.ts';

export const payments: Module = {
  name: 'payments',
  permissions: paymentPermissions,
  routes: [
    payPage,
    payAction,
    askAction,
    ownReceipt,
    toldByPaygov,
    ofDossierPage,
    proposeAction,
    replaceAction,
    receiptForStaff,
    refundsPage,
    refundPage,
    decideAction,
    confirmAction,
    reconciliationPage,
    reconciliationExcel,
    importAction,
    settingsPage,
    setAction,
  ],
  reactions: followDossier,
  jobs: [askAboutPayments],
  invariants: paymentInvariants,
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/hoan-tra',
      label: (locale) => messages(locale).refunds.menu,
      may: 'payments.view',
      order: 38,
    },
    {
      audience: 'officer',
      href: '/can-bo/doi-soat',
      label: (locale) => messages(locale).reconciliation.menu,
      may: 'payments.view',
      inFooter: true,
      order: 42,
    },
    {
      audience: 'officer',
      href: '/can-bo/quan-tri/thanh-toan',
      label: (locale) => messages(locale).settings.menu,
      may: 'payments.set_up',
      order: 92,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  personal: [{ table: 'payments.receipt', key: ['agency_id', 'id'], subject: 'dossier_id', sealed: ['payer_name'] }],
};
