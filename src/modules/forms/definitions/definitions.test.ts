import { describe, expect, it } from 'vitest';
import { answerSections } from '../answer-sections.ts';
import { answersSummary } from '../answers-summary.ts';
import { checkAnswers } from '../check-answers.ts';
import { fitAnswers, typedInto } from '../fit-answers.ts';
import type { FieldSchema, FieldUi, GroupSchema, Words } from '../form-definition.ts';
import { formDefinitions, formFor, getForm } from '../form-for.ts';
import { askedParts, partsOf } from '../parts.ts';
import { readAnswers } from '../read-answers.ts';
import { sampleFor, samples } from '../samples.test-data.ts';

function* wordsOf(ui: FieldUi): Generator<Words> {
  yield ui.label;
  yield* [ui.hint, ...Object.values(ui.errors ?? {}), ...Object.values(ui.options ?? {})].filter(
    (words) => words !== undefined,
  );
  for (const inner of [...Object.values(ui.fields ?? {}), ...(ui.item ? [ui.item] : [])]) yield* wordsOf(inner);
}

function* groupsOf(schema: FieldSchema, ui: FieldUi): Generator<{ schema: GroupSchema; ui: FieldUi }> {
  if (schema.type === 'array') yield* groupsOf(schema.items, ui.item!);
  if (schema.type !== 'object') return;
  yield { schema, ui };
  for (const part of partsOf(schema, ui, '')) yield* groupsOf(part.schema, part.ui);
}

describe.each(formDefinitions.map((form) => [form.id, form.version, form] as const))(
  'the form %s, version %i',
  (_id, _version, form) => {
    const sample = sampleFor(form);

    it('accepts complete and right answers', () => {
      expect(checkAnswers(form, sample, '2026-11-23', 'vi')).toEqual({ errors: [], warnings: [] });
    });
    it('reads back what it shows, and the same after Unicode was taken apart', () => {
      const sent = typedInto(form, sample);
      expect(readAnswers(form, sent)).toEqual(sample);
      const apart = Object.fromEntries(
        Object.entries(sent).map(([name, typed]) => [name, String(typed).normalize('NFD')]),
      );
      expect(readAnswers(form, apart)).toEqual(sample);
    });
    it('survives the database, which keeps it as JSON', () => {
      expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
    });
    it('says everything in both languages', () => {
      for (const { vi, en } of wordsOf(form.ui)) {
        expect(vi.trim()).not.toBe('');
        expect(en.trim()).not.toBe('');
        expect(vi).toBe(vi.normalize('NFC'));
        expect(en.replace(/“[^”]*”/g, '')).not.toMatch(/[^\p{ASCII}’]/u);
      }
    });
    it('asks a condition’s question before what depends on it, and with one of its answers', () => {
      for (const { schema, ui } of groupsOf(form.schema, form.ui)) {
        const names = Object.keys(schema.properties);
        for (const [name, { showIf }] of Object.entries(ui.fields!)) {
          if (!showIf) continue;
          const question = schema.properties[showIf.field];
          expect(names.indexOf(showIf.field)).toBeGreaterThanOrEqual(0);
          expect(names.indexOf(showIf.field)).toBeLessThan(names.indexOf(name));
          if (question?.type === 'string') expect(question.enum).toEqual(expect.arrayContaining([...showIf.in]));
        }
      }
    });
    it('refers only to fields it has', () => {
      const pointers = new Set([...askedParts(form, sample)].map(({ pointer }) => pointer));
      for (const { schema, ui } of groupsOf(form.schema, form.ui))
        for (const field of Object.values(ui.fields!)) {
          if (field.notBefore) expect(pointers).toContain(field.notBefore);
          const { sex, birthDate } = field.agrees ?? {};
          for (const neighbour of [sex, birthDate]) if (neighbour) expect(schema.properties).toHaveProperty(neighbour);
        }
    });
    it('cites its source', () => {
      expect(form.legalRef.length).toBeGreaterThan(40);
    });
  },
);

