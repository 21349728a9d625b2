import { expect, test } from 'vitest';
import { formFor } from '#modules/forms';
import { textOf } from '#test/citizen';
import { counterOf, timeOf } from '#test/counter';
import { maritalStatus } from '#test/dossiers';
import { world } from '#test/world';
import { resultTemplates } from '../../../reference/results/result-templates.ts';
import { draftByTemplate, toFillIn } from './draft-by-template.ts';

const told = {
  code: 'H44.127-260310-0001',
  procedureCode: maritalStatus,
  procedureName: 'Cấp giấy xác nhận tình trạng hôn nhân',
  parties: { submitter: { fullName: 'Nguyễn Văn An' }, owner: { fullName: 'Nguyễn Văn An' } },
  formId: 'marital-status',
  formVersion: 1,
  submittedAt: timeOf('2026-03-10 08:00'),
  answers: {
    subject: {
      fullName: 'Nguyễn Văn An',
      birthDate: '1990-03-12',
      sex: 'male',
      residence: { detail: 'Thôn Đồng', commune: 'xã Lạc Thuỷ', province: 'tỉnh Hoà Bình' },
    },
    status: 'divorced',
    divorce: { fullName: 'Trần Thị Cam', decision: '12/2020/QĐST', decidedOn: '2020-05-04', court: 'Tòa án nhân dân' },
    purpose: 'marriage',
  },
};

test('a draft says what the citizen declared, in the words of the certificate, with dots for what nobody said', () => {
  const { title, content } = draftByTemplate(told);
  expect(title).toBe('Giấy xác nhận tình trạng hôn nhân');
  expect(content).toContain('Xác nhận ông/bà: Nguyễn Văn An\nNgày, tháng, năm sinh: 12/03/1990');
  expect(content).toContain('Nơi cư trú: Thôn Đồng, xã Lạc Thuỷ, tỉnh Hoà Bình');
  expect(content).toContain('Quyết định số 12/2020/QĐST ngày 04/05/2020 của Tòa án nhân dân.');
  expect(content).toContain(`Số định danh cá nhân: ${toFillIn}`);
  expect(content).not.toContain('Giấy chứng nhận kết hôn');
  expect(content).not.toMatch(/[{}?]/);
  const { subject: _, ...others } = told.answers;
  const owner = { fullName: 'Bùi Thị Hạnh', identityNumber: '017190001234' };
  const ofOwner = { ...told, answers: others, parties: { ...told.parties, owner } };
  expect(draftByTemplate(ofOwner).content).toMatch(/ông\/bà: Bùi Thị Hạnh\n[\s\S]*cá nhân: 017190001234\n/);
});

test('lines of a repeated group stand beside each other, and other procedures begin with what was asked for', () => {
  const business = { owner: { fullName: 'An' }, sectors: [{ name: 'Bán tạp hoá' }, { name: 'Sửa xe' }] };
  const ofBusiness = { ...told, procedureCode: '1.001612', formId: 'household-business', answers: business };
  expect(draftByTemplate(ofBusiness).content).toContain('Ngành, nghề kinh doanh: Bán tạp hoá; Sửa xe');
  const other = draftByTemplate({ ...told, procedureCode: '9.999999', formId: null, formVersion: null, answers: {} });
  expect(other).toMatchObject({ title: undefined });
  expect(other.content).toBe(
    `Xét hồ sơ mã số ${told.code} của Nguyễn Văn An về việc: ${told.procedureName};\n${toFillIn}`,
  );
});

/** Where a field of a form's schema lies, by the pointer a template names. */
function isAsked(schema: unknown, pointer: string): boolean {
  let at = schema as { properties?: Record<string, unknown>; items?: unknown } | undefined;
  for (const part of pointer.slice(1).split('/')) {
    at = (part === '*' ? at?.items : at?.properties?.[part]) as typeof at;
  }
  return at !== undefined;
}

test('every answer a template names is asked by the form of its procedure', () => {
  for (const { procedures, text } of resultTemplates)
    for (const code of procedures)
      for (const [, name = ''] of text.matchAll(/\{(\/[^}|]*)[^}]*\}/g))
        expect([code, name, isAsked(formFor(code, '2026-03-10').schema, name)]).toEqual([code, name, true]);
});

test('the officer begins with the draft, and may not leave dots in it', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const received = await counter.receive(
      timeOf('2026-03-10 08:30'),
      await counter.file(timeOf('2026-03-10 08:00'), {}),
    );
    const address = `/can-bo/ho-so/${received.code}/du-thao`;
    const page = textOf((await w.get(address, 'head Long')).body);
    expect(page).toContain('Tình trạng hôn nhân: ……');
    expect(page).toContain('Điều 23 NĐ 123/2015/NĐ-CP');
    const title = 'Giấy xác nhận tình trạng hôn nhân';
    const unfinished = await w.post(address, { title, content: `Xác nhận: ${toFillIn}` }, 'head Long');
    expect(unfinished.statusCode).toBe(422);
    expect(textOf(unfinished.body)).toContain('Còn chỗ chấm chưa điền');
    expect(unfinished.body).toContain(`Xác nhận: ${toFillIn}`);
    expect((await w.post(address, { title, content: 'Xác nhận: độc thân' }, 'head Long')).statusCode).toBe(303);
  }));
