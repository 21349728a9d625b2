export const vi = {
  signIn: 'Đăng nhập',
  signInLead: 'Công dân đăng nhập bằng tài khoản định danh điện tử. Cán bộ đăng nhập bằng khóa truy cập hoặc mật khẩu.',
  demonstration: 'Bản trình diễn',
  demonstrationLead: 'Chọn một người để vào thử. Bản dùng thật không có mục này.',
  citizens: 'Công dân',
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
    'identity.not_a_demonstration': 'Chỉ bản trình diễn mới cho vào bằng tên.',
  },
};
