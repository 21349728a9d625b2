import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { root } from '#platform/root';
import { type OfficialForm, type OfficialPapers, officialForms, officialPaperTemplate } from './official-paper.ts';
import { renderOfficialPaper } from './render-official-paper.ts';
import { hostile, minimalSamples, registerOf, samples } from './samples.ts';

const engine = openPdfEngine({ root });
afterAll(() => engine.close());

const forms = Object.keys(officialForms) as OfficialForm[];
const createdAt = Date.parse('2026-02-05T08:05:00+07:00');

async function pagesOf<F extends OfficialForm>(form: F, paper: OfficialPapers[F]): Promise<string[]> {
  return textOfPdf(await renderOfficialPaper(engine, form, paper, createdAt));
}
const textOf = async <F extends OfficialForm>(form: F, paper: OfficialPapers[F]) =>
  (await pagesOf(form, paper)).join('\n');

describe.each(forms)('the official paper %s', (form) => {
  const { number, title } = officialForms[form];

  test('has its template', () => {
    expect(existsSync(join(root, officialPaperTemplate(form)))).toBe(true);
  });

  test('is tagged PDF/A-2a in Vietnamese under its own title', async () => {
    const pdf = await renderOfficialPaper(engine, form, samples[form], createdAt);
    const file = Buffer.from(pdf).toString('utf8');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(file).toMatch(new RegExp(`<dc:title>.*${title}`));
    expect(file).toContain('/Lang (vi-VN)');
    expect(file).not.toContain('/Title ()');
  });

  test('carries the state’s head, its number and its title', async () => {
    const text = await textOf(form, samples[form]);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(text).toContain(`Mẫu số ${number}`);
    expect(text.replaceAll(' ', '')).toContain(title.toUpperCase().replaceAll(' ', ''));
  });

  test('leaves out what is not known', async () => {
    const text = await textOf(form, minimalSamples[form]);
    expect(text).not.toMatch(/undefined|none|null|NaN|Email|Số điện thoại|Nơi nhận/);
  });

  test('prints hostile words as they are', async () => {
    const text = await textOf(form, hostile(samples[form]));
    expect(text.toLowerCase()).toContain('#read("/etc/passwd") *b* $x$');
    expect(text).not.toMatch(/root:|😀|王/);
    expect(text).toContain('Trần Đức Thịnh'.normalize('NFC'));
  });
});

test('the lookup code and address stand on every paper of a dossier', async () => {
  for (const form of forms.filter((one) => one !== 'tracking-register')) {
    const text = await textOf(form, samples[form]);
    expect(text).toContain('H44.25.17-260205-0042');
    expect(text).toContain('https://mot-cua.example.vn/tra-cuu/H44.25.17-260205-0042?k=9F3A7C');
  }
});

test('an ordinary intake slip is one page and says when the result is due and what it cost', async () => {
  const pages = await pagesOf('intake-slip', samples['intake-slip']);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('17 giờ 00 phút, ngày 10 tháng 02 năm 2026');
  expect(pages[0]).toContain('8.000 đồng (bằng chữ: Tám nghìn đồng)');
  expect(pages[0]).toContain('Chủ hồ sơ: Lò Thị Mai');
});

test('twenty papers run over to a second page that repeats the table’s head, numbered from page two', async () => {
  const sample = samples['intake-slip'];
  const papers = Array.from({ length: 20 }, (_, i) => ({
    name: `Giấy tờ thứ ${i + 1} kèm bản dịch tiếng Việt đã được chứng thực chữ ký người dịch theo quy định`,
    originals: 1,
    certifiedCopies: 0,
    photocopies: 0,
    electronic: 0,
  }));
  const [first = '', second = '', ...more] = await pagesOf('intake-slip', { ...sample, papers });
  expect(more).toHaveLength(0);
  expect(first).not.toMatch(/^1 /);
  expect(second).toMatch(/^2 /);
  expect(second).toContain('Tên giấy tờ');
  expect(second).toContain('Giấy tờ thứ 20');
  expect(second).toContain('Mã hồ sơ: H44.25.17-260205-0042');
});

test('signatures never stand alone on a page', async () => {
  const sample = samples['supplement-request'];
  for (let count = 1; count <= 34; count++) {
    const items = Array.from({ length: count }, (_, i) => ({ content: `Nội dung thứ ${i + 1}` }));
    const pages = await pagesOf('supplement-request', { ...sample, items });
    const signed = pages.find((page) => page.includes('NGƯỜI HƯỚNG DẪN'));
    expect(signed).toContain('để được hướng dẫn./.');
  }
});

test('an apology before the promised day does not say that the result is late already', async () => {
  const sample = samples.apology;
  expect(await textOf('apology', sample)).toContain('chưa thể trả kết quả');
  const late = { ...sample, letterhead: { ...sample.letterhead, issuedOn: '2026-02-11' } };
  expect(await textOf('apology', late)).toContain('Tuy nhiên đến nay');
});

test('an apology to whoever handed in for another names that other', async () => {
  const { owner: _, ...own } = samples.apology;
  expect(await textOf('apology', own)).not.toContain('nộp thay');
  const forCompany = { ...own, owner: { name: 'Công ty TNHH Gỗ Lạc Thuỷ', kind: 'organisation' as const } };
  expect(await textOf('apology', forCompany)).toMatch(/hồ sơ của [^,]+, nộp thay Công ty TNHH Gỗ Lạc Thuỷ, ngày/);
});

test('a person is addressed as Ông (Bà), a body is not', async () => {
  expect(await textOf('apology', samples.apology)).toContain('Kính gửi: Ông (Bà) Nguyễn Văn An');
  expect(await textOf('stop-notice', samples['stop-notice'])).toContain('Kính gửi: Hợp tác xã');
});

test('a fee of nothing is said not to be due', async () => {
  const free = { ...samples['intake-slip'], fee: { amount: 0 } };
  expect(await textOf('intake-slip', free)).toContain('Phí, lệ phí: Không phải nộp');
});

test('a register of sixty dossiers repeats its head on each page and loses no line', async () => {
  const pages = await pagesOf('tracking-register', registerOf(60));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) expect(page).toContain('Mã hồ sơ');
  const codes = pages.join(' ').match(/H44\.25\.17-260205-\d{4}/g);
  expect(new Set(codes).size).toBe(60);
  expect(pages.at(-1)).toContain('Sổ này có 60 hồ sơ.');
});

test('every paper also keeps the rules for readers with a screen reader (PDF/UA-1)', async () => {
  const { forPrint } = await import('./for-print.ts');
  for (const form of forms) {
    const print = forPrint[form] as (paper: unknown) => object;
    const words = { ...print(samples[form]), formNumber: '00', formTitle: officialForms[form].title };
    const made = engine.render(officialPaperTemplate(form), words, { title: 'Thử', createdAt, standard: 'ua-1' });
    await expect(made).resolves.toBeInstanceOf(Uint8Array);
  }
});
