import Type from 'typebox';
import { getAgency } from '#modules/organisation';
import { decide } from '#platform/access';
import { fillIn, notFound, Refusal } from '#platform/errors';
import { readWhole } from '#platform/read-whole';
import { type Answer, type Call, route } from '#platform/route';
import { sealWidths } from '../../../../../reference/signatures/stamps.ts';
import { bringInSpecimen, liftSpecimen, takeSpecimenAway } from '../../actions/bring-in-specimen.ts';
import type { CertificateKind } from '../../certificate.ts';
import { messages } from '../../messages.ts';
import { signaturePermissions } from '../../permissions.ts';
import { type SpecimenOf, specimenSizes } from '../../specimen.ts';
import { findSpecimen } from '../../specimen-store.ts';
import { type SpecimenProblem, SpecimensView } from './specimens.view.tsx';

const url = '/can-bo/chung-thu/hinh';

/** How addresses call each. */
const marks = { 'chu-ky': 'person', 'con-dau': 'seal' } as const satisfies Record<string, CertificateKind>;
const params = Type.Object({ mark: Type.Union([Type.Literal('chu-ky'), Type.Literal('con-dau')]) });

type MarkCall = Call<{ mark: keyof typeof marks }>;

/** The images that are seen of signatures: one's own handwriting and, for the document clerk, the agency's seal. */
export const specimensPage = route({
  method: 'GET',
  url,
  may: 'signatures.hold_certificate',
  run: (call) => show(call),
});

/** The image itself. */
export const specimenPicture = route({
  method: 'GET',
  url: `${url}/:mark`,
  answers: 'file',
  may: 'signatures.hold_certificate',
  params,
  async run(call) {
    const kind = marks[call.params.mark];
    const found = mayHold(call, kind) && (await call.read((db) => findSpecimen(db, specimenOf(call, kind))));
    if (!found) throw notFound('specimen');
    return { kind: 'file', content: found.picture, type: 'image/png', name: `${call.params.mark}.png`, inline: true };
  },
});

/** Takes in a photo or scan of the handwriting or the seal. */
export const bringInSpecimenAction = route({
  method: 'POST',
  url: `${url}/:mark`,
  may: 'signatures.hold_certificate',
  params,
  form: Type.Object({ millimetres: Type.Optional(Type.String({ maxLength: 10 })) }),
  upload: true,
  perMinute: 20,
  async run(call: MarkCall) {
    const files: (Buffer | undefined)[] = [];
    await call.upload(async (file) => void files.push(await readWhole(file, specimenSizes.handedIn)));
    const kind = marks[call.params.mark];
    const words = messages(call.locale).specimens;
    const [file] = files;
    const millimetres = kind === 'seal' ? widthTyped(call) : sealWidths.usual;
    const wrong = (errors: SpecimenProblem['errors']) =>
      show(call, { kind, errors, typed: String(call.form.millimetres ?? '') });
    if (millimetres === undefined) return wrong({ millimetres: words.wrongWidth(sealWidths.least, sealWidths.most) });
    if (files.length > 0 && !file) return wrong({ picture: words.tooLarge(specimenSizes.handedIn) });
    if (!file || file.length === 0) return wrong({ picture: words.noPicture[kind] });
    try {
      const lifted = await liftSpecimen(call.tools, kind, file);
      const holder = await holderOf(call, kind);
      return await call.act((act) => bringInSpecimen(act, holder, lifted, millimetres), url, 'signatures.specimen_in');
    } catch (error) {
      if (!(error instanceof Refusal) || error.facts.field !== 'picture') throw error;
      return wrong({ picture: fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts) });
    }
  },
});

export const retireSpecimenAction = route({
  method: 'POST',
  url: `${url}/:mark/thoi-dung`,
  may: 'signatures.hold_certificate',
  params,
  run: (call) =>
    call.act(
      (act) => takeSpecimenAway(act, call.who.agencyId ?? '', marks[call.params.mark]),
      url,
      'signatures.specimen_retired',
    ),
});

const mayHold = ({ who }: Pick<Call, 'who'>, kind: CertificateKind): boolean =>
  kind === 'person' || decide(signaturePermissions['signatures.hold_seal'], who, { agencyIds: [who.agencyId ?? ''] });

function specimenOf({ who }: Pick<Call, 'who'>, kind: CertificateKind): SpecimenOf {
  const { agencyId = '', id } = who;
  return kind === 'seal' ? { agencyId, kind, holderId: null } : { agencyId, kind, holderId: id };
}

async function holderOf({ who, read }: Pick<Call, 'who' | 'read'>, kind: CertificateKind) {
  const { agencyId = '', name } = who;
  const holderName = kind === 'person' ? name : (await read((db) => getAgency(db, agencyId))).name;
  return { agencyId, holderName };
}

/** In millimetres, with a comma or a point. */
function widthTyped({ form }: Pick<Call, 'form'>): number | undefined {
  const typed = Number(
    String(form.millimetres ?? '')
      .trim()
      .replace(',', '.'),
  );
  return typed >= sealWidths.least && typed <= sealWidths.most ? typed : undefined;
}

async function show(
  call: Pick<Call, 'who' | 'read' | 'locale' | 'tokens' | 'page'>,
  problem?: SpecimenProblem,
): Promise<Answer> {
  const kinds = (['person', 'seal'] as const).filter((kind) => mayHold(call, kind));
  const shown = await call.read((db) =>
    Promise.all(
      kinds.map(async (kind) => ({
        kind,
        address: `${url}/${kind === 'person' ? 'chu-ky' : 'con-dau'}`,
        specimen: await findSpecimen(db, specimenOf(call, kind)),
      })),
    ),
  );
  const { title } = messages(call.locale).specimens;
  const body = <SpecimensView {...{ shown, problem, tokens: call.tokens }} />;
  return call.page({ title, audience: 'officer', body, status: problem ? 422 : 200 });
}
