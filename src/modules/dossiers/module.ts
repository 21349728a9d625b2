import type { Module } from '#platform/module';
import { ceremonyMessages } from './ceremony-messages.ts';
import { certifiedMessages } from './certified-messages.ts';
import { citizenMessages } from './citizen-messages.ts';
import { digitiseMessages } from './digitise-messages.ts';
import { extractMessages } from './extract-messages.ts';
import { dossierInvariants } from './invariants.ts';
import { indexWords } from './jobs/index-words.ts';
import { letDossiersLapse } from './jobs/let-dossiers-lapse.ts';
import { messages } from './messages.ts';
import { chooseScanPages } from './pages/actions/choose-scan.tsx';
import { correctExtractPages } from './pages/actions/correct-extract.tsx';
import { correctRegisterPages } from './pages/actions/correct-register.tsx';
import { refuseIntakePages, refuseSettlementPages, withdrawPages } from './pages/actions/ending.tsx';
import { enterCopiesPages } from './pages/actions/enter-copies.tsx';
import { enterExtractPages } from './pages/actions/enter-extract.tsx';
import { explainLatenessPages } from './pages/actions/explain-lateness.tsx';
import { assignPages, takeBackPages, takePages, transferBackPages, transferPages } from './pages/actions/process.tsx';
import { receivePages } from './pages/actions/receive.tsx';
import {
  apologisePages,
  approvePages,
  collectFeePages,
  draftPages,
  handOverPages,
  issuePages,
  waiveFeePages,
} from './pages/actions/settlement.tsx';
import { requestSupplementPages, takeSupplementPages } from './pages/actions/supplement.tsx';
import { sealResultsPages, signResultsPages } from './pages/ceremony/ceremony.route.tsx';
import { certifiedRegisterPages } from './pages/certified-copies/register.route.tsx';
import { citizenMenu, citizenPages } from './pages/citizen-pages.ts';
import { digitiseAction, digitiseKeptAction, digitisePage } from './pages/digitise/digitise.route.tsx';
import { arrangeAction, confirmFieldsAction, scanPage, signScansAction } from './pages/digitise/scan.route.tsx';
import { dossierPage, wholeDossierPage } from './pages/dossier/dossier.route.tsx';
import { extractRegisterPages } from './pages/extracts/register.route.tsx';
import { chooseProcedurePage } from './pages/intake/choose-procedure.route.tsx';
import { intakePage, openStore, receiveAtCounter, scanCard } from './pages/intake/intake.route.tsx';
import { issuedPage } from './pages/issued/issued.route.tsx';
import { ownPrintPage, printPage } from './pages/print/print.route.ts';
import { resultPrintPage } from './pages/print/result.route.ts';
import { registerExcel, registerPage, registerPdf } from './pages/register/register.route.tsx';
import {
  addressForProgram,
  approveReturned,
  handBackResult,
  handedOutResult,
  handOutResult,
  sendOtpAction,
  signOutsidePage,
  signRemotelyAction,
} from './pages/sign-outside/sign-outside.route.tsx';
import { worklistPage } from './pages/worklist/worklist.route.tsx';
import { dossierPermissions } from './permissions.ts';
import { putInConfirmedScan, putInCopies, putInResult } from './reactions/fill-paper-store.ts';
import { keepSearchableScans } from './reactions/keep-searchable-scans.ts';
import { registerMessages } from './register-messages.ts';

export const dossiers: Module = {
  name: 'dossiers',
  permissions: dossierPermissions,
  routes: [
    worklistPage,
    dossierPage,
    wholeDossierPage,
    digitisePage,
    digitiseAction,
    digitiseKeptAction,
    scanPage,
    arrangeAction,
    confirmFieldsAction,
    signScansAction,
    registerPage,
    registerPdf,
    registerExcel,
    ...certifiedRegisterPages,
    ...extractRegisterPages,
    printPage,
    resultPrintPage,
    ownPrintPage,
    chooseProcedurePage,
    intakePage,
    receiveAtCounter,
    scanCard,
    openStore,
    ...receivePages,
    ...requestSupplementPages,
    ...takeSupplementPages,
    ...refuseIntakePages,
    ...refuseSettlementPages,
    ...withdrawPages,
    ...transferPages,
    ...transferBackPages,
    ...takeBackPages,
    ...takePages,
    ...assignPages,
    ...draftPages,
    ...approvePages,
    ...issuePages,
    ...signResultsPages,
    ...sealResultsPages,
    signOutsidePage,
    handOutResult,
    handedOutResult,
    handBackResult,
    addressForProgram,
    approveReturned,
    signRemotelyAction,
    sendOtpAction,
    ...enterCopiesPages,
    ...chooseScanPages,
    ...correctRegisterPages,
    ...enterExtractPages,
    ...correctExtractPages,
    ...collectFeePages,
    ...waiveFeePages,
    ...handOverPages,
    ...apologisePages,
    ...explainLatenessPages,
    ...citizenPages,
    issuedPage,
  ],
  reactions: [keepSearchableScans, putInResult, putInCopies, putInConfirmedScan],
  jobs: [letDossiersLapse, indexWords],
  invariants: dossierInvariants,
  menu: [
    ...citizenMenu,
    {
      audience: 'officer',
      href: '/can-bo',
      label: (locale) => messages(locale).worklist.menu,
      may: 'dossier.view',
      order: 10,
      key: 'v',
    },
    {
      audience: 'officer',
      href: '/can-bo/tiep-nhan',
      label: (locale) => messages(locale).worklist.receive,
      may: 'dossier.receive',
      order: 20,
      key: 't',
    },
    {
      audience: 'officer',
      href: '/can-bo/ky-ket-qua',
      label: (locale) => ceremonyMessages(locale).sign.menu,
      may: 'dossier.approve_result',
      order: 22,
    },
    {
      audience: 'officer',
      href: '/can-bo/dong-dau',
      label: (locale) => ceremonyMessages(locale).seal.menu,
      may: 'dossier.seal_results',
      order: 24,
    },
    {
      audience: 'officer',
      href: '/can-bo/so-theo-doi',
      label: (locale) => registerMessages(locale).menu,
      may: 'dossier.view',
      order: 30,
      key: 's',
    },
    {
      audience: 'officer',
      href: '/can-bo/so-chung-thuc',
      label: (locale) => certifiedMessages(locale).menu,
      may: 'dossier.view',
      order: 35,
    },
    {
      audience: 'officer',
      href: '/can-bo/so-trich-luc',
      label: (locale) => extractMessages(locale).menu,
      may: 'dossier.view',
      order: 36,
    },
  ],
  // What a ceremony says of a dossier that changed is only for its own pages.
  refusals: (locale) => ({
    ...ceremonyMessages(locale).refusals,
    ...messages(locale).refusals,
    ...citizenMessages(locale).refusals,
  }),
  notices: (locale) => ({
    ...messages(locale).notices,
    ...citizenMessages(locale).notices,
    ...digitiseMessages(locale).notices,
  }),
  personal: [
    {
      table: 'dossiers.dossier',
      key: ['agency_id', 'id'],
      subject: 'id',
      sealed: ['parties', 'answers', 'delivery_address'],
      marks: { submitter_contact: 'submitter_contact' },
    },
    {
      table: 'dossiers.extract_copy',
      key: ['agency_id', 'dossier_id', 'ordinal'],
      subject: 'dossier_id',
      sealed: ['event'],
    },
    {
      table: 'dossiers.extract_correction',
      key: ['agency_id', 'id'],
      subject: 'dossier_id',
      sealed: ['was', 'becomes', 'reason'],
    },
  ],
};
