import { launchBrowser } from '#test/chromium';
const url = process.argv[2]!;
const out = '/tmp/look';
const browser = await launchBrowser();
const people: [string, string[]][] = [
  ['', ['/', '/phan-anh', '/phan-anh/tra-cuu', '/phan-anh/da-tra-loi']],
  ['Nguyễn Văn An', ['/ho-so-cua-toi', '/du-lieu-cua-toi', '/thong-bao', '/tai-khoan']],
  ['Lê Thị Chi', ['/can-bo', '/can-bo/hai-long', '/can-bo/hai-long/xem-xet', '/can-bo/phan-anh', '/can-bo/nhat-ky-truy-cap', '/can-bo/quyen-du-lieu', '/can-bo/chung-thu/hinh']],
  ['Trần Văn Bình', ['/can-bo', 'FIRST', 'WHOLE']],
];
for (const [width, height] of [[1280, 900], [360, 760]] as const) {
  for (const [who, pages] of people) {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
    const page = await context.newPage();
    page.on('console', (m) => m.type() === 'error' && console.log('console', who, page.url(), m.text()));
    if (who) {
      await page.goto(`${url}/dang-nhap`);
      await page.getByRole('button', { name: new RegExp(who) }).first().click();
      await page.waitForLoadState();
    }
    for (const path of pages) {
      if (path === 'FIRST') await page.locator('a[href^="/can-bo/ho-so/"]').first().click();
      else if (path === 'WHOLE') await page.getByRole('link', { name: 'Hiện đầy đủ số định danh' }).click();
      else await page.goto(url + path);
      await page.waitForLoadState();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const name = `${width}-${who || 'visitor'}-${path.replaceAll('/', '_')}`.replaceAll(' ', '');
      await page.screenshot({ path: `${out}/${name}.png`, fullPage: true });
      console.log(name, (await page.title()).slice(0, 60), over > 0 ? `WIDER by ${over}` : '');
    }
    await context.close();
  }
}
await browser.close();
