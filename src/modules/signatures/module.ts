import type { Module } from '#platform/module';
import { judgeFile } from './jobs/judge-file.ts';
import { messages } from './messages.ts';
import {
  bringInAction,
  bringInPublicAction,
  certificatesPage,
  chooseOnTokenAction,
  chooseRemoteAction,
  findOnTokensAction,
  findRemoteAction,
  retireAction,
} from './pages/certificates/certificates.route.tsx';
import { checkDocument, checkDocumentPage } from './pages/check-document/check-document.route.tsx';
import { fileSignaturesPage } from './pages/file-signatures/file-signatures.route.tsx';
import { documentForProgram, documentFromProgram } from './pages/hand-off/hand-off.route.ts';
import {
  bringInSpecimenAction,
  retireSpecimenAction,
  specimenPicture,
  specimensPage,
} from './pages/specimens/specimens.route.tsx';
import { signaturePermissions } from './permissions.ts';
import { forgetErased, judgeCleared, judgeHandedIn } from './reactions/judge-files.ts';

export const signatures: Module = {
  name: 'signatures',
  permissions: signaturePermissions,
  routes: [
    checkDocumentPage,
    checkDocument,
    certificatesPage,
    bringInAction,
    bringInPublicAction,
    findRemoteAction,
    chooseRemoteAction,
    findOnTokensAction,
    chooseOnTokenAction,
    specimensPage,
    specimenPicture,
    bringInSpecimenAction,
    retireSpecimenAction,
    retireAction,
    fileSignaturesPage,
    documentForProgram,
    documentFromProgram,
  ],
  jobs: [judgeFile],
  reactions: [judgeHandedIn, judgeCleared, forgetErased],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/chung-thu',
      label: (locale) => messages(locale).certificates.menu,
      may: 'signatures.hold_certificate',
      inFooter: true,
      order: 75,
    },
    {
      audience: 'citizen',
      href: '/kiem-tra-van-ban',
      label: (locale) => messages(locale).check.menu,
      may: 'public',
      inFooter: true,
      order: 60,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
