import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Pager } from './pager.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';

const columns = [
  { head: 'Mã', cell: ({ code }: { code: string }) => code },
  { head: 'Phí', cell: () => '1.000', numeric: true },
];

describe('a table', () => {
  it('names its rows, leads from them and labels each cell for phones', () => {
    const text = renderToString(
      <Table caption="Hồ sơ" columns={columns} rows={[{ code: '<7>' }]} href={({ code }) => `/ho-so/${code}`} />,
    );
    expect(text).toMatch(/<th scope="row"[^>]*><a class="govuk-link mc-table__link" href="\/ho-so\/&lt;7>">&lt;7>/);
    expect(text).toMatch(/<td class="[^"]*numeric[^"]*" data-label="Phí"/);
    expect(text).toContain('<caption class="govuk-table__caption">Hồ sơ</caption>');
  });

  it('that is too wide can be reached by keyboard and scrolled', () => {
    const text = renderToString(<Table caption="Báo cáo" columns={columns} rows={[{ code: '1' }]} scroll />);
    expect(text).toMatch(/^<section class="mc-scroll" aria-label="Báo cáo" tabindex="0">/i);
  });

  it('writes a line once for as long as it is made of the same', () => {
    const written: string[] = [];
    const counting = [{ head: 'Mã', cell: ({ code }: { code: string }) => `${code} ${written.push(code)}` }];
    const remembered = { lines: new Map<string, string>(), madeOf: ({ code }: { code: string }) => code };
    const shown = (...codes: string[]) =>
      renderToString(
        <Table caption="Hồ sơ" columns={counting} rows={codes.map((code) => ({ code }))} remembered={remembered} />,
      );
    expect(shown('7', '8')).toMatch(/>7 1<.*>8 2</);
    expect(shown('8', '9', '7')).toMatch(/>8 2<.*>9 3<.*>7 1</);
  });

  it('says that it is empty', () => {
    const text = renderToString(<Table caption="Hồ sơ" columns={columns} rows={[]} empty="Chưa có hồ sơ." />);
    expect(text).toContain('<p>Chưa có hồ sơ.</p>');
    expect(text).not.toContain('<table');
  });
});

describe('around a table', () => {
  it('the pager leads on only where there is more', () => {
    expect(renderToString(<Pager />)).toBe('');
    expect(renderToString(<Pager nextHref="?sau=1" />)).toContain('href="?sau=1" rel="next"');
  });

  it('a summary shows a dash for what is not known', () => {
    expect(renderToString(<SummaryList rows={[{ term: 'Điện thoại', detail: undefined }]} />)).toMatch(/<dd[^>]*>–</);
  });
});
