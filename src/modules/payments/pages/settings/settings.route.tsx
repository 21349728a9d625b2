import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { fillIn, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import {
  Button,
  ButtonGroup,
  DateField,
  dateOf,
  ErrorSummary,
  Form,
  InsetText,
  Notice,
  PageHeading,
  RadioField,
  Table,
  TextField,
  typedFields,
} from '#ui';
import { setGateway } from '../../actions/set-gateway.ts';
import { listSettings } from '../../gateway-setting-store.ts';
import { messages } from '../../messages.ts';
import { paygovTermsOn } from '../../paygov/paygov-terms.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

const form = Type.Object({
  isOffered: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
  validFrom: Type.String({ format: 'day' }),
  partnerCode: text(60),
  accessKey: Type.Optional(text(200)),
  secretKey: Type.Optional(text(200)),
  toldFields: text(300),
  beneficiaryName: text(200),
  beneficiaryAccount: Type.String({ pattern: '^[0-9A-Za-z]{4,30}$' }),
  beneficiaryBank: text(200),
  receiptForm: text(30),
  receiptSeries: text(30),
});

const url = '/can-bo/quan-tri/thanh-toan';

export const settingsPage = route({
  method: 'GET',
  url,
  may: 'payments.set_up',
  confirmed: true,
  run: (call) => show(call, { status: 200 }),
});

export const setAction = route({
  method: 'POST',
  url,
  may: 'payments.set_up',
  confirmed: true,
  form,
  async run(call) {
    const words = messages(call.locale);
    const reading = readForm(form, call.form, words.fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    const { isOffered, toldFields, ...kept } = reading.values;
    const wish = { ...kept, isOffered: isOffered === 'yes', toldFields: toldFields.split(/[\s,]+/) };
    try {
      const { home } = call.tools.config;
      const { agencyId = '' } = call.who;
      return await call.act((act) => setGateway(act, home, agencyId, wish), url, 'payments.set');
    } catch (error) {
      if (!(error instanceof Refusal) || typeof error.facts.field !== 'string') throw error;
      const said = fillIn(words.refusals[error.code] ?? error.code, error.facts);
      return show(call, { ...reading, errors: { [error.facts.field]: said }, status: 422 });
    }
  },
});

interface Shown {
  readonly status: number;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

async function show(call: Call, { status, typed, errors = {} }: Shown): Promise<Answer> {
  const { locale, who, tokens, now } = call;
  const words = messages(locale);
  const settings = await call.read((db) => listSettings(db, who.agencyId ?? ''));
  const [last] = settings;
  const known: Readonly<Record<string, string>> = {
    isOffered: 'yes',
    validFrom: dateOf(dayOf(now), locale),
    toldFields: paygovTermsOn(dayOf(now)).toldFields.join(', '),
    ...(last && {
      ...{ partnerCode: last.partnerCode, toldFields: last.toldFields.join(', '), receiptForm: last.receiptForm },
      ...{ beneficiaryName: last.beneficiaryName, beneficiaryAccount: last.beneficiaryAccount },
      ...{ beneficiaryBank: last.beneficiaryBank, receiptSeries: last.receiptSeries },
    }),
  };
  const { accessKey: _access, secretKey: _secret, ...shown } = typed ?? known;
  const field = typedFields(shown, errors);
  const label = (name: string) => ({ ...field(name), label: words.fields[name] ?? name });
  const body = (
    <>
      <PageHeading title={words.settings.title} lead={words.settings.lead} />
      {!call.tools.config.paygov && <Notice kind="warning">{words.settings.noGateway}</Notice>}
      {!last && (
        <InsetText>
          <p>{words.settings.none}</p>
        </InsetText>
      )}
      <ErrorSummary errors={errors} />
      <Form action={url} tokens={tokens}>
        <RadioField
          {...label('isOffered')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: words.settings.offers[value] }))}
        />
        <DateField {...label('validFrom')} />
        <TextField {...label('partnerCode')} width={20} autocomplete="off" />
        <TextField
          {...label('accessKey')}
          value={undefined}
          type="password"
          autocomplete="off"
          hint={words.settings.keyHint}
        />
        <TextField
          {...label('secretKey')}
          value={undefined}
          type="password"
          autocomplete="off"
          hint={words.settings.keyHint}
        />
        <TextField {...label('toldFields')} hint={words.settings.toldFieldsHint} />
        <TextField {...label('beneficiaryName')} />
        <TextField {...label('beneficiaryAccount')} width={20} inputMode="numeric" />
        <TextField {...label('beneficiaryBank')} />
        <TextField {...label('receiptForm')} width={10} hint={words.settings.receiptHint} />
        <TextField {...label('receiptSeries')} width={10} />
        <ButtonGroup>
          <Button>{words.settings.save}</Button>
        </ButtonGroup>
      </Form>
      {settings.length > 0 && (
        <Table
          caption={words.settings.history}
          columns={[
            { head: words.fields.validFrom ?? '', cell: ({ validFrom }) => dateOf(validFrom, locale), oneLine: true },
            {
              head: words.fields.isOffered ?? '',
              cell: ({ isOffered }) => words.settings.offers[isOffered ? 'yes' : 'no'],
            },
            {
              head: words.fields.beneficiaryAccount ?? '',
              cell: (one) => `${one.beneficiaryAccount}, ${one.beneficiaryBank}`,
            },
            { head: words.settings.by, cell: (one) => `${one.setByName}, ${dateOf(one.setAt, locale)}` },
          ]}
          rows={settings}
        />
      )}
    </>
  );
  return call.page({ title: words.settings.title, audience: 'officer', body, status });
}
