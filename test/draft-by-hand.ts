import { file } from './dossiers.ts';
import type { World } from './world.ts';

const usual = { title: 'Giấy xác nhận', content: 'Xác nhận ông An.' };

/** A dossier of An's that came through the pages as far as a drafted result; gives the address of its page. */
export async function draftByHand(w: World, draft = usual): Promise<string> {
  const { code } = await file(w, 'citizen An');
  const at = `/can-bo/ho-so/${code}`;
  await w.post(`${at}/tiep-nhan`, {}, 'clerk Bình');
  await w.post(`${at}/chuyen-buoc`, { note: '' }, 'head Long');
  await w.post(`${at}/du-thao`, draft, 'officer Khánh');
  return at;
}
