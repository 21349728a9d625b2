import Type from 'typebox';
import type { Config } from '#platform/config';
import { notFound, Refusal } from '#platform/errors';
import { ownAddress } from '#platform/own-address';
import { type Call, redirect, route } from '#platform/route';
import { recogniseCitizen } from '../../actions/recognise-citizen.ts';
import { readClaims } from '../../claims.ts';
import { beginSignIn, completeSignIn } from '../../identity-provider.ts';
import { afterSignIn, openSession } from '../open-session.ts';
import { orSayWhy } from '../sign-in/show-sign-in.ts';
import { keepUnderWay, takeUnderWay } from './under-way-cookie.ts';

const beginning = '/dang-nhap/dinh-danh';
const returning = '/dang-nhap/dinh-danh/tro-ve';

export const beginCitizenSignIn = route({
  method: 'GET',
  url: beginning,
  may: 'public',
  query: Type.Object({ den: Type.Optional(Type.String({ maxLength: 2000 })) }),
  perMinute: 60,
  run: (call) =>
    orSayWhy(call, { to: call.query.den }, async () => {
      const { location, underWay } = await beginSignIn(settingsOf(call), originOf(call) + returning);
      keepUnderWay(call, { ...underWay, to: ownAddress(call.query.den) });
      return redirect(location);
    }),
});

export const completeCitizenSignIn = route({
  method: 'GET',
  url: returning,
  may: 'public',
  perMinute: 60,
  run(call) {
    const kept = takeUnderWay(call);
    return orSayWhy(call, { to: kept?.to }, async () => {
      if (!kept) throw new Refusal('identity.sign_in_lapsed', {}, 400);
      const claims = await completeSignIn(settingsOf(call), new URL(call.url, originOf(call)), kept);
      const identity = readClaims(claims);
      if (!identity) throw new Refusal('identity.not_vouched_for', {}, 403);
      const account = await openSession(call, 'oidc', (act) => recogniseCitizen(act, identity));
      return redirect(afterSignIn(account, kept.to));
    });
  },
});

function settingsOf({ tools }: Call): NonNullable<Config['oidc']> {
  if (!tools.config.oidc) throw notFound('page');
  return tools.config.oidc;
}

/** The address people come by: PUBLIC_URL; in a demonstration also the other name of this machine they may have typed. */
function originOf(call: Call): string {
  const { demo, publicUrl } = call.tools.config;
  const host = call.header('host') ?? '';
  return demo && /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? `http://${host}` : publicUrl;
}
