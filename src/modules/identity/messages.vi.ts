export const vi = {
  signIn: 'Đăng nhập',
  signInLead: 'Công dân đăng nhập bằng tài khoản định danh điện tử. Cán bộ đăng nhập bằng khóa truy cập hoặc mật khẩu.',
  demonstration: 'Bản trình diễn',
  demonstrationLead: 'Chọn một người để vào thử. Bản dùng thật không có mục này.',
  citizens: 'Công dân',
  withVneid: 'Đăng nhập bằng VNeID',
  withSimulator: 'Đăng nhập bằng VNeID (mô phỏng)',
  staffOf: (agency: string) => `Cán bộ ${agency}`,
  enterAs: (name: string) => `Vào với tên ${name}`,
  formKept:
    'Phiên làm việc đã hết. Nội dung anh/chị vừa gửi được giữ trong một giờ; sau khi đăng nhập sẽ gửi lại được ngay.',
  resend: 'Gửi lại nội dung đã giữ',
  resendLead: 'Đây là nội dung anh/chị đã gửi trước khi phiên làm việc kết thúc. Bấm nút để gửi lại.',
  resendButton: 'Gửi lại',
  nothingKept: 'Không còn nội dung nào được giữ',
  account: 'Tài khoản của tôi',
  name: 'Họ và tên',
  identityNumber: 'Số định danh cá nhân',
  birthDay: 'Ngày sinh',
  address: 'Nơi cư trú',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  roles: 'Vai trò',
  card: {
    faults: {
      not_a_card: 'Đây không phải mã QR trên thẻ căn cước. Hãy quét lại mã ở mặt trước của thẻ hoặc nhập bằng tay.',
      sex_contradicts:
        'Giới tính trên thẻ không khớp với số định danh. Hãy quét lại; nếu vẫn vậy, hãy kiểm tra thẻ và nhập bằng tay.',
      birth_year_contradicts:
        'Năm sinh trên thẻ không khớp với số định danh. Hãy quét lại; nếu vẫn vậy, hãy kiểm tra thẻ và nhập bằng tay.',
    },
    warnings: {
      unknown_prefix: 'Ba số đầu của số định danh không phải mã tỉnh đã biết. Hãy đối chiếu với thẻ.',
      birth_day_partly_known: 'Thẻ chỉ ghi năm sinh. Hãy hỏi công dân ngày và tháng sinh, nếu biết.',
    },
  },
  notices: { 'identity.signed_out': 'Đã đăng xuất.' },
  refusals: {
    'account.not_found': 'Không có tài khoản này.',
    'identity.cancelled': 'Anh/chị đã dừng đăng nhập. Khi cần, hãy chọn đăng nhập lại.',
    'identity.sign_in_lapsed': 'Lần đăng nhập này đã quá lâu hoặc được mở từ một trình duyệt khác. Hãy đăng nhập lại.',
    'identity.not_confirmed': 'Không xác nhận được kết quả đăng nhập từ hệ thống định danh. Hãy đăng nhập lại.',
    'identity.provider_unreachable': 'Hiện chưa kết nối được với hệ thống định danh. Hãy thử lại sau ít phút.',
    'identity.not_vouched_for':
      'Tài khoản định danh này chưa có họ tên và số định danh đã xác thực. Hãy đến Công an xã để nâng lên mức độ 2.',
    'identity.account_disabled': 'Tài khoản này đã bị khóa. Hãy liên hệ quản trị hệ thống của cơ quan.',
    'identity.number_of_another':
      'Số định danh này đang thuộc một tài khoản khác. Hãy liên hệ Trung tâm Phục vụ hành chính công để được kiểm tra.',
    'identity.not_a_demonstration': 'Chỉ bản trình diễn mới cho vào bằng tên.',
  },
};
