import { expect, test } from 'vitest';
import { onStage } from './on-stage.ts';
import type { Person } from './person.ts';

const stage = onStage('passkey');

/** Plugs a security key into somebody's browser, one that always finds its owner's finger. */
async function plugInKey({ page }: Person): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } });
}

test('Bình adds a passkey on his own page, signs out, and comes back with it', async () => {
  stage.at('2026-03-10 08:00');
  const binh = await stage.person('clerk Bình');
  await plugInKey(binh);
  await binh.go('/tai-khoan');
  await binh.press('Thêm khóa truy cập trên thiết bị này');
  expect(await binh.reads()).toContain('Chrome, Linux');
  await binh.show('identity-tai-khoan');

  await binh.page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
  await binh.page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
  await binh.page.goto('/dang-nhap?den=%2Ftai-khoan');
  await binh.show('identity-dang-nhap');
  await binh.press('Đăng nhập bằng khóa truy cập');
  await binh.page.waitForURL('**/tai-khoan');
  expect(await binh.reads()).toContain('Trần Văn Bình');

  stage.at('2026-03-10 08:20');
  await binh.page.goto('/tai-khoan/mat-khau');
  expect(new URL(binh.page.url()).pathname).toBe('/tai-khoan/xac-nhan');
  await binh.press('Xác nhận bằng khóa truy cập');
  await binh.page.waitForURL('**/tai-khoan/mat-khau');
  await binh.show('identity-mat-khau');
});

test('a browser without a passkey says so in words, and nothing else happens', async () => {
  const visitor = await stage.visitor({ screen: 'desk' });
  await plugInKey(visitor);
  await visitor.page.goto('/dang-nhap');
  await visitor.page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await visitor.page.getByText('Chưa thực hiện được').waitFor();
  expect(new URL(visitor.page.url()).pathname).toBe('/dang-nhap');
});

test('without scripts there is a password to type, and no button that would do nothing', async () => {
  const visitor = await stage.visitor({ javaScript: false });
  await visitor.page.goto('/dang-nhap');
  expect(await visitor.page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).count()).toBe(0);
  expect(await visitor.page.getByLabel('Mật khẩu').count()).toBe(1);
  await visitor.show('identity-dang-nhap-khong-script');
});
