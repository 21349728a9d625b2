import { describe, expect, it } from 'vitest';
import { approveErasure } from '#modules/data-rights';
import { eraseDrafts, saveDraft } from '#modules/forms';
import { eraseCitizen } from '#modules/identity';
import { putInPaper } from '#modules/paper-store';
import { takeInFile } from '#modules/papers';
import { onBehalfOf, scopeOf } from '#platform/access';
import { newId } from '#platform/identifiers';
import { beginAct } from '#platform/journal';
import { agencies, cast, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { file, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';

const desk = '/can-bo/quyen-du-lieu';

async function ask(w: World): Promise<string> {
  const asked = { kind: 'erase', agency: 'H44.127', words: 'Xin xóa tài khoản của tôi.' };
  await w.post('/du-lieu-cua-toi/yeu-cau-moi', asked, 'citizen An');
  const [{ id } = { id: '' }] = await w.rows<{ id: string }>('select id from data_rights.request');
  return id;
}

const refuse = { outcome: 'refused', ground: 'kept_by_law', words: 'Dữ liệu phải lưu trữ theo luật.' };
const accept = { outcome: 'carried_out', words: 'Chúng tôi đã thực hiện yêu cầu.' };

describe('an erasure', () => {
  it('is approved by somebody else than who proposed it, and leaves nothing but what must be kept', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await fillAccount(w, dossier.id);
      const id = await ask(w);
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      const own = await w.post(`${desk}/${id}/phe-duyet`, {}, 'leader Chi');
      expect(textOf(own.body)).toContain('không được tự phê duyệt');
      expect((await w.get('/ho-so-cua-toi', 'citizen An')).statusCode).toBe(200);
      const approved = await w.post(`${desk}/${id}/phe-duyet`, {}, 'administrator Thu');
      expect(approved.statusCode).toBe(303);
      expect(await counted(w)).toEqual({ drafts: 0, papers: 0, files: 0, messages: 0, sessions: 0, keys: 0, named: 0 });
      expect((await w.get('/ho-so-cua-toi', 'citizen An')).statusCode).toBe(303);
      const shown = textOf((await w.get(`${desk}/${id}`, 'administrator Thu')).body);
      expect(shown).toContain('Tài khoản đã xóa');
      expect(shown).toContain('1 hồ sơ đã nộp được giữ lại');
      const [kept] = await w.rows<{ owner: string }>('select owner_name as owner from dossiers.dossier where id = $1', [
        dossier.id,
      ]);
      expect(kept?.owner).toBe('Nguyễn Văn An');
    }));

  it('is approved by who proposed it only where nobody else may', () =>
    world(async (w) => {
      const id = await ask(w);
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      await w.rows(
        `update organisation.staff_member set works_to = '2026-03-01'
         where agency_id = $1 and roles && array['leader', 'administrator'] and id <> $2`,
        [agencies.a, staffIdOf('leader Chi')],
      );
      expect((await w.post(`${desk}/${id}/phe-duyet`, {}, 'leader Chi')).statusCode).toBe(303);
      expect(await w.rows('select alone from data_rights.answer')).toEqual([{ alone: true }]);
    }));

  it('is told at the address that was shown once, without a name, when the account is gone', () =>
    world(async (w) => {
      const asked = { kind: 'erase', agency: 'H44.127', words: 'Xin xóa tài khoản của tôi.' };
      const answer = await w.post('/du-lieu-cua-toi/yeu-cau-moi', asked, 'citizen An');
      const address = String(answer.headers.location);
      expect(textOf((await w.get(address)).body)).toContain('Xin giữ liên kết này');
      const [{ id } = { id: '' }] = await w.rows<{ id: string }>('select id from data_rights.request');
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      await w.post(`${desk}/${id}/phe-duyet`, {}, 'leader Dũng');
      const told = textOf((await w.get(address.replace('?giu=1', ''))).body);
      expect(told).toContain('Tài khoản và dữ liệu kèm theo đã bị xóa');
      expect(told).not.toContain('Nguyễn Văn An');
      expect(told).not.toContain('Lê Thị Chi');
    }));

  it('is nothing that anybody does who does not act on behalf of the person', () =>
    world(async (w) => {
      const an = cast['citizen An'];
      for (const who of ['citizen Phượng', 'leader Chi', 'administrator Thu'] as const)
        for (const attempt of [eraseDrafts, eraseCitizen])
          await expect(w.act(who, (act) => attempt(act, an))).rejects.toMatchObject({ status: 403 });
      const everywhere = onBehalfOf(await w.principal('leader Sơn of B'), an, Object.values(agencies));
      const id = await ask(w);
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      const ofB = w.database.write(scopeOf(everywhere), (tx) =>
        approveErasure(beginAct(tx, everywhere, w.now(), []), { agencyId: agencies.a, id }),
      );
      await expect(ofB).rejects.toMatchObject({ status: 403 });
      expect((await w.get('/tai-khoan', 'citizen An')).statusCode).toBe(200);
    }));

  it('is approved only by who has just proved who they are', () =>
    world(async (w) => {
      const id = await ask(w);
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      await w.get('/can-bo', 'leader Dũng');
      await w.rows(`update identity.session set stepped_up_at = stepped_up_at - interval '10 minutes'`);
      const answer = await w.post(`${desk}/${id}/phe-duyet`, {}, 'leader Dũng');
      expect(answer.headers.location).toContain('/tai-khoan/xac-nhan');
      expect(await w.rows('select from data_rights.answer where approved_at is not null')).toEqual([]);
    }));

  it('is sent back instead, and waits for an answer again', () =>
    world(async (w) => {
      const id = await ask(w);
      await w.post(`${desk}/${id}/tra-loi`, accept, 'leader Chi');
      await w.post(`${desk}/${id}/tra-lai`, {}, 'leader Dũng');
      expect((await w.post(`${desk}/${id}/tra-loi`, refuse, 'leader Dũng')).statusCode).toBe(303);
      expect(await w.rows('select outcome from data_rights.answer')).toEqual([{ outcome: 'refused' }]);
    }));
});

