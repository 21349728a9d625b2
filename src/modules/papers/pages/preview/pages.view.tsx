import { href } from '#platform/route';
import { Button, ButtonGroup, PageHeading, Pager, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import type { PaperFile } from '../../paper-file.ts';

/** One page of a file as its picture, and the way to the others. */
export function PagesView({ file, page, pages }: { file: PaperFile; page: number; pages: number }) {
  const words = messages(useLocale()).pages;
  const here = href('/tep/:agency/:id', { agency: file.agencyId, id: file.id });
  const at = (number: number) => (number >= 1 && number <= pages ? `${here}/trang?trang=${number}` : undefined);
  return (
    <>
      <PageHeading
        caption={words.caption}
        title={file.name}
        lead={words.title(page, pages)}
        actions={
          <ButtonGroup>
            <Button kind="secondary" href={here}>
              {words.download}
            </Button>
          </ButtonGroup>
        }
      />
      <Pager firstHref={page > 2 ? at(1) : undefined} previousHref={at(page - 1)} nextHref={at(page + 1)} />
      <p>
        <img class="mc-sheet" src={`${here}/xem?trang=${page}`} alt={words.pictureOf(page, file.name)} />
      </p>
    </>
  );
}
