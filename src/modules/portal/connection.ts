import { isDay } from '#platform/form';

/** As whom an agency tells the portal, and how that goes. Instants are milliseconds. */
export interface Connection extends ConnectionSettings {
  readonly agencyId: string;
  readonly id: string;
  readonly begunAt: number;
  readonly begunByName: string;
  /** When the portal last answered, or was found away. */
  readonly lastAt: number | null;
  readonly lastOutcome: 'answered' | 'away' | 'login_refused' | null;
  readonly awaySince: number | null;
  /** How often it was found away since it last answered. */
  readonly tries: number;
  readonly notBefore: number | null;
}

/** What an administrator sets. */
export interface ConnectionSettings {
  readonly loginAddress: string;
  readonly serviceAddress: string;
  /** The header `dstcode`, by which the exchange finds the portal. */
  readonly destinationCode: string;
  /** `madonvi`: the agency as the portal knows it. */
  readonly unitCode: string;
  readonly username: string;
  /** Dossiers handed in on this day or later are told. */
  readonly toldFrom: string;
}

/** What is sealed of a connection. */
export interface ConnectionSecrets {
  readonly password: string;
  /** Of the last sign-in, as long as the portal takes it. */
  readonly session: string | null;
}

/** Whether dossiers may be sent to an address: over https, or within the inner network to a host the installation names. */
export function isPortalAddress(text: string, innerHosts: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && innerHosts.includes(hostname));
}

const minute = 60_000;
const longestPause = 30 * minute;

/** How long (milliseconds) to leave a portal alone that was found away so often in a row: half a minute, doubling up to half an hour. */
export const pauseAfter = (tries: number): number =>
  Math.min(longestPause, (minute / 2) * 2 ** Math.min(tries - 1, 10));

/** The instant from which dossiers are told, as the day begins in Viet Nam. */
export const beginningOf = (day: string): number => (isDay(day) ? Date.parse(`${day}T00:00:00+07:00`) : 0);
