import { expect, test } from 'vitest';
import { makeRequest } from '#modules/data-rights';
import { type Dossier, handOverResult } from '#modules/dossiers';
import { fileFeedback } from '#modules/feedback';
import { putInPaper } from '#modules/paper-store';
import { takeInFile } from '#modules/papers';
import { carryOut } from '#modules/retention';
import { newId } from '#platform/identifiers';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf } from '#test/counter';
import { certifiedCopies, file, receive } from '#test/dossiers';
import { pdf } from '#test/sample-files';
import { type World, world } from '#test/world';
import { modules } from '../../src/modules/all.ts';

const desk = '/can-bo/luu-giu';
const minutes = { minutes: 'Biên bản 01/BB-HĐ ngày 05/01/2047' };
const decision = { decision: 'Quyết định 12/QĐ-UBND ngày 08/01/2047' };

/** A dossier of citizen An with a file among its papers, whose result was handed over. */
async function handedOver(w: World, procedure?: string): Promise<Dossier> {
  const counter = await counterOf(w);
  const received = await receive(w, 'clerk Bình', await file(w, 'citizen An', procedure ? { procedure } : {}));
  const settled = await counter.settle(w.now(), received);
  return w.act('clerk Hoa', (act) =>
    handOverResult(act, settled, { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null }),
  );
}

const scan = (w: World, name: string) =>
  w.act('clerk Bình', (act) => takeInFile(act, w.tools, { agencyId: agencies.a, name, content: pdf(name) }));

const giveFiles = (w: World, { id }: Dossier, ids: readonly string[]) =>
  w.rows('update dossiers.required_paper set file_ids = $1 where dossier_id = $2 and ordinal = 1', [ids, id]);

const nameOf = async (w: World, { id }: Dossier) => {
  const [row] = await w.rows<{ name: string }>('select owner_name as name from dossiers.dossier where id = $1', [id]);
  const keys = await w.rows('select from platform.personal_key where subject_id = $1', [id]);
  return row && { name: row.name, keyed: keys.length > 0 };
};

const kept = { name: 'Nguyễn Văn An', keyed: true };
const gone = { name: '—', keyed: false };

const listOf = async (w: World) => (await w.rows<{ id: string }>('select id from retention.destruction'))[0]!.id;

test('a dossier whose time is over goes when one proposed it and another decided, and nothing else is touched', () =>
  world(async (w) => {
    const [due, late, forGood] = [
      await handedOver(w, certifiedCopies),
      await handedOver(w, certifiedCopies),
      await handedOver(w),
    ];
    await w.rows(`update dossiers.dossier set closed_at = '2027-01-01 00:00+07' where id = $1`, [late.id]);
    const [alone, stored] = [await scan(w, 'chỉ hồ sơ này'), await scan(w, 'cũng trong kho')];
    await giveFiles(w, due, [alone.id, stored.id]);
    await w.act('clerk Bình', (act) =>
      putInPaper(act, {
        ...{ agencyId: agencies.a, identityNumber: '017090001234', origin: 'scan', name: 'Giấy khai sinh' },
        ...{ number: null, issuedOn: null, issuer: null, fileAgencyId: agencies.a, fileIds: [stored.id] },
        ...{ sourceId: newId(), dossierAgencyId: agencies.a, dossierId: due.id, dossierCode: due.code },
        ...{ ordinal: 1, partyIds: [] },
      }),
    );
    w.at('2046-12-31 23:00');
    expect(textOf((await w.get(desk, 'document clerk Mai')).body)).toContain('Chưa có hồ sơ nào hết thời hạn');
    expect(textOf((await w.post(desk, minutes, 'document clerk Mai')).body)).toContain(
      'Không có hồ sơ nào hết thời hạn',
    );
    w.at('2047-01-01 08:00');
    const shown = textOf((await w.get(desk, 'document clerk Mai')).body);
    expect(shown).toContain(`${due.code} `);
    for (const { code } of [late, forGood]) expect(shown).not.toContain(code);
    expect((await w.post(desk, { minutes: '' }, 'document clerk Mai')).statusCode).toBe(422);
    expect((await w.post(desk, minutes, 'leader Chi')).statusCode).toBe(303);
    const list = `${desk}/${await listOf(w)}`;
    expect(textOf((await w.post(`${list}/quyet-dinh`, decision, 'leader Chi')).body)).toContain(
      'người khác quyết định',
    );
    expect((await w.post(`${list}/quyet-dinh`, decision, 'document clerk Mai')).statusCode).toBe(403);
    expect((await w.get(list, 'leader Sơn of B')).statusCode).toBe(404);
    expect((await w.post(`${list}/quyet-dinh`, decision, 'leader Dũng')).statusCode).toBe(303);
    expect(await nameOf(w, due)).toEqual(kept);
    const key = { agencyId: agencies.a, id: await listOf(w) };
    // Its version and that it is destroyed are nobody's figures: by them the portal is told no more of it.
    const counted = () =>
      w.rows(
        `select to_jsonb(d) - '{version,is_destroyed}'::text[] as dossier, r.* from dossiers.published_dossier d
         left join dossiers.published_result r on r.dossier_id = d.id order by d.id`,
      );
    const figures = await counted();
    await carryOut.run(key, w.jobs());
    await carryOut.run(key, w.jobs());
    expect(await counted()).toEqual(figures);
    expect(await nameOf(w, due)).toEqual(gone);
    for (const other of [late, forGood]) expect(await nameOf(w, other)).toEqual(kept);
    const files = await w.rows<{ name: string }>('select name from papers.file where id = any ($1)', [
      [alone.id, stored.id],
    ]);
    expect(files).toEqual([{ name: 'cũng trong kho.pdf' }]);
    expect(await w.events()).toMatchObject({ 'dossier.destroyed': 1, 'retention.carried_out': 1, 'file.erased': 1 });
    const page = textOf((await w.get(`/can-bo/ho-so/${due.code}`, 'leader Chi')).body);
    expect(page).toContain('Hồ sơ đã hủy');
    expect(page).not.toContain('Nguyễn Văn An');
    for (const [url, who] of [
      [`/can-bo/ho-so/${due.code}/in/ket-qua.pdf`, 'leader Chi'],
      [`/can-bo/ho-so/${due.code}/in/giay-tiep-nhan.pdf`, 'leader Chi'],
      [`/ho-so-cua-toi/${due.code}`, 'citizen An'],
    ] as const)
      expect([url, (await w.get(url, who)).statusCode]).toEqual([url, 404]);
    expect(textOf((await w.get(list, 'leader Dũng')).body)).toContain('Quyết định 12/QĐ-UBND');
    for (const { name, invariants = [] } of modules)
      if (['papers', 'paper-store', 'dossiers', 'satisfaction', 'data-rights'].includes(name))
        for (const { says, violations } of invariants)
          expect([says, await violations(w.database, [agencies.a, agencies.b], w.tools)]).toEqual([says, []]);
  }));

