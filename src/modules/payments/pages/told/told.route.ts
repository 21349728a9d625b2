import Type from 'typebox';
import { findAgencyByCode } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { type Answer, route } from '#platform/route';
import { hearGateway } from '../../actions/hear-gateway.ts';
import type { Fields } from '../../gateway.ts';

// The gateway has no session: its checksum is its signature. Whatever it says is kept and answered in its own words.

/** Takes what PayGov tells of a payment, as JSON or as a form. */
export const toldByPaygov = route({
  method: 'POST',
  url: '/thanh-toan/paygov/:agency/ket-qua',
  answers: 'json',
  may: 'public',
  json: true,
  params: Type.Object({ agency: Type.String({ maxLength: 40 }) }),
  perMinute: 300,
  async run(call) {
    const agency = await call.read((db) => findAgencyByCode(db, call.params.agency));
    if (!agency) return said('01', 404);
    const fields = plain(call.form);
    const heard = { agencyId: agency.id, way: 'told', fields } as const;
    const { config } = call.tools;
    const verdict = await call.actAs(systemFor(agency.id), (act) => hearGateway(act, config, heard));
    if (verdict === 'forged') return said('97', 400);
    return verdict === 'unknown_order' || verdict === 'unreadable' ? said('01', 400) : said('00', 200);
  },
});

/** The codes by which such gateways are answered: taken, no such order, wrong checksum [U]. */
const said = (errorCode: '00' | '01' | '97', status: number): Answer => ({ kind: 'json', body: { errorCode }, status });

const plain = (form: Readonly<Record<string, string | string[] | undefined>>): Fields =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
