import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { CheckboxField, RadioField, SelectField } from './choice-fields.tsx';
import { DateField, joinDateParts } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { fieldId, typedFields } from './field-frame.tsx';
import { TextArea, TextField } from './fields.tsx';
import { Form } from './form.tsx';

const hostile = `"><script>alert('1')</script>`;

describe('a field', () => {
  it('is named by its label', () => {
    const html = renderToString(<TextField name="name" label="Họ và tên" />);
    expect(html).toContain('<label class="govuk-label" for="name">Họ và tên</label>');
    expect(html).toContain('id="name"');
    expect(html).not.toContain('aria-');
  });

  it('is described by its hint and its error, and says that it is wrong', () => {
    const html = renderToString(<TextField name="name" label="Họ và tên" hint="Như trên thẻ" error="Chưa nhập tên" />);
    expect(html).toContain('aria-describedby="name-hint name-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="name-error"><span class="govuk-visually-hidden">Lỗi: </span>Chưa nhập tên</p>');
  });

  it.each([
    ['a line', <TextField name="a" label={hostile} value={hostile} hint={hostile} error={hostile} />],
    ['several lines', <TextArea name="a" label={hostile} value={hostile} />],
    ['a list', <SelectField name="a" label="A" choices={[{ value: hostile, label: hostile }]} />],
    ['choices', <RadioField name="a" label="A" choices={[{ value: hostile, label: hostile, hint: hostile }]} />],
  ])('shows what was typed into %s as text, never as markup', (_, field) => {
    const html = renderToString(field);
    expect(html).toContain('&lt;script');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('value=""><');
  });

  it('says when it may be left out', () => {
    expect(renderToString(<TextField name="a" label="Ghi chú" optional />)).toContain('(không bắt buộc)');
  });
});

describe('choices', () => {
  const choices = [
    { value: 'counter', label: 'Tại quầy' },
    { value: 'post', label: 'Qua bưu chính', more: <TextField name="address" label="Địa chỉ" /> },
  ];

  it('stand under one legend, described by the error', () => {
    const html = renderToString(<RadioField name="way" label="Nhận kết quả" choices={choices} error="Hãy chọn" />);
    expect(html).toMatch(/<fieldset class="govuk-fieldset" aria-describedby="way-error">\s*<legend[^>]*>Nhận kết quả/);
  });

  it('keep the answer given', () => {
    const html = renderToString(<RadioField name="way" label="Nhận kết quả" choices={choices} value="post" />);
    expect(html.match(/checked/g)).toHaveLength(1);
    expect(html).toMatch(/value="post" checked/);
  });

  it('keep all the answers given where there may be several', () => {
    const html = renderToString(
      <CheckboxField name="way" label="Cách" choices={choices} value={['counter', 'post']} />,
    );
    expect(html.match(/checked/g)).toHaveLength(2);
  });

  it('ask more beside the choice it belongs to', () => {
    const html = renderToString(<RadioField name="way" label="Nhận kết quả" choices={choices} />);
    expect(html).toContain('data-show-if="way-2"');
    expect(html).toContain('id="way-2"');
  });
});

describe('a day', () => {
  it('is shown as people write it', () => {
    expect(renderToString(<DateField name="day" label="Ngày" value="2026-12-31" />)).toContain('value="31/12/2026"');
  });

  it('stays as it was typed when it is no day', () => {
    expect(renderToString(<DateField name="day" label="Ngày" value="31/02/20" />)).toContain('value="31/02/20"');
  });

  it('typed in three parts is read as one', () => {
    const form = { 'birth-day': '31', 'birth-month': ' 12 ', 'birth-year': '1990', name: 'An' };
    expect(joinDateParts(form, 'birth')).toMatchObject({ birth: '31/12/1990', name: 'An' });
    expect(joinDateParts({ name: 'An' }, 'birth')).not.toHaveProperty('birth');
  });
});

describe('the error summary', () => {
  const errors = { name: 'Chưa nhập tên', 'people/0/birth': 'Ngày sinh sai' };

  it('leads from each line to its field', () => {
    const html = renderToString(<ErrorSummary errors={errors} />);
    expect(html).toContain('<a href="#name">Chưa nhập tên</a>');
    expect(html).toContain(`<a href="#${fieldId('people/0/birth')}">Ngày sinh sai</a>`);
    expect(renderToString(<TextField name="people/0/birth" label="Ngày sinh" />)).toContain(
      `id="${fieldId('people/0/birth')}"`,
    );
  });

  it('leads to the first of several choices', () => {
    const choices = [{ value: '1', label: 'Có' }];
    expect(renderToString(<RadioField name="name" label="A" choices={choices} />)).toContain('id="name"');
  });

  it('is announced at once', () => {
    expect(renderToString(<ErrorSummary errors={errors} />)).toContain('role="alert"');
  });

  it('is absent when nothing is wrong', () => {
    expect(renderToString(<ErrorSummary errors={{}} />)).toBe('');
  });
});

describe('a form', () => {
  const tokens = { csrf: 'c1', nonce: 'n1' };

  it('carries its tokens before anything else', () => {
    const html = renderToString(
      <Form action="/gui" tokens={tokens} upload>
        <input type="file" name="scan" />
      </Form>,
    );
    expect(html).toMatch(
      /^<form method="post" action="\/gui" noValidate enctype="multipart\/form-data"[^>]*><input type="hidden" name="_csrf" value="c1"\/?><input type="hidden" name="_nonce" value="n1"\/?>/i,
    );
  });

  it('shows again what was typed and what is wrong', () => {
    const field = typedFields({ name: 'An' }, { phone: 'Sai số' });
    expect(field('name')).toEqual({ name: 'name', value: 'An', error: undefined });
    expect(field('phone')).toEqual({ name: 'phone', value: undefined, error: 'Sai số' });
  });
});
