import Type from 'typebox';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import { connect } from '../../actions/connect.ts';
import { disconnect } from '../../actions/disconnect.ts';
import { isPortalAddress } from '../../connection.ts';
import { findConnection } from '../../connection-store.ts';
import { messages } from '../../messages.ts';
import { ConnectionPage } from './connection.view.tsx';

const url = '/can-bo/cong-quoc-gia/ket-noi';
const back = '/can-bo/cong-quoc-gia';

const address = Type.String({ minLength: 10, maxLength: 500 });

const form = Type.Object({
  loginAddress: address,
  serviceAddress: address,
  destinationCode: Type.Optional(Type.String({ maxLength: 100 })),
  unitCode: Type.String({ minLength: 1, maxLength: 100 }),
  username: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  toldFrom: Type.String({ format: 'day' }),
});

/** With which account the agency tells the portal, as it is; the password is never shown. */
export const connectionPage = route({
  method: 'GET',
  url,
  may: 'portal.connect',
  async run(call) {
    const connection = await call.read((db) => findConnection(db, call.who.agencyId ?? ''));
    const { loginAddress = '', serviceAddress = '', destinationCode = '', unitCode = '' } = connection ?? {};
    const typed = { loginAddress, serviceAddress, destinationCode, unitCode, username: connection?.username ?? '' };
    return show(call, { ...typed, ...(connection && { toldFrom: connection.toldFrom }) }, {});
  },
});

export const connectAction = route({
  method: 'POST',
  url,
  may: 'portal.connect',
  confirmed: true,
  form,
  async run(call) {
    const { fields, addressWrong } = messages(call.locale).settings;
    const reading = readForm(form, call.form, fields, call.locale);
    const wrong = (['loginAddress', 'serviceAddress'] as const).filter(
      (name) => reading.typed[name] && !isPortalAddress(reading.typed[name], call.tools.config.portalHosts),
    );
    const errors = { ...Object.fromEntries(wrong.map((name) => [name, addressWrong])), ...reading.errors };
    if (!reading.ok || wrong.length > 0) return show(call, reading.typed, errors, 422);
    const { destinationCode = '', ...settings } = reading.values;
    return call.act(
      (act) => connect(act, call.who.agencyId ?? '', { ...settings, destinationCode }),
      back,
      'portal.connected',
    );
  },
});

export const disconnectAction = route({
  method: 'POST',
  url: `${url}/ngung`,
  may: 'portal.connect',
  confirmed: true,
  run: (call) => call.act((act) => disconnect(act, call.who.agencyId ?? ''), back, 'portal.disconnected'),
});

async function show(call: Call, typed: Typed, errors: FormErrors, status = 200): Promise<Answer> {
  const connection = await call.read((db) => findConnection(db, call.who.agencyId ?? ''));
  const body = <ConnectionPage {...{ typed, errors }} isConnected={connection !== undefined} tokens={call.tokens} />;
  return call.page({ title: messages(call.locale).settings.title, audience: 'officer', body, status });
}
