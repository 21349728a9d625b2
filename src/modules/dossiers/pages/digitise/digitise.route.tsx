import Type from 'typebox';
import { acceptedTypes, PaperFilesView, papersMessages, type ReceivedFile, receiveFile } from '#modules/papers';
import { fillIn, Refusal } from '#platform/errors';
import { type Answer, type Call, href, route } from '#platform/route';
import { Button, ButtonGroup, ErrorSummary, FileField, Form, PageHeading } from '#ui';
import { digitisePaper } from '../../actions/digitise-paper.ts';
import { type DossierFile, openDossierFile } from '../../dossier-file.ts';
import { messages } from '../../messages.ts';

const params = Type.Object({
  code: Type.String({ maxLength: 80 }),
  ordinal: Type.Integer({ minimum: 1, maximum: 1000 }),
});

type DigitiseCall = Call<{ code: string; ordinal: number }>;

const url = '/can-bo/ho-so/:code/so-hoa/:ordinal';

export const digitisePage = route({
  method: 'GET',
  url,
  may: 'dossier.digitise',
  params,
  run: async (call) => show(call, await openFile(call), 200),
});

/** Takes the scans in one after another, outside any transaction, then keeps them all in one. */
export const digitiseAction = route({
  method: 'POST',
  url,
  may: 'dossier.digitise',
  params,
  upload: true,
  async run(call) {
    const file = await openFile(call);
    const files: ReceivedFile[] = [];
    try {
      await call.upload(async (sent) => {
        files.push(await receiveFile(call, sent));
      });
      const { ordinal } = call.params;
      const back = href('/can-bo/ho-so/:code', { code: file.dossier.code });
      return await call.act(
        (act) => digitisePaper(act, call.tools, file.dossier, { ordinal, files }),
        back,
        'dossiers.digitised',
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      const texts = { ...papersMessages(call.locale).refusals, ...messages(call.locale).refusals } as Record<
        string,
        string
      >;
      return show(call, file, 422, fillIn(texts[error.code] ?? error.code, error.facts));
    }
  },
});

const openFile = (call: DigitiseCall): Promise<DossierFile> => call.read((db) => openDossierFile(db, call.params.code));

function show(call: DigitiseCall, { dossier, papers, files }: DossierFile, status: number, error?: string): Answer {
  const words = messages(call.locale);
  const paper = papers.find(({ ordinal }) => ordinal === call.params.ordinal);
  if (!paper) throw new Refusal('dossier.paper_unknown', {}, 404);
  const back = href('/can-bo/ho-so/:code', { code: dossier.code });
  const body = (
    <>
      <PageHeading
        caption={words.digitise.title}
        title={paper.name}
        lead={words.digitise.lead}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      <ErrorSummary errors={error ? { file: error } : {}} />
      <Form action={`${back}/so-hoa/${paper.ordinal}`} tokens={call.tokens} upload>
        <FileField
          name="file"
          label={words.digitise.field}
          hint={words.digitise.hint}
          accept={acceptedTypes}
          multiple
          error={error}
        />
        <ButtonGroup>
          <Button>{words.digitise.button}</Button>
          <Button kind="secondary" href={back}>
            {words.actions.cancel}
          </Button>
        </ButtonGroup>
      </Form>
      <PaperFilesView files={files.filter(({ id }) => paper.fileIds.includes(id))} audience="officer" />
    </>
  );
  return call.page({ title: `${words.digitise.title} – ${dossier.code}`, audience: 'officer', body, status });
}
