import { expect, test } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import type { CastMember } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { approveResult, draftResult, issueResult } from '../../actions/settle-dossier.ts';
import type { Dossier } from '../../dossier.ts';

const input = { title: 'Giấy xác nhận tình trạng hôn nhân', content: 'Chưa đăng ký kết hôn với ai.' };

async function drafted(w: World): Promise<Dossier> {
  const dossier = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
  return w.act('head Long', (act) => draftResult(act, dossier, input));
}

const addressOf = ({ code }: Dossier) => `/can-bo/ho-so/${code}/in/ket-qua.pdf`;
const wordsOf = async (w: World, dossier: Dossier, who: CastMember) =>
  (await textOfPdf((await w.get(addressOf(dossier), who)).rawPayload)).join(' ').replace(/\s+/g, ' ');

test('a draft is printed as one, with the position of the leader who reads it and no number', () =>
  world(async (w) => {
    const dossier = await drafted(w);
    const words = await wordsOf(w, dossier, 'leader Dũng');
    expect(words).toContain('DỰ THẢO');
    expect(words).toMatch(/Số: ….*KT\. CHỦ TỊCH PHÓ CHỦ TỊCH.*Bùi Văn Dũng/);
    expect(await wordsOf(w, dossier, 'officer Khánh')).not.toContain('Phạm Quốc Khánh');
  }));

test('a result signed on paper is printed with whoever approved it, and with its number once it has one', () =>
  world(async (w) => {
    const dossier = await drafted(w);
    const approved = await w.act('leader Chi', (act) => approveResult(act, dossier));
    const unnumbered = await wordsOf(w, approved, 'document clerk Mai');
    expect(unnumbered).not.toContain('DỰ THẢO');
    expect(unnumbered).toMatch(/Số: ….*CHỦ TỊCH Lê Thị Chi/);
    await w.act('document clerk Mai', (act) => issueResult(act, approved));
    expect(await wordsOf(w, approved, 'document clerk Mai')).toContain('Số: 01/2026');
    expect((await w.get(`/can-bo/ho-so/${dossier.code}`, 'clerk Bình')).body).toContain('/in/ket-qua.pdf');
  }));

test('there is none before it is drafted, and none for anybody outside', () =>
  world(async (w) => {
    const received = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
    expect((await w.get(addressOf(received), 'leader Chi')).statusCode).toBe(404);
    const dossier = await drafted(w);
    expect((await w.get(addressOf(dossier), 'clerk Việt of B')).statusCode).toBe(404);
    expect((await w.get(addressOf(dossier), 'citizen An')).statusCode).toBe(403);
  }));
