import { describe, expect, it } from 'vitest';
import { fileThroughPages, formOn, postFiles, textOf } from '#test/citizen';
import { file } from '#test/dossiers';
import { type World, world } from '#test/world';

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

async function asked(w: World): Promise<string> {
  const code = await fileThroughPages(w);
  await w.post(`/can-bo/ho-so/${code}/tiep-nhan`, {}, 'clerk Bình');
  await w.post(
    `/can-bo/ho-so/${code}/yeu-cau-bo-sung`,
    { items: '- Quyết định ly hôn\n- Ảnh thẻ rõ chữ', reason: 'Ảnh bị mờ' },
    'clerk Bình',
  );
  return code;
}

const addedPapers = (w: World) =>
  w.rows(
    'select name, form, cardinality(file_ids) as files from dossiers.required_paper where ordinal > 1 order by ordinal',
  );
const stateOf = async (w: World) => (await w.rows<{ state: string }>('select state from dossiers.dossier'))[0]?.state;

describe('a supplement', () => {
  it('shows what is asked, why, and until when', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const code = await asked(w);
      const own = textOf((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body);
      expect(own).toContain('cần bổ sung hồ sơ trước hết ngày 31/03/2026');
      const page = textOf((await w.get(`/ho-so-cua-toi/${code}/bo-sung`, 'citizen An')).body);
      expect(page).toContain('Quyết định ly hôn');
      expect(page).toContain('Ảnh bị mờ');
      expect(textOf((await w.get('/', 'citizen An')).body)).toContain('1 hồ sơ đang chờ anh/chị bổ sung');
    }));

  it('changes answers, says a word, and moves the promised day, as the page then explains', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const code = await asked(w);
      w.at('2026-03-16 10:00');
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      const fields = formOn((await w.get(page, 'citizen An')).body, page);
      expect(fields['/subject/fullName']).toBe('Nguyễn Văn An');
      const sent = { ...fields, '/otherPurpose': 'Vay vốn', note: 'Đã gửi đủ' };
      expect((await w.post(page, sent, 'citizen An')).headers.location).toBe(`/ho-so-cua-toi/${code}`);
      const [row] = await w.rows<Record<string, unknown>>('select state, answers from dossiers.dossier');
      expect(row).toMatchObject({ state: 'processing', answers: { otherPurpose: 'Vay vốn' } });
      const own = textOf((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body);
      expect(own).toContain('Kết quả hẹn trả 19/03/2026');
      expect(own).toContain('Đã gửi đủ');
      expect(textOf((await w.get(`/can-bo/ho-so/${code}`, 'clerk Bình')).body)).toContain('Đã gửi đủ');
    }));

  it('with a wrong answer is not handed in, and keeps everything', () =>
    world(async (w) => {
      const code = await asked(w);
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      const fields = formOn((await w.get(page, 'citizen An')).body, page);
      const sent = { ...fields, '/subject/birthDate': '11/03/2036', note: 'Xin xem lại' };
      const answer = await w.post(page, sent, 'citizen An');
      expect(answer.statusCode).toBe(422);
      expect(formOn(answer.body, page)).toMatchObject({ '/subject/birthDate': '11/03/2036', note: 'Xin xem lại' });
      expect(await w.rows('select state from dossiers.dossier')).toEqual([{ state: 'awaiting_supplement' }]);
    }));

  it('takes the files of every paper asked for, and of another, with the answer in one form', () =>
    world(async (w) => {
      const code = await asked(w);
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      const fields = formOn((await w.get(page, 'citizen An')).body, page);
      const files = ['files0', 'files0', 'files1', 'otherFiles'].map((field, index) => ({
        field,
        name: `${field} ${index}.pdf`,
        content: pdf,
      }));
      const answer = await postFiles(w, page, 'citizen An', { fields: { ...fields, note: 'Đã gửi đủ' }, files });
      expect(answer.headers.location).toBe(`/ho-so-cua-toi/${code}`);
      expect(await addedPapers(w)).toEqual([
        { name: 'Quyết định ly hôn', form: 'electronic', files: 2 },
        { name: 'Ảnh thẻ rõ chữ', form: 'electronic', files: 1 },
        { name: 'Giấy tờ khác', form: 'electronic', files: 1 },
      ]);
      expect(await stateOf(w)).toBe('processing');
      expect(await w.events()).toMatchObject({ 'dossier.supplement_handed_in': 1, 'dossier.paper_handed_in': 3 });
    }));

  it('with one bad file or a wrong answer keeps the good files and what was typed, and waits', () =>
    world(async (w) => {
      const code = await asked(w);
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      const fields = { ...formOn((await w.get(page, 'citizen An')).body, page), note: 'Xin xem lại' };
      const files = [
        { field: 'files0', name: 'quyết định.pdf', content: pdf },
        { field: 'files1', name: 'ảnh.jpg', content: pdf },
      ];
      const answer = await postFiles(w, page, 'citizen An', { fields, files });
      expect(answer.statusCode).toBe(422);
      expect(textOf(answer.body)).toContain('Tệp “ảnh.jpg” có đuôi .jpg nhưng nội dung là PDF');
      expect(textOf(answer.body)).toContain('quyết định.pdf');
      expect(formOn(answer.body, page)).toMatchObject({ note: 'Xin xem lại', '/otherPurpose': 'Mua bán nhà đất' });
      const wrong = { ...fields, '/subject/birthDate': '11/03/2036' };
      const more = [{ field: 'files1', name: 'ảnh rõ.pdf', content: pdf }];
      const again = await postFiles(w, page, 'citizen An', { fields: wrong, files: more });
      expect(again.statusCode).toBe(422);
      expect(formOn(again.body, page)).toMatchObject({ '/subject/birthDate': '11/03/2036' });
      expect(await addedPapers(w)).toMatchObject([{ files: 1 }, { files: 1 }]);
      expect(await stateOf(w)).toBe('awaiting_supplement');
      expect((await postFiles(w, page, 'citizen An', { fields })).statusCode).toBe(303);
      expect(await stateOf(w)).toBe('processing');
    }));

  it('that nobody asked for is refused, and sent twice is handed in once', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      expect(textOf((await w.get(page, 'citizen An')).body)).toContain('không chờ bổ sung');
      expect((await w.post(page, {}, 'citizen An')).statusCode).toBe(409);
      const files = [{ field: 'otherFiles', name: 'a.pdf', content: pdf }];
      expect((await postFiles(w, page, 'citizen An', { fields: {}, files })).statusCode).toBe(409);
      expect(await w.events()).not.toHaveProperty('file.handed_in');
      await w.post(`/can-bo/ho-so/${code}/yeu-cau-bo-sung`, { items: 'Ảnh', reason: 'Thiếu' }, 'clerk Bình');
      const form = { note: 'Mai mang tới', _nonce: '0198f000-0000-4000-8000-00000000abd0' };
      for (const _ of [1, 2]) expect((await w.post(page, form, 'citizen An')).statusCode).toBe(303);
      expect(await w.events()).toMatchObject({ 'dossier.supplement_handed_in': 1 });
    }));

  it('before intake lets the eight hours of the agency begin anew', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const { code } = await file(w, 'citizen An');
      await w.post(`/can-bo/ho-so/${code}/yeu-cau-bo-sung`, { items: 'Ảnh', reason: 'Thiếu' }, 'clerk Bình');
      w.at('2026-03-16 09:00');
      await w.post(`/ho-so-cua-toi/${code}/bo-sung`, {}, 'citizen An');
      const own = textOf((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body);
      expect(own).toContain('trả lời chậm nhất 17/03/2026 09:30');
    }));

  it('sent after sign-out comes back with the changed answers, and asks for the files once more', () =>
    world(async (w) => {
      const code = await asked(w);
      const page = `/ho-so-cua-toi/${code}/bo-sung`;
      const fields = formOn((await w.get(page, 'citizen An')).body, page);
      const files = [{ field: 'files0', name: 'a.pdf', content: pdf }];
      const sent = { ...fields, note: 'Mai mang tới' };
      const parked = await postFiles(w, page, undefined, { fields: sent, files });
      const secret = /parked=([^;]+)/.exec(String(parked.headers['set-cookie']))?.[1];
      const cookie = `motcua=${await w.cookie('citizen An')}; parked=${secret}`;
      const again = await w.http.inject({ url: '/gui-lai', headers: { cookie } });
      expect(again.body).toContain('name="_lost" value="files"');
      const returned = formOn(again.body, page);
      expect(returned).toMatchObject({ note: 'Mai mang tới' });
      const resent = await w.post(page, { ...returned, _lost: 'files' }, 'citizen An');
      expect(resent.statusCode).toBe(422);
      expect(textOf(resent.body)).toContain('Xin chọn lại tệp');
      expect(formOn(resent.body, page)).toMatchObject({ note: 'Mai mang tới' });
      expect(await stateOf(w)).toBe('awaiting_supplement');
    }));
});