describe('choosing a form', () => {
  it.each([
    ['1.001193', 'birth-registration'],
    ['1.004873', 'marital-status'],
    ['2.000815', 'certified-copies'],
    ['1.000656', 'death-registration'],
    ['2.000635', 'extract-copies'],
    ['1.001612', 'household-business'],
    ['1.012994', 'general-request'],
  ])('procedure %s is requested with %s', (code, id) => {
    expect(formFor(code, '2026-11-23').id).toBe(id);
  });
  it('a form serves from its first day on', () => {
    expect(formFor('1.001612', '2025-07-01').id).toBe('household-business');
    expect(formFor('1.001612', '2025-06-30').id).toBe('general-request');
  });
  it('a dossier finds the version it was filled in on, and no other', () => {
    expect(getForm('birth-registration', 1).procedures).toContain('1.001193');
    expect(() => getForm('birth-registration', 99)).toThrow('form.not_found');
  });
  it('no two versions of a form have the same number', () => {
    const keys = formDefinitions.map(({ id, version }) => `${id} ${version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a form that changed', () => {
  it('keeps of a draft what it still asks', () => {
    const draft = {
      ...samples['certified-copies'],
      purpose: 'no longer asked',
      papers: [{ name: 'Sổ đỏ', pages: 'bốn', colour: 'x' }],
    };
    expect(fitAnswers(getForm('certified-copies', 2), draft)).toEqual({
      papers: [{ name: 'Sổ đỏ', pages: 'bốn' }],
      note: 'Cần trong ngày.\nXin cảm ơn.',
    });
  });
});

describe('answers as they are read', () => {
  it('stand in sections, an address on one line, dates and telephone as people write them', () => {
    const sections = answerSections(getForm('household-business', 1), samples['household-business']!, 'vi');
    expect(sections.map(({ heading }) => heading)).toEqual([
      'Chủ hộ kinh doanh',
      '',
      'Trụ sở hộ kinh doanh',
      'Ngành, nghề 1',
      'Thông tin đăng ký thuế',
      'Thành viên 1',
    ]);
    expect(sections[0]!.rows).toEqual(
      expect.arrayContaining([
        { pointer: '/owner/birthDate', label: 'Ngày, tháng, năm sinh', value: '02/05/1990' },
        { pointer: '/owner/sex', label: 'Giới tính', value: 'Nam' },
        { pointer: '/owner/residence', label: 'Địa chỉ thường trú', value: 'Thôn Đồi, Xã Mường Hoa, Tỉnh Phú Thọ' },
        { pointer: '/owner/phone', label: 'Điện thoại', value: '0912 345 678' },
      ]),
    );
    expect(sections[1]!.rows).toContainEqual({
      pointer: '/capital',
      label: 'Vốn kinh doanh',
      value: '150.000.000 đồng',
    });
  });
  it('make a plain text', () => {
    expect(
      answersSummary(getForm('certified-copies', 2), samples['certified-copies']!, 'vi'),
    ).toBe(`Yêu cầu chứng thực bản sao từ bản chính

GIẤY TỜ 1
Tên giấy tờ: Giấy khai sinh
Số trang của bản chính: 1
Cần bản sao nào?: Bản giấy
Số bản sao cần chứng thực: 3

GIẤY TỜ 2
Tên giấy tờ: Bằng tốt nghiệp
Cơ quan cấp: Trường THPT Mường Hoa
Số, ký hiệu: A 1234
Số trang của bản chính: 2
Cần bản sao nào?: Cả bản giấy và bản điện tử
Số bản sao cần chứng thực: 1

Ghi chú: Cần trong ngày.
  Xin cảm ơn.`);
  });
  it('show what could not be read as it was typed', () => {
    const sections = answerSections(getForm('certified-copies', 2), { papers: [{ pages: 'hai trang' }] }, 'en');
    expect(sections).toEqual([
      {
        heading: 'Paper 1',
        pointer: '/papers/0',
        rows: [{ pointer: '/papers/0/pages', label: 'Pages of the original', value: 'hai trang' }],
      },
    ]);
  });
});
