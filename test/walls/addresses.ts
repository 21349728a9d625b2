import { agencies } from '#test/cast';
import { maritalStatus } from '#test/dossiers';
import type { Canary } from './canary.ts';

/** Whose the thing is that an address names: of commune A, of citizen An alone, or nobody's in particular. */
type Owner = 'commune A' | 'citizen An' | 'nobody';

interface Naming {
  readonly under: RegExp;
  readonly owner: Owner;
  readonly params: (canary: Canary) => Readonly<Record<string, string>>;
}

/** What stands for the parameters of addresses: the first line that fits an address rules. */
const namings: readonly Naming[] = [
  { under: /^[^:]*$/, owner: 'nobody', params: () => ({}) },
  {
    under: /^\/can-bo\/thu-tuc\/cong-bo\/:id/,
    owner: 'commune A',
    params: ({ announcementId }) => ({ id: announcementId }),
  },
  { under: /^\/(can-bo\/)?(thu-tuc|quay-thong-tin)\/:code/, owner: 'nobody', params: () => ({ code: maritalStatus }) },
  { under: /\/:procedure(\/|$)/, owner: 'nobody', params: () => ({ procedure: maritalStatus }) },
  { under: /^\/can-bo\/lich-lam-viec\/:year/, owner: 'nobody', params: () => ({ year: '2026', day: '2026-09-02' }) },
  { under: /^\/loi-moi\/:secret/, owner: 'nobody', params: () => ({ secret: 'x'.repeat(43) }) },
  {
    under: /^\/phan-anh\/theo-doi\/:code\/:secret/,
    owner: 'nobody',
    params: () => ({ code: 'PA-H44.127-260310-0001', secret: 'XXXX-XXXX-XXXX' }),
  },
  {
    under: /^\/phan-anh\/cua-toi\/:code/,
    owner: 'citizen An',
    params: ({ feedbackCode }) => ({ code: feedbackCode }),
  },
  { under: /^\/can-bo\/phan-anh\/:code/, owner: 'commune A', params: ({ feedbackCode }) => ({ code: feedbackCode }) },
  { under: /^\/danh-gia\/:agency/, owner: 'nobody', params: () => ({ agency: 'H44.127', secret: 'x'.repeat(43) }) },
  { under: /^\/danh-gia\/ho-so\/:code/, owner: 'citizen An', params: ({ dossierCode }) => ofDossier(dossierCode) },
  {
    under: /^\/can-bo\/hai-long\/xem-xet\/:answer/,
    owner: 'commune A',
    params: ({ answerId }) => ({ answer: answerId }),
  },
  {
    under: /^\/can-bo\/thong-ke\/ii-06a\/(gui|gui-cua-tinh)\/:period/,
    owner: 'nobody',
    params: () => ({ period: '2026-02' }),
  },
  {
    under: /^\/can-bo\/thong-ke\/da-gui\/:report/,
    owner: 'commune A',
    params: ({ reportId }) => ({ report: reportId }),
  },
  { under: /^\/van-ban\/:issuer/, owner: 'nobody', params: () => ({ issuer: 'H44.127', check: 'x'.repeat(22) }) },
  {
    under: /^\/ky-ngoai\/:agency/,
    owner: 'nobody',
    params: () => ({ agency: agencies.a, handOff: agencies.a, secret: 'x'.repeat(43) }),
  },
  {
    under: /^\/can-bo\/cong-quoc-gia\/ho-so\/:code/,
    owner: 'commune A',
    params: ({ dossierCode }) => ofDossier(dossierCode),
  },
  {
    under: /^\/cong-quoc-gia\/ket-qua\/:agency/,
    owner: 'nobody',
    params: () => ({ agency: 'H44.127', secret: 'x'.repeat(43) }),
  },
  { under: /^\/thanh-toan\/paygov\/:agency/, owner: 'nobody', params: () => ({ agency: 'H44.127' }) },
  { under: /^\/can-bo\/hoan-tra\/:refund/, owner: 'commune A', params: ({ refundId }) => ({ refund: refundId }) },
  { under: /^\/can-bo\/ho-so\/:code/, owner: 'commune A', params: ({ dossierCode }) => ofDossier(dossierCode) },
  { under: /^\/ho-so-cua-toi\/:code/, owner: 'citizen An', params: ({ dossierCode }) => ofDossier(dossierCode) },
  {
    under: /^\/kho-giay-to\/:agency/,
    owner: 'citizen An',
    params: ({ agencyId, storedPaperId }) => ({ agency: agencyId, id: storedPaperId, place: '1' }),
  },
  {
    under: /^\/can-bo\/kho-giay-to\/:agency/,
    owner: 'commune A',
    params: ({ agencyId, storedPaperId }) => ({ agency: agencyId, id: storedPaperId }),
  },
  {
    under: /^\/tep\/:agency\/:id/,
    owner: 'commune A',
    params: ({ agencyId, fileId }) => ({ agency: agencyId, id: fileId }),
  },
  { under: /^\/nop-ho-so\/nhap\/:draft/, owner: 'citizen An', params: ({ draftId }) => ({ draft: draftId }) },
  { under: /^\/tai-khoan\/phien\/:session/, owner: 'citizen An', params: ({ sessionId }) => ({ session: sessionId }) },
  { under: /^\/receipts\/:nonce/, owner: 'citizen An', params: ({ nonce }) => ({ nonce }) },
  {
    under: /^\/can-bo\/quan-tri\/tai-khoan\/:account/,
    owner: 'commune A',
    params: ({ accountId }) => ({ account: accountId }),
  },
  {
    under: /^\/can-bo\/(ky-ket-qua|dong-dau)\/lan\/:ceremony/,
    owner: 'commune A',
    params: ({ ceremonyId }) => ({ ceremony: ceremonyId }),
  },
  {
    under: /^\/quyen-du-lieu\/:agency/,
    owner: 'nobody',
    params: () => ({ agency: 'H44.127', secret: 'x'.repeat(43) }),
  },
  {
    under: /^\/du-lieu-cua-toi\/yeu-cau\/:request/,
    owner: 'citizen An',
    params: ({ requestId }) => ({ request: requestId }),
  },
  {
    under: /^\/can-bo\/quyen-du-lieu\/:request/,
    owner: 'commune A',
    params: ({ requestId }) => ({ request: requestId }),
  },
  { under: /^\/can-bo\/luu-giu\/tam-giu\/:held/, owner: 'nobody', params: () => ({ held: agencies.a }) },
  { under: /^\/can-bo\/luu-giu\/:list/, owner: 'commune A', params: ({ listId }) => ({ list: listId }) },
  { under: /^\/can-bo\/co-quan\/can-bo\/:id/, owner: 'commune A', params: ({ staffId }) => ({ id: staffId }) },
  { under: /^\/can-bo\/chung-thu\/hinh\/:mark/, owner: 'nobody', params: () => ({ mark: 'chu-ky' }) },
  {
    under: /^\/can-bo\/chung-thu\/:id/,
    owner: 'commune A',
    params: ({ certificateId }) => ({ id: certificateId }),
  },
  {
    under: /^\/can-bo\/co-quan\/giao-ky\/:id/,
    owner: 'commune A',
    params: ({ delegationId }) => ({ id: delegationId }),
  },
];

const ofDossier = (code: string) => ({ code, form: 'giay-tiep-nhan', ordinal: '1' });

/** What stands for the parameters of an address. */
export const paramsOf = (url: string, canary: Canary): Readonly<Record<string, string>> =>
  namings.find(({ under }) => under.test(url))?.params(canary) ?? {};

/** The address of a route with everything filled in, and whose it is; throws for a route nobody has told us about. */
export function addressOf(url: string, canary: Canary): { readonly path: string; readonly owner: Owner } {
  const naming = namings.find(({ under }) => under.test(url));
  const params = naming?.params(canary) ?? {};
  const path = url.replace(/:(\w+)/g, (whole, name: string) => params[name] ?? whole);
  if (!naming || path.includes(':')) throw new Error(`test/walls/addresses.ts does not say what ${url} names`);
  return { path, owner: naming.owner };
}
