import type { MenuItem } from '#platform/module';
import { citizenMessages } from '../citizen-messages.ts';
import { answerSupplement, answerSupplementPage } from './answer-supplement/answer-supplement.route.tsx';
import { filedPage } from './filed/filed.route.tsx';
import { answersPages } from './filing/answers-step.tsx';
import { beginFiling, beginPage } from './filing/begin.route.tsx';
import { discard, discardPage, draftPage } from './filing/draft.route.tsx';
import { papersPages } from './filing/papers-step.tsx';
import { peoplePages } from './filing/people-step.tsx';
import { fileDossierRoute, reviewPage } from './filing/review.route.tsx';
import { wherePages } from './filing/where-step.tsx';
import { accessibilityPage, helpPage } from './help/help.route.tsx';
import { homePage } from './home/home.route.tsx';
import { lookUp, lookUpPage } from './look-up/look-up.route.tsx';
import { ownDossierPage } from './own-dossier/own-dossier.route.tsx';
import { ownDossiersPage } from './own-dossiers/own-dossiers.route.tsx';
import { startPage } from './start/start.route.tsx';
import { withdraw, withdrawPage } from './withdraw/withdraw.route.tsx';

/** Everything citizens see of dossiers. */
export const citizenPages = [
  homePage,
  helpPage,
  accessibilityPage,
  startPage,
  beginPage,
  beginFiling,
  draftPage,
  discardPage,
  discard,
  ...wherePages,
  ...answersPages,
  ...papersPages,
  ...peoplePages,
  reviewPage,
  fileDossierRoute,
  ownDossiersPage,
  ownDossierPage,
  filedPage,
  answerSupplementPage,
  answerSupplement,
  withdrawPage,
  withdraw,
  lookUpPage,
  lookUp,
];

const item = (href: string, name: 'home' | 'file' | 'lookUp' | 'own', order: number): MenuItem => ({
  audience: 'citizen',
  href,
  label: (locale) => citizenMessages(locale).menu[name],
  may: 'public',
  order,
});

/** Where citizens go; the catalogue of procedures stands at 10. Home is where the name of the product leads. */
export const citizenMenu: readonly MenuItem[] = [
  { ...item('/', 'home', 0), inFooter: true },
  item('/nop-ho-so', 'file', 20),
  item('/tra-cuu', 'lookUp', 30),
  item('/ho-so-cua-toi', 'own', 40),
];
