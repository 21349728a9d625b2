import type { Holding } from './certificate.ts';
import type { SignatureLevel } from './certificate-store.ts';
import type { Outcome, ReasonCode } from './judging/verdict.ts';
import type { PinState } from './token/token.ts';

export const vi = {
  check: {
    menu: 'Kiểm tra văn bản',
    title: 'Kiểm tra văn bản ký số',
    lead: 'Chọn một tệp PDF để biết ai đã ký, ký lúc nào và tệp có bị sửa sau khi ký hay không. Tệp chỉ được xem trong lúc kiểm tra, không được lưu lại.',
    file: 'Tệp PDF cần kiểm tra',
    hint: (size: string) => `Một tệp PDF, không quá ${size}.`,
    button: 'Kiểm tra',
    again: 'Kiểm tra tệp khác',
    result: (name: string) => `Kết quả kiểm tra: ${name}`,
    signature: (n: number) => `Chữ ký ${n}`,
    stamp: (n: number) => `Dấu thời gian ${n}`,
    signer: 'Người ký',
    organisation: 'Tổ chức',
    issuer: 'Nơi cấp chứng thư',
    validity: 'Chứng thư có hiệu lực',
    proven: 'Có mặt chậm nhất lúc',
    provenBy: (at: string) => `${at} (theo dấu thời gian)`,
    claimed: 'Giờ ký theo máy của người ký',
    covers: 'Phạm vi',
    coverage: {
      whole: 'Toàn bộ tệp',
      all_but_evidence: 'Toàn bộ tệp; sau đó chỉ thêm dữ liệu để kiểm tra chữ ký',
      earlier: 'Tệp tại lúc ký; sau đó có phần được thêm vào',
    },
    notRevoked: 'Chứng thư chưa bị thu hồi, theo nơi cấp, tính đến',
    judgement: 'Nhận định',
    noFile: 'Chọn một tệp PDF.',
    tooLarge: (size: string) => `Tệp lớn hơn ${size}. Chọn tệp nhỏ hơn.`,
    explained: 'Kết quả chỉ nói về chữ ký số trong tệp này, không nói về nội dung của văn bản.',
  },
  ofFile: {
    title: 'Chữ ký số của tệp',
    judged: (at: string) => `Kết quả kiểm tra khi tệp được nhận, lúc ${at}.`,
    download: 'Tải tệp về',
  },
  certificates: {
    menu: 'Chứng thư ký số',
    title: 'Chứng thư ký số',
    lead: 'Chứng thư dùng để ký kết quả giải quyết. Tệp chứng thư được giữ dưới dạng mã hóa; mật khẩu chỉ hỏi mỗi lần ký và không được lưu.',
    kinds: { person: 'Chứng thư của tôi', seal: 'Con dấu số của cơ quan' },
    none: 'Chưa có. Kết quả ký trên giấy vẫn được phát hành bình thường.',
    subject: 'Cấp cho',
    issuer: 'Nơi cấp',
    validity: 'Hiệu lực',
    state: 'Tình trạng',
    states: {
      usable: 'Dùng được',
      resting: 'Tạm khóa vì nhập sai mật khẩu nhiều lần',
      expired: 'Đã hết hạn',
      not_yet: 'Chưa có hiệu lực',
    },
    lastSigned: 'Lần ký gần nhất',
    levels: {
      B: (at: string) => `${at}, không kèm dấu thời gian`,
      T: (at: string) =>
        `${at}, có dấu thời gian, chưa kèm dữ liệu thu hồi (không hỏi được nơi cấp, hoặc nơi cấp chưa có trong danh sách tin cậy)`,
      LT: (at: string) => `${at}, có dấu thời gian và dữ liệu thu hồi`,
    } satisfies Record<SignatureLevel, (at: string) => string>,
    endsSoon: (day: string) => `Sắp hết hạn (${day}). Xin làm thủ tục gia hạn.`,
    bringIn: 'Đưa chứng thư vào',
    kind: 'Đây là',
    bringInLead: 'Chứng thư đang dùng (nếu có) sẽ thôi dùng khi chứng thư mới được đưa vào.',
    file: 'Tệp chứng thư (.p12 hoặc .pfx)',
    password: 'Mật khẩu của tệp',
    passwordHint: 'Để kiểm tra tệp mở được. Mật khẩu không được lưu.',
    submit: 'Đưa vào',
    retire: 'Thôi dùng',
    noFile: 'Chọn tệp chứng thư.',
    noKind: 'Chọn đây là chứng thư của mình hay con dấu của cơ quan.',
    noPassword: 'Nhập mật khẩu của tệp.',
    holding: 'Khóa bí mật',
    holdings: {
      file: 'Trong tệp giữ tại đây, đã khóa',
      token: 'Trong thiết bị cắm vào máy chủ',
      remote: 'Tại dịch vụ ký số từ xa',
      outside: 'Ở ngoài, trong thiết bị hoặc phần mềm của anh/chị',
    } satisfies Record<Holding, string>,
    onToken: 'Khóa nằm trong thiết bị cắm vào máy chủ (USB token, HSM)',
    onTokenLead:
      'Dành cho khóa của cơ quan hoặc cán bộ nằm trong thiết bị gắn với máy chủ này. Thiết bị cắm ở máy tính của anh/chị thì dùng mục ký ở ngoài bên dưới. Chứng thư đang dùng (nếu có) sẽ thôi dùng.',
    findTokens: 'Tìm thiết bị',
    tokenLabel: (label: string) => `Thiết bị ${label}`,
    pinStates: {
      usable: '',
      few_tries_left: 'mã PIN đã nhập sai, chỉ còn vài lần thử',
      last_try: 'chỉ còn một lần thử mã PIN',
      locked: 'đã khóa vì nhập sai mã PIN',
      pin_not_set: 'chưa đặt mã PIN',
    } satisfies Record<PinState, string>,
    pin: 'Mã PIN của thiết bị',
    pinHint: 'Để kiểm tra thiết bị ký được. Mã PIN không được lưu.',
    noPin: 'Nhập mã PIN của thiết bị.',
    noTokenKey:
      'Không thấy chứng thư nào mang tên anh/chị (hoặc tên cơ quan, với văn thư) trên các thiết bị đang cắm vào máy chủ. Xin cắm thiết bị rồi tìm lại.',
    tokenLibraryFailed:
      'Trình điều khiển của thiết bị không dùng được nên không tìm thấy chứng thư. Xin báo người quản trị máy chủ.',
    remote: 'Tôi ký bằng dịch vụ ký số từ xa',
    remoteLead:
      'Khóa bí mật ở nhà cung cấp dịch vụ; mỗi lần ký cần mã PIN hoặc mã OTP của anh/chị. Chứng thư đang dùng (nếu có) sẽ thôi dùng.',
    userId: 'Tài khoản tại dịch vụ',
    userIdHint: 'Tên tài khoản, số định danh hoặc số điện thoại đã đăng ký với nhà cung cấp.',
    findRemote: 'Tìm chứng thư',
    which: 'Chọn chứng thư',
    until: (day: string) => `Có hiệu lực đến ${day}`,
    choose: 'Dùng chứng thư này',
    noUserId: 'Nhập tài khoản tại dịch vụ.',
    noneFound: 'Dịch vụ không có chứng thư nào dùng được mang tên anh/chị cho tài khoản này.',
    bringInPublic: 'Tôi ký bằng thiết bị hoặc phần mềm ở ngoài',
    bringInPublicLead:
      'Dành cho người ký bằng USB token hoặc dịch vụ ký số khác. Chỉ cần tệp chứng thư (không có khóa bí mật), để nhận ra chữ ký của anh/chị trên văn bản ký ở ngoài rồi nộp lại. Chứng thư đang dùng (nếu có) sẽ thôi dùng.',
    publicFile: 'Tệp chứng thư (.cer hoặc .crt)',
    publicFileHint: 'Xuất từ phần mềm quản lý thiết bị ký. Tên trên chứng thư phải là tên của anh/chị.',
    noPublicFile: 'Chọn tệp chứng thư.',
    noTimeStamps: 'Chưa cài đặt nơi cấp dấu thời gian: chữ ký được tạo không kèm dấu thời gian.',
  },
  outcomes: {
    valid: 'Chữ ký hợp lệ',
    valid_with_remarks: 'Chữ ký hợp lệ, có điều cần lưu ý',
    unknown_signer: 'Không xác định được người ký',
    invalid: 'Chữ ký không hợp lệ',
    not_signed: 'Tệp chưa được ký số',
  } satisfies Record<Outcome, string>,
  outcomeLeads: {
    valid: 'Tệp giữ nguyên như khi ký, chứng thư của người ký do nơi tin cậy cấp và còn hiệu lực khi ký.',
    valid_with_remarks: 'Tệp giữ nguyên như khi ký và người ký được xác định. Xin đọc các lưu ý bên dưới.',
    unknown_signer:
      'Tệp giữ nguyên như khi ký, nhưng không nơi nào mà cơ quan này tin cậy xác nhận người ký. Không nên dựa vào tệp này.',
    invalid: 'Không nên dựa vào tệp này. Lý do được ghi bên dưới.',
    not_signed: 'Trong tệp không có chữ ký số nào. Một hình ảnh chữ ký hay con dấu không phải là chữ ký số.',
  } satisfies Record<Outcome, string>,
  reasons: {
    unreadable: 'Tệp hỏng, bị khóa hoặc có cấu trúc bất thường nên không thể đọc một cách chắc chắn.',
    took_too_long: 'Tệp quá phức tạp, không kiểm tra xong trong thời gian cho phép.',
    signature_out_of_reach: 'Trong tệp có chữ ký đã bị gỡ khỏi vị trí của nó.',
    too_many_signatures: 'Tệp có quá nhiều chữ ký.',
    range_wrong: 'Phạm vi của chữ ký không đúng: có phần của tệp nằm ngoài chữ ký.',
    not_in_its_revision: 'Phần tệp được ký không trọn vẹn.',
    signature_type_unknown: 'Loại chữ ký này không được hỗ trợ.',
    cms_unreadable: 'Chữ ký hỏng, không đọc được.',
    document_changed: 'Nội dung tệp đã bị thay đổi sau khi ký.',
    signature_wrong: 'Chữ ký không khớp với chứng thư của người ký.',
    algorithm_weak: 'Chữ ký dùng thuật toán hoặc khóa không đủ an toàn.',
    certificate_swapped: 'Chữ ký không gắn với chứng thư kèm theo.',
    content_changed_later: 'Sau khi ký, tệp đã bị sửa.',
    page_changed_later: 'Sau khi ký, trang của tệp đã bị sửa, thêm hoặc bớt.',
    annotation_changed_later: 'Sau khi ký, có chú thích hoặc hình được thêm hoặc sửa, có thể che nội dung.',
    form_changed_later: 'Sau khi ký, các ô trong biểu mẫu đã bị sửa.',
    later_signature_too_large: 'Hình của một chữ ký thêm sau quá lớn, có thể che nội dung.',
    no_changes_were_allowed: 'Người ký không cho phép thay đổi gì thêm, nhưng tệp vẫn được thêm vào.',
    purpose_wrong: 'Chứng thư không được cấp để ký văn bản.',
    certificate_expired: 'Chứng thư đã hết hạn, và không có dấu thời gian tin cậy cho thấy tệp được ký trước đó.',
    certificate_not_yet_valid: 'Chứng thư chưa có hiệu lực khi ký.',
    certificate_revoked: 'Chứng thư đã bị thu hồi.',
    certificate_chain_broken: 'Chuỗi chứng thư có mắt xích không hợp lệ.',
    time_stamp_broken: 'Dấu thời gian không khớp với chữ ký.',
    signer_unknown: 'Chứng thư của người ký không do nơi tin cậy cấp.',
    no_time_stamp: 'Không có dấu thời gian: giờ ký chỉ theo máy của người ký.',
    time_stamp_authority_unknown: 'Dấu thời gian không do nơi tin cậy cấp nên không được tính.',
    time_stamp_certificate_expired: 'Chứng thư của nơi cấp dấu thời gian nay đã hết hạn.',
    revocation_unknown: 'Chưa có thông tin để biết chứng thư có bị thu hồi hay không.',
    revoked_later: 'Chứng thư bị thu hồi sau khi ký.',
    no_signing_certificate: 'Chữ ký theo kiểu cũ, không ghi rõ chứng thư đã dùng.',
    no_key_usage: 'Chứng thư không ghi khóa được dùng vào việc gì.',
    only_time_stamps: 'Tệp chỉ có dấu thời gian, không có chữ ký của người hay cơ quan nào.',
    added_to_later: 'Sau chữ ký cuối có dữ liệu phục vụ kiểm tra được thêm vào; nội dung không đổi.',
  } satisfies Record<ReasonCode, string>,
  refusals: {
    'signature.wrong_password': 'Mật khẩu không đúng.',
    'signature.unreadable_certificate':
      'Tệp này không phải là tệp chứng thư PKCS#12 dùng được, hoặc có nhiều hơn một khóa, hoặc mã hóa theo kiểu cũ (hãy xuất lại với AES-256).',
    'signature.password_missing': 'Nhập mật khẩu để ký.',
    'signature.no_certificate': 'Chưa có chứng thư dùng được. Chọn ký trên giấy, hoặc đưa chứng thư vào trước.',
    'signature.certificate_expired':
      'Chứng thư đã hết hạn hoặc chưa có hiệu lực, nên không ký được. Xin gia hạn hoặc đưa chứng thư khác vào.',
    'signature.certificate_revoked':
      'Chứng thư đã bị thu hồi từ ngày {day}, nên không ký được: chữ ký số chỉ có giá trị khi chứng thư còn hiệu lực lúc ký (Luật Giao dịch điện tử 20/2023/QH15).',
    'signature.found_revoked':
      'Nơi cấp cho biết chứng thư đã bị thu hồi nên chưa ký. Xin liên hệ nơi cấp để được cấp chứng thư mới.',
    'signature.no_service': 'Chưa cài đặt dịch vụ ký số từ xa.',
    'signature.no_such_credential': 'Dịch vụ không còn chứng thư này. Xin tìm lại.',
    'signature.service_away':
      'Dịch vụ ký số từ xa không trả lời hoặc trả lời không đúng nên chưa ký. Xin thử lại sau, hoặc ký bằng cách khác.',
    'signature.service_refused': 'Mã PIN hoặc mã OTP không đúng, hoặc anh/chị chưa xác nhận trên điện thoại.',
    'signature.token_absent':
      'Không thấy thiết bị {label} ở máy chủ, hoặc thiết bị vừa bị rút ra. Xin cắm lại rồi ký lại.',
    'signature.token_no_key': 'Trên thiết bị {label} không còn khóa của chứng thư này. Xin chọn lại chứng thư.',
    'signature.token_certificate_changed':
      'Chứng thư trên thiết bị {label} đã được thay. Xin chọn lại chứng thư ở mục Chứng thư ký số.',
    'signature.token_wrong_pin': 'Mã PIN không đúng.',
    'signature.token_few_tries_left':
      'Mã PIN không đúng. Thiết bị {label} chỉ cho thử thêm vài lần rồi tự khóa. Xin xem lại mã PIN trước khi thử.',
    'signature.token_last_try':
      'Mã PIN không đúng. Thiết bị {label} chỉ còn một lần thử: sai lần nữa là tự khóa. Xin hỏi lại mã PIN trước khi thử.',
    'signature.token_locked':
      'Thiết bị {label} đã tự khóa vì mã PIN sai nhiều lần. Xin liên hệ nơi cấp chứng thư để mở khóa.',
    'signature.token_pin_not_set':
      'Thiết bị {label} chưa đặt mã PIN của người dùng. Xin đặt bằng phần mềm của nơi cấp.',
    'signature.token_pin_expired':
      'Mã PIN của thiết bị {label} đã hết hạn, phải đổi trước khi ký. Xin đổi bằng phần mềm của nơi cấp.',
    'signature.token_failed':
      'Thiết bị hoặc trình điều khiển không trả lời, hoặc trả lời không đúng, nên chưa ký. Xin thử lại, hoặc báo người quản trị máy chủ.',
    'signature.no_public_certificate': 'Tệp này không phải là tệp chứng thư đọc được (.cer, .crt).',
    'signature.other_name':
      'Chứng thư cấp cho {name}, không phải cho {own}. Mỗi người chỉ đưa vào chứng thư của chính mình.',
    'signature.no_outside_certificate':
      'Chưa ghi nhận chứng thư nào của anh/chị có khóa ở ngoài, hoặc chứng thư đã đổi sau khi tạo bản cần ký. Xin xem mục Chứng thư ký số rồi tạo lại bản cần ký.',
    'signature.address_closed': 'Địa chỉ nhận văn bản đã hết hạn hoặc đã dùng. Xin bấm ký lại trên trang của hồ sơ.',
    'signature.handed_back_missing': 'Chọn bản đã ký.',
    'signature.handed_back_already': 'Bản ký này đã được nhận trước đó.',
    'signature.handed_back_not_the_document':
      'Tệp nộp lại không phải là bản đã tải xuống kèm chữ ký. Xin tải lại bản cần ký, ký đúng tệp đó và không in lại hay lưu thành tệp khác.',
    'signature.handed_back_not_signed': 'Tệp nộp lại chưa có chữ ký số nào được thêm vào. Xin ký tệp rồi nộp lại.',
    'signature.handed_back_several_signatures':
      'Tệp nộp lại có nhiều hơn một chữ ký mới. Xin ký một lần trên bản đã tải xuống.',
    'signature.handed_back_changed':
      'Ngoài chữ ký, tệp nộp lại còn bị sửa nội dung hoặc thêm ghi chú. Xin tải lại bản cần ký và chỉ ký.',
    'signature.handed_back_unreadable': 'Tệp nộp lại bị hỏng hoặc có cấu trúc bất thường nên không đọc được chắc chắn.',
    'signature.handed_back_invalid':
      'Chữ ký trên tệp nộp lại không hợp lệ. Xin xem lý do ở trang Kiểm tra văn bản rồi ký lại.',
    'signature.handed_back_revoked': 'Chứng thư dùng để ký đã bị thu hồi. Xin liên hệ nơi cấp chứng thư.',
    'signature.handed_back_unknown_signer':
      'Nơi cấp chứng thư của chữ ký không có trong danh sách tin cậy của cơ quan. Xin báo người quản trị.',
    'signature.handed_back_other_signer':
      'Tệp được ký bằng chứng thư của {name}, không phải chứng thư đã đăng ký của anh/chị.',
    'signature.certificate_resting': 'Mật khẩu đã nhập sai nhiều lần. Xin thử lại sau 15 phút.',
    'signature.no_time_stamp':
      'Nơi cấp dấu thời gian không trả lời đã quá {hours} giờ, nên tạm dừng ký số. Xin thử lại sau hoặc báo quản trị.',
    'verdict.not_found': 'Tệp này không có chữ ký số, hoặc chưa kiểm tra xong.',
    'certificate.not_found': 'Không tìm thấy chứng thư này.',
  } as Record<string, string>,
  notices: {
    'signatures.brought_in': 'Chứng thư đã được đưa vào và dùng được để ký.',
    'signatures.brought_in_public': 'Đã ghi nhận chứng thư. Văn bản ký ở ngoài bằng chứng thư này sẽ được nhận.',
    'signatures.brought_in_token': 'Đã chọn chứng thư trong thiết bị; mã PIN đúng và thiết bị ký được.',
    'signatures.brought_in_remote': 'Đã chọn chứng thư tại dịch vụ ký số từ xa.',
    'signatures.otp_sent': 'Đã gửi mã OTP.',
    'signatures.retired': 'Chứng thư đã thôi dùng. Văn bản đã ký bằng chứng thư này không thay đổi.',
  } as Record<string, string>,
};
