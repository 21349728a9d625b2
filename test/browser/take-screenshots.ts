import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { handInSupplement, requestSupplement } from '#modules/dossiers';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { root } from '#platform/root';
import { browserOfThread } from '#test/chromium';
import { makeTemplate } from '#test/database';
import { certifiedCopies, file, maritalStatus, receive } from '#test/dossiers';
import { loadDossiers } from '../../src/demonstration/load-dossiers.ts';
import { handsOn } from './keyboard.ts';
import type { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';
import '../../src/stop-with-launcher.ts';

const folder = join(root, 'docs/screenshots');
const card = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ|01012022';

/** Keeps what stands on the screen, in few colours, so that the README stays light. */
async function keep({ page }: Person, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const picture = join(folder, `${name}.png`);
  writeFileSync(
    picture,
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 96, effort: 10 })
      .toBuffer(),
  );
  console.log(`${name}.png ${Math.ceil(statSync(picture).size / 1024)} kB`);
}

/** Brings a piece of the page to the top of the screen. */
const show = ({ page }: Person, piece: string) =>
  page
    .locator(piece)
    .first()
    .evaluate((element) => element.scrollIntoView());

/** Unfolds why the day is promised, and leaves no mark of the press. */
async function unfoldReasons({ page }: Person): Promise<void> {
  await page.getByText('Vì sao hẹn ngày này').click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
}

async function takePhone(stage: Stage, moved: string): Promise<void> {
  const anyone = await stage.visitor({ dots: 2 });
  await anyone.go('/');
  await keep(anyone, 'home-phone');
  await anyone.go(`/thu-tuc/${maritalStatus}`);
  await show(anyone, 'h1');
  await keep(anyone, 'procedure-phone');
  const an = await stage.person('citizen An', { dots: 2 });
  await an.go(`/nop-ho-so/${maritalStatus}`);
  await an.press('Tiếp tục');
  await an.press(/^Điền bằng thông tin của tôi/);
  await show(an, 'fieldset.mc-group');
  await keep(an, 'filing-phone');
  await an.go(`/ho-so-cua-toi/${moved}`);
  await unfoldReasons(an);
  await show(an, '.mc-promise');
  await keep(an, 'dossier-phone');
}

/** A dossier that waited for a supplement, so that its promised day has something to explain. */
async function movedDossier(stage: Stage): Promise<string> {
  stage.at('2026-06-11 09:00');
  const received = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  stage.at('2026-06-12 10:00');
  const asked = { items: ['Bản án hoặc quyết định ly hôn'], reason: 'Tờ khai chưa rõ tình trạng hôn nhân cũ.' };
  const waiting = await stage.act('clerk Bình', (act) => requestSupplement(act, received, asked));
  stage.at('2026-06-15 14:20');
  await stage.act('citizen An', (act) => handInSupplement(act, waiting, { permission: 'dossier.follow' }));
  stage.at('2026-06-16 09:40');
  return received.code;
}

async function takeDesk(stage: Stage, moved: string): Promise<void> {
  const binh = await stage.person('clerk Bình');
  await binh.go('/can-bo?xem=processing');
  await keep(binh, 'worklist-desk');
  await binh.go(`/can-bo/tiep-nhan/${certifiedCopies}`);
  await handsOn(binh.page).scan(card);
  await binh.page.getByText('Đã điền').waitFor();
  await keep(binh, 'intake-desk');
  await binh.go(`/can-bo/ho-so/${moved}`);
  await unfoldReasons(binh);
  await keep(binh, 'dossier-desk');
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo/thong-ke');
  await keep(chi, 'month-desk');
}

const home = mkdtempSync(join(tmpdir(), 'motcua-pictures-'));
chmodSync(home, 0o711);
const postgres = await startEmbeddedPostgres({ home, throwAway: true, log: (line) => console.error(line) });
process.env.MOTCUA_TEST_DATABASE_URL = postgres.url;
await makeTemplate();
const stage = await openStage('pictures');
try {
  stage.at('2026-06-16 09:40');
  await loadDossiers(stage.database, stage.now(), '2026-01-01');
  mkdirSync(folder, { recursive: true });
  const moved = await movedDossier(stage);
  await takePhone(stage, moved);
  await takeDesk(stage, moved);
} finally {
  await stage.close();
  await (await browserOfThread()).close();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