const about = ({ code }: Dossier) => ({
  ...({ channel: 'page', portalNumber: null, content: 'Bản sao tôi nhận được có chỗ sai.', place: null } as const),
  ...{ dossierCode: code, fileIds: [], mayPost: false },
});

const tam = { personId: null, fullName: 'Quách Văn Tâm', phone: '0912345679', email: null, address: null };

test('what is asked about or held back stays, also when that came after the decision', () =>
  world(async (w) => {
    const [held, reported, due] = [
      await handedOver(w, certifiedCopies),
      await handedOver(w, certifiedCopies),
      await handedOver(w, certifiedCopies),
    ];
    await w.actAsSystem(agencies.a, (act) =>
      fileFeedback(act, { id: agencies.a, code: 'H44.127' }, about(reported), tam),
    );
    w.at('2047-01-02 08:00');
    const shown = textOf((await w.get(desk, 'document clerk Mai')).body);
    expect(shown).toContain('2 hồ sơ có thể đề nghị hủy, 1 hồ sơ còn giữ lại');
    await w.post(desk, minutes, 'document clerk Mai');
    const list = await listOf(w);
    await w.post(`${desk}/${list}/quyet-dinh`, decision, 'leader Chi');
    const hold = { code: held.code, reason: 'Đang giải quyết khiếu nại của người nộp.' };
    expect((await w.post(`${desk}/tam-giu`, hold, 'document clerk Mai')).statusCode).toBe(303);
    expect(textOf((await w.post(`${desk}/tam-giu`, hold, 'leader Chi')).body)).toContain('đang được tạm giữ');
    // The calendar knows no day of 2047 yet: what is asked now is asked as long ago as the dossier.
    w.at('2026-03-10 09:00');
    await w.act('citizen An', (act) =>
      makeRequest(act, { agencyId: agencies.b, kind: 'provide', words: 'Xin xem dữ liệu về tôi.' }),
    );
    w.at('2047-01-02 08:10');
    await carryOut.run({ agencyId: agencies.a, id: list }, w.jobs());
    for (const dossier of [held, reported, due]) expect(await nameOf(w, dossier)).toEqual(kept);
    expect(await w.rows('select became from retention.listed_dossier')).toEqual([
      { became: 'held' },
      { became: 'held' },
    ]);
    const lift = `${desk}/tam-giu/${held.id}/bo`;
    await w.post(lift, {}, 'leader Sơn of B');
    expect(textOf((await w.get(desk, 'leader Chi')).body)).toContain(`Bỏ tạm giữ ${held.code}`);
    await w.post(lift, {}, 'document clerk Mai');
    expect(textOf((await w.get(desk, 'leader Chi')).body)).toContain('Không có hồ sơ nào đang tạm giữ');
    expect(await w.events()).toMatchObject({ 'retention.held': 1, 'retention.hold_lifted': 1 });
  }));
