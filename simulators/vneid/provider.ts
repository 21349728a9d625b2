import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Configuration, JWK, Provider } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { claimsOf, type SimulatedPerson, subjectOf } from './simulated-person.ts';

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

/** Where the page stands on which a person is chosen. */
export const choosingUrl = (uid: string): string => `/dang-nhap/${uid}`;

/**
 * Makes the OpenID provider that knows `people` and one client; its keys are its own and last as long as it does. The
 * library is loaded only here: a real installation never needs it.
 */
export async function makeProvider(
  issuer: string,
  client: Client,
  people: readonly SimulatedPerson[],
): Promise<Provider> {
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, configurationFor(client, people));
  provider.on('server_error', (_context, error) => console.error('VNeID simulator:', error));
  return provider;
}

function configurationFor(client: Client, people: readonly SimulatedPerson[]): Configuration {
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        client_name: 'Một Cửa',
        redirect_uris: [...client.redirectUris],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'gender', 'birthdate'],
      address: ['address'],
      phone: ['phone_number', 'phone_number_verified'],
      email: ['email', 'email_verified'],
      identity: ['identity_number'],
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    jwks: { keys: [signingKey()] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 600, Session: 600 },
    interactions: { url: (_context, { uid }) => choosingUrl(uid) },
    findAccount: async (_context, subject) => {
      const person = people.find((each) => subjectOf(each) === subject);
      return person && { accountId: subject, claims: async () => claimsOf(person) };
    },
    loadExistingGrant: async (context) => {
      const { client: asking, session, params } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: asking?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope(String(params?.scope ?? 'openid'));
      await grant.save();
      return grant;
    },
  };
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as JWK;
}
