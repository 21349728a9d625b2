import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { type Assets, PageContext, useLocale } from './page-context.ts';
import { remembered } from './remembered.tsx';

let rendered = 0;

const Greeting = remembered(({ name }: { name: string }) => {
  rendered += 1;
  return <p lang={useLocale()}>{name}</p>;
});

const page = (locale: 'vi' | 'en', name: string, assets: Assets) =>
  renderToString(
    <PageContext.Provider value={{ locale, assets }}>
      <main>
        <Greeting name={name} />
        <i>{<Greeting name={name} />}</i>
      </main>
    </PageContext.Provider>,
  );

it('is rendered once for the same props, language and built files, and anew for any other', () => {
  const built: Assets = () => undefined;
  const shown = '<main><p lang="vi">&lt;Lan></p><i><p lang="vi">&lt;Lan></p></i></main>';
  expect([page('vi', '<Lan>', built), page('vi', '<Lan>', built), rendered]).toEqual([shown, shown, 1]);
  expect(page('en', '<Lan>', built)).toContain('<p lang="en">&lt;Lan></p>');
  expect(page('vi', 'Minh', built)).toContain('<p lang="vi">Minh</p>');
  page('vi', 'Minh', () => '/assets/other.css');
  expect(rendered).toBe(4);
});
