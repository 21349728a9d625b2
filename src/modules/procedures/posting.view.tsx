import { Notice, useLocale } from '#ui';
import { messages } from './messages.ts';
import type { PostedItem, PostedSection, Posting } from './posting.ts';

/** Everything that is posted of a procedure; the page and the kiosk differ only in the size of it. */
export function PostingView({ posting }: { posting: Posting }) {
  return (
    <>
      {posting.closed && (
        <Notice kind="warning" title={posting.closed.title}>
          <p>{posting.closed.text}</p>
        </Notice>
      )}
      {posting.cautions.map((caution) => (
        <Notice kind="info">
          <p>{caution}</p>
        </Notice>
      ))}
      {posting.sections.map((section) => (
        <SectionView section={section} />
      ))}
    </>
  );
}

function SectionView({ section: { key, title, items } }: { section: PostedSection }) {
  return (
    <section class="mc-posted" aria-labelledby={key}>
      <h2 id={key} class="govuk-heading-m">
        {title}
      </h2>
      {items.length === 1 ? (
        items.map((item) => <div class="govuk-body">{itemContent(item)}</div>)
      ) : (
        <ul class="mc-posted__list">
          {items.map((item) => (
            <li>{itemContent(item)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function itemContent({ label, text, notes }: PostedItem) {
  return (
    <>
      {label && <strong>{label}</strong>} {text}
      {notes.map((note) => (
        <p class="govuk-hint mc-posted__note">{note}</p>
      ))}
    </>
  );
}

/** The code that leads to the procedure's page from a paper or a screen. */
export function ProcedureQr({ code, svg }: { code: string; svg: string }) {
  const words = messages(useLocale());
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return (
    <figure class="mc-qr">
      <img src={source} alt={words.qr(code)} width="160" height="160" />
      <figcaption>{words.qrHint}</figcaption>
    </figure>
  );
}
