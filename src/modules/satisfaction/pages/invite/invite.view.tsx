import { type FormTokens, href } from '#platform/route';
import { Button, ButtonGroup, dateOf, Form, PageHeading, useLocale } from '#ui';
import { messages } from '../../messages.ts';

const dossierAt = (code: string) => href('/can-bo/ho-so/:code', { code });

export function InviteView({ code, action, tokens }: { code: string; action: string; tokens: FormTokens }) {
  const words = messages(useLocale()).invite;
  return (
    <>
      <PageHeading
        title={words.title}
        caption={code}
        lead={words.lead}
        crumbs={[{ href: dossierAt(code), label: code }]}
      />
      <Form action={action} tokens={tokens}>
        <ButtonGroup>
          <Button>{words.button}</Button>
          <Button kind="secondary" href={dossierAt(code)}>
            {words.back}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

/** The code to scan, and the way to the same page on the tablet of the counter. */
export function QrView(props: { code: string; address: string; picture: string; until: number }) {
  const locale = useLocale();
  const words = messages(locale).invite;
  const picture = `data:image/svg+xml;base64,${Buffer.from(props.picture).toString('base64')}`;
  return (
    <>
      <PageHeading title={words.scan} caption={props.code} lead={words.until(dateOf(props.until, locale))} />
      <p>
        <img src={picture} alt={words.alt} width={280} height={280} />
      </p>
      <ButtonGroup>
        <Button kind="secondary" href={props.address}>
          {words.here}
        </Button>
        <Button kind="quiet" href={dossierAt(props.code)}>
          {words.back}
        </Button>
      </ButtonGroup>
    </>
  );
}
