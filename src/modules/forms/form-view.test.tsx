import { describe, expect, it } from 'vitest';
import type { Locale } from '#platform/words';
import { Form, Page, renderPage } from '#ui';
import { AnswersView } from './answers-view.tsx';
import { checkAnswers } from './check-answers.ts';
import { FormFindings } from './findings-view.tsx';
import type { Answers, FormDefinition } from './form-definition.ts';
import { formDefinitions, getForm } from './form-for.ts';
import { FormFields } from './form-view.tsx';
import { readAnswers } from './read-answers.ts';
import { sampleFor, samples } from './samples.test-data.ts';

const frame = {
  audience: 'citizen',
  homeHref: '/',
  agencyName: 'Xã Lạc Thuỷ',
  nav: [],
  csrf: 't',
  bare: true,
} as const;

function page(
  form: FormDefinition,
  answers: Answers,
  options: { readonly locale?: Locale; readonly checked?: boolean } = {},
): string {
  const { locale = 'vi', checked = false } = options;
  const check = checked ? checkAnswers(form, answers, '2026-11-23', locale) : undefined;
  return renderPage(
    <Page
      {...frame}
      locale={locale}
      title={form.title[locale]}
      assets={(name) => `/assets/${name}`}
      languageHref={{ vi: '', en: '' }}
    >
      <h1>{form.title[locale]}</h1>
      <FormFindings check={check} />
      <Form action="/nop" tokens={{ csrf: 't', nonce: 'n' }}>
        <FormFields form={form} answers={answers} action="/nop" check={check} knowsPerson />
        <button type="submit">Tiếp tục</button>
      </Form>
    </Page>,
  );
}

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1]!);
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What a browser without scripts would send from the page. */
function sentFrom(html: string): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [, attributes] of html.matchAll(/<input([^>]*)>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1];
    const isBox = /type="(radio|checkbox)"/.test(attributes!);
    if (attribute('name') && (!isBox || / checked/.test(attributes!)))
      sent[attribute('name')!] = unescaped(attribute('value') ?? '');
  }
  for (const [, name, text] of html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    sent[name!] = unescaped(text!);
  for (const [, name, options] of html.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/g))
    sent[name!] = unescaped(/<option(?=[^>]* selected)[^>]* value="([^"]*)"/.exec(options!)?.[1] ?? '');
  return sent;
}

describe.each(formDefinitions.map((form) => [form.id, form.version, form] as const))(
  'the page of %s, version %i',
  (_id, _version, form) => {
    const sample = sampleFor(form);
    const pages = [
      ['empty', page(form, {})],
      ['filled in', page(form, sample)],
      ['full of errors', page(form, {}, { checked: true })],
      ['in English', page(form, sample, { locale: 'en' })],
    ] as const;

    it.each(pages)('has every id once, when %s', (_, html) => {
      const ids = all(html, / id="([^"]+)"/g);
      expect(ids.filter((one, index) => ids.indexOf(one) !== index)).toEqual([]);
    });
    it.each(pages)('has a label for every control and a description for every reference, when %s', (_, html) => {
      const ids = new Set(all(html, / id="([^"]+)"/g));
      const labelled = new Set(all(html, /<label[^>]* for="([^"]+)"/g));
      const controls = all(html, /<(?:input|select|textarea)(?![^>]*type="hidden")[^>]* id="([^"]+)"/g);
      expect(controls.filter((control) => !labelled.has(control))).toEqual([]);
      const referred = [
        ...all(html, /aria-describedby="([^"]+)"/g).flatMap((list) => list.split(' ')),
        ...labelled,
        ...all(html, /href="#([^"]+)"/g),
      ];
      expect(referred.filter((one) => !ids.has(one))).toEqual([]);
      expect(all(html, /<(fieldset[^>]*>(?!<legend))/g)).toEqual([]);
    });
    it('sends back exactly what it shows', () => {
      expect(readAnswers(form, sentFrom(pages[1][1]))).toEqual(sample);
    });
    it('reads well in both languages and says nothing undefined', () => {
      for (const [, html] of pages) expect(html).not.toMatch(/undefined|\[object|NaN/);
    });
    it('is reviewed with a way back to each answer', () => {
      const html = renderPage(<AnswersView form={form} answers={sample} changeAt="/to-khai" />);
      const places = all(html, /href="\/to-khai#([^"]+)"/g);
      const ids = new Set(all(pages[1][1], / id="([^"]+)"/g));
      expect(places.length).toBeGreaterThan(1);
      expect(places.filter((place) => !ids.has(place))).toEqual([]);
    });
    it('tells no identity number in full where it is masked', () => {
      const shown = (masked: boolean) => renderPage(<AnswersView form={form} answers={sample} masked={masked} />);
      const numbers = all(shown(false), />(\d{12})</g);
      for (const number of numbers) expect(shown(true)).not.toContain(number);
      expect(all(shown(true), /\*{8}(\d{4})/g)).toHaveLength(numbers.length);
    });
  },
);

describe('the page of a form', () => {
  const copies = getForm('certified-copies', 2);
  it('shows what could not be read as it was typed, beside its error', () => {
    const html = page(copies, { papers: [{ name: 'Sổ "đỏ" <b>', pages: 'hai' }] }, { checked: true });
    expect(html).toMatch(/name="\/papers\/0\/pages"[^>]* value="hai"[^>]* aria-invalid="true"/);
    expect(html).toContain('value="Sổ &quot;đỏ&quot; &lt;b');
    expect(html).not.toContain('<b>');
  });
  it('has no button to remove the only row, and none to add one too many', () => {
    expect(page(copies, {})).not.toContain('value="remove ');
    expect(page(copies, { papers: [{}, {}] })).toContain('value="remove /papers/1"');
    expect(page(copies, { papers: Array(30).fill({}) })).not.toContain('value="add ');
  });
  it('lands at the added row and presses no row button on Enter', () => {
    const html = page(copies, {});
    expect(html).toContain('formaction="/nop#-papers-1"');
    const first = /<button[^>]*>/.exec(html.slice(html.indexOf('<form')))![0];
    expect(first).not.toContain('_do');
  });
  it('says in words when a question is to be answered', () => {
    expect(page(getForm('marital-status', 1), {})).toContain(
      'Chỉ khai phần này nếu ở mục “Mục đích sử dụng” anh/chị chọn “Mục đích khác”.',
    );
    expect(page(getForm('death-registration', 1), {})).toContain('chọn “Giấy báo tử” hoặc “Giấy tờ thay Giấy báo tử”.');
  });
  it('says at the top whose number is wrong, and what is only to be looked at again', () => {
    const sample = samples['birth-registration']!;
    const answers = { ...sample, mother: { ...(sample.mother as object), identityNumber: '003090001234' } } as Answers;
    const html = page(getForm('birth-registration', 1), answers, { checked: true });
    expect(html).toContain('<a href="#-mother-identityNumber">Người mẹ: Số định danh cá nhân này là của một người nam');
    expect(html).toContain('Xin xem lại');
  });
});