/** What a citizen gathers: a draft, a paper in the store, a file sent and never used. */
async function fillAccount(w: World, dossierId: string): Promise<void> {
  await w.act('citizen An', async (act) => {
    await saveDraft(act, {
      ...{ procedureCode: maritalStatus, receivingAgencyId: agencies.a, formId: 'marital-status', formVersion: 1 },
      ...{ answers: { otherPurpose: 'Đi học' }, choices: {}, step: 'answers' },
    });
    const content = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    );
    await takeInFile(act, w.tools, { agencyId: agencies.b, name: 'an.pdf', content });
  });
  await w.act('clerk Việt of B', (act) =>
    putInPaper(act, {
      ...{ agencyId: agencies.b, identityNumber: '017090001234', origin: 'scan', name: 'Giấy của An' },
      ...{ number: null, issuedOn: null, issuer: null, fileAgencyId: agencies.b, fileIds: [newId()] },
      ...{ sourceId: newId(), dossierAgencyId: agencies.a, dossierId, dossierCode: 'H44.127-260310-0001' },
      ...{ ordinal: 1, partyIds: [cast['citizen An']] },
    }),
  );
}

async function counted(w: World) {
  const an = cast['citizen An'];
  const [row] = await w.rows<Record<string, number>>(
    `select (select count(*)::int from forms.draft where person_id = $1) as drafts,
      (select count(*)::int from paper_store.stored_paper) as papers,
      (select count(*)::int from papers.file where uploaded_by_id = $1) as files,
      (select count(*)::int from notifications.message where recipient_id = $1) as messages,
      (select count(*)::int from identity.session where account_id = $1) as sessions,
      (select count(*)::int from platform.personal_key where subject_id = $1) as keys,
      (select count(*)::int from identity.account where id = $1 and (full_name <> '' or identity_mark is not null or disabled_at is null)) as named`,
    [an],
  );
  return row;
}
