import { Ajv } from 'ajv';
import Type, { type Static } from 'typebox';
import { isAgencyCode, staffRoles, withinVietNam } from '#modules/organisation';

const text = Type.String({ minLength: 1, maxLength: 300 });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const location = Type.Object(
  { latitude: Type.Number(withinVietNam.latitude), longitude: Type.Number(withinVietNam.longitude) },
  { additionalProperties: false },
);

const agency = Type.Object(
  {
    code: Type.String({ format: 'agency-code' }),
    oldCode: Type.Optional(Type.String({ format: 'agency-code' })),
    unitCode: text,
    level: Type.Union([Type.Literal('central'), Type.Literal('province'), Type.Literal('commune')]),
    superior: Type.Optional(text),
    name: text,
    centreName: text,
    placeName: text,
    address: text,
    hotline: text,
    email: text,
    validFrom: day,
    location: Type.Optional(location),
  },
  { additionalProperties: false },
);

const member = Type.Object(
  {
    agency: text,
    fullName: text,
    position: text,
    roles: Type.Array(Type.Union(staffRoles.map((role) => Type.Literal(role))), { minItems: 1 }),
    username: text,
    phone: Type.Optional(text),
    email: Type.Optional(text),
  },
  { additionalProperties: false },
);

/** What `bin/motcua import organisation FILE` reads; `reference/organisation/example.json` is one. */
export const organisationFile = Type.Object(
  { agencies: Type.Array(agency), staff: Type.Array(member) },
  { additionalProperties: false },
);

export type OrganisationFile = Static<typeof organisationFile>;

/** The file as it was read, or every place where it is not as it must be. */
export function readOrganisation(content: unknown): OrganisationFile | readonly string[] {
  const ajv = new Ajv({ allErrors: true, strictSchema: false });
  ajv.addFormat('agency-code', isAgencyCode);
  if (ajv.validate(organisationFile, content)) return content as OrganisationFile;
  return (ajv.errors ?? []).map(({ instancePath, message, params }) => {
    const what = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
    return `${instancePath || '/'} ${message}${what}`;
  });
}
