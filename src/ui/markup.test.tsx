import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { markup } from './markup.ts';
import { PageContext, useLocale } from './page-context.ts';

const hostile = `"><script>alert('x')</script>&amp;`;

it('escapes what it is given, in text and in attributes, alone and in a list, once', () => {
  const safe = `&quot;>&lt;script>alert('x')&lt;/script>&amp;amp;`;
  expect(renderToString(markup`<a href="${hostile}">${hostile}</a>`)).toBe(`<a href="${safe}">${safe}</a>`);
  expect(renderToString(markup`<ul>${[hostile, hostile]}</ul>`)).toBe(`<ul>${safe}${safe}</ul>`);
  expect(renderToString(<p title="x">{markup`<b>${markup`<i>${hostile}</i>`}</b>`}</p>)).toBe(
    `<p title="x"><b><i>${safe}</i></b></p>`,
  );
});

it('writes numbers, and nothing for what is not there', () => {
  expect(renderToString(markup`<td>${0}${undefined}${null}${false}${true}${''}</td>`)).toBe('<td>0</td>');
});

it('renders the components it holds in the language of their page, also in a list beside text', () => {
  const Word = () => <b title={hostile}>{useLocale()}</b>;
  const page = (
    <PageContext.Provider value={{ locale: 'en', assets: () => undefined }}>
      {markup`<td>${<Word />}</td><td>${['<', <Word />, markup`<i>${'<'}</i>`]}</td>`}
    </PageContext.Provider>
  );
  const word = `<b title="&quot;>&lt;script>alert('x')&lt;/script>&amp;amp;">en</b>`;
  expect(renderToString(page)).toBe(`<td>${word}</td><td>&lt;${word}<i>&lt;</i></td>`);
});
