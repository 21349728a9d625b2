import type { Locale } from '#platform/words';
import type { PortalRuleKey } from '../../../reference/indicators/portal-rules.ts';
import { messages } from './messages.ts';

/** What is wrong with a dossier that breaks a rule of the portal. */
export const nameOfPortalRule = (key: PortalRuleKey, locale: Locale): string => messages(locale).rules[key];
