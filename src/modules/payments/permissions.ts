import type { Permissions } from '#platform/access';

const clerks = [{ role: 'counter_clerk', relation: 'agency' }] as const;
const heads = [
  { role: 'leader', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
] as const;

/** Who may do what with money, one sentence each. */
export const paymentPermissions = {
  'payments.pay': {
    says: 'Nộp phí, lệ phí trực tuyến cho hồ sơ của mình và xem biên lai',
    grants: [{ role: 'citizen', relation: 'party' }],
    shows: 'basic',
  },
  'payments.hear': {
    says: 'Chỉ hệ thống ghi nhận thông báo của cổng thanh toán',
    grants: [{ role: 'system', relation: 'agency' }],
    shows: 'basic',
  },
  'payments.view': {
    says: 'Xem các lần nộp trực tuyến, biên lai, khoản hoàn trả và đối soát của cơ quan mình',
    grants: [
      ...clerks,
      ...heads,
      { role: 'handling_officer', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'document_clerk', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'payments.set_up': {
    says: 'Đặt cách cơ quan mình nhận phí, lệ phí qua cổng thanh toán',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
  'payments.decide_refund': {
    says: 'Quyết định hoàn trả phí, lệ phí',
    grants: heads,
    shows: 'basic',
  },
  'payments.confirm_refund': {
    says: 'Đề nghị hoàn trả phí, lệ phí và xác nhận đã trả lại tiền',
    grants: [...clerks, ...heads],
    apartFrom: 'payments.decide_refund',
    shows: 'basic',
  },
  'payments.cancel_receipt': {
    says: 'Hủy biên lai lập sai, nêu lý do, và lập biên lai thay thế',
    grants: [...clerks, ...heads],
    shows: 'basic',
  },
  'payments.reconcile': {
    says: 'Đưa sao kê của cổng thanh toán vào để đối soát',
    grants: [...clerks, ...heads],
    shows: 'basic',
  },
} as const satisfies Permissions;
