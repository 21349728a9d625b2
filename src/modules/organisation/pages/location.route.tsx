import Type from 'typebox';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, ButtonGroup, ErrorSummary, Form, PageHeading, TextField, typedFields } from '#ui';
import { locateAgency } from '../actions/locate-agency.ts';
import { getAgency } from '../agency-store.ts';
import { type AgencyLocation, type Axis, axes, degreesTyped, withinVietNam } from '../location.ts';
import { messages } from '../messages.ts';
import { agencyPath } from './agency.route.tsx';

const form = Type.Object({
  latitude: Type.Optional(Type.String({ maxLength: 20 })),
  longitude: Type.Optional(Type.String({ maxLength: 20 })),
});

const url = `${agencyPath}/vi-tri`;

/** Where the administrator's own agency stands on the map, as it is. */
export const locatePage = route({
  method: 'GET',
  url,
  may: 'organisation.locate',
  async run(call) {
    const { location } = await call.read((db) => getAgency(db, call.who.agencyId ?? ''));
    return show(call, 200, asTyped(location, call.locale), {});
  },
});

export const locateAction = route({
  method: 'POST',
  url,
  may: 'organisation.locate',
  form,
  async run(call) {
    const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, 422, reading.typed, reading.errors);
    const errors = wrongDegrees(reading.values, call.locale);
    if (Object.keys(errors).length > 0) return show(call, 422, reading.typed, errors);
    const location = locationOf(reading.values);
    return call.act((act) => locateAgency(act, call.who.agencyId ?? '', location), agencyPath, 'organisation.located');
  },
});

type TypedDegrees = Partial<Record<Axis, string>>;

const isBlank = (typed: TypedDegrees): boolean => axes.every((axis) => !typed[axis]);

/** Both or neither; each within Viet Nam. */
function wrongDegrees(typed: TypedDegrees, locale: Locale): FormErrors {
  const words = messages(locale);
  if (isBlank(typed)) return {};
  const wrong = axes.filter((axis) => Number.isNaN(degreesTyped(axis, typed[axis] ?? '')));
  const sentence = (axis: Axis) =>
    words.degreesWrong(words.fields[axis] ?? axis, withinVietNam[axis].minimum, withinVietNam[axis].maximum);
  return Object.fromEntries(wrong.map((axis) => [axis, sentence(axis)]));
}

function locationOf(typed: TypedDegrees): AgencyLocation | null {
  if (isBlank(typed)) return null;
  const degrees = (axis: Axis) => degreesTyped(axis, typed[axis] ?? '');
  return { latitude: degrees('latitude'), longitude: degrees('longitude') };
}

/** With the comma or the point that people of the language type. */
function asTyped(location: AgencyLocation | null, locale: Locale): Typed {
  const written = (degrees: number) => (locale === 'vi' ? String(degrees).replace('.', ',') : String(degrees));
  return location ? { latitude: written(location.latitude), longitude: written(location.longitude) } : {};
}

function show(call: Call, status: number, typed: Typed, errors: FormErrors): Answer {
  const words = messages(call.locale);
  const field = typedFields(typed, errors);
  const body = (
    <>
      <PageHeading title={words.locate} lead={words.locateLead} crumbs={[{ href: agencyPath, label: words.title }]} />
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={call.tokens}>
        {axes.map((axis) => (
          <TextField
            {...field(axis)}
            label={words.fields[axis] ?? axis}
            hint={words.degreesHint[axis]}
            width={10}
            inputMode="decimal"
            autocomplete="off"
            optional
          />
        ))}
        <ButtonGroup>
          <Button>{words.saveLocation}</Button>
          <Button kind="secondary" href={agencyPath}>
            {words.cancel}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
  return call.page({ title: words.locate, audience: 'officer', body, status });
}
