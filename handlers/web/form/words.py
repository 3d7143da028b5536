"""What the pages on the way to a filing say when something stands in it."""

from forms.text.language import Text

CHANGED_FORM = Text(
    vi="Mẫu tờ khai đã thay đổi từ khi bạn mở trang này. Những gì bạn đã nhập được giữ lại; hãy xem lại "
    "từng mục rồi bấm tiếp tục.",
    en="The form has changed since you opened this page. What you typed is kept; go through each part, "
    "then continue.",
)
CHANGED_LIST = Text(
    vi="Mẫu tờ khai đã thay đổi từ khi bạn mở trang này và không còn nhận tệp danh sách bạn đã chọn; tệp đó "
    "chưa được nhận. Những gì bạn đã nhập được giữ lại; hãy xem lại từng mục rồi bấm tiếp tục.",
    en="The form has changed since you opened this page and no longer takes the file of rows you chose; that "
    "file was not read. What you typed is kept; go through each part, then continue.",
)
NO_UNIT = Text(
    vi="Chưa có đơn vị nào nhận thủ tục này ở nơi bạn chọn. Hãy chọn lại nơi đề nghị.",
    en="No unit takes this procedure at the place you chose. Choose the place again.",
)
LOGIN_FIRST = Text(
    vi="Chưa nộp: bạn cần đăng nhập. Mở liên kết đăng nhập bên dưới (ở thẻ mới), rồi quay lại trang này bấm "
    "nộp lần nữa. Những gì bạn đã nhập vẫn còn nguyên ở đây.",
    en="Not filed yet: log in first. Open the log-in link below (it opens beside this page), then come back "
    "here and press again. Everything you typed is still here.",
)
FROM_ACCOUNT = Text(
    vi="Chưa nộp: một số thông tin được lấy lại từ tài khoản của bạn. Hãy kiểm tra rồi bấm nộp lần nữa.",
    en="Not filed yet: some details were taken from your account. Check them, then press again.",
)
OTHER_TERMS = Text(
    vi="Chưa nộp: nơi nhận, lệ phí hoặc ngày trả kết quả đã khác với lúc bạn xem. Hãy xem lại bên dưới rồi "
    "bấm nộp lần nữa.",
    en="Not filed yet: the unit, the fee or the due date is no longer what you saw. Look below, then press "
    "again.",
)
NOT_FOR_YOU = Text(
    vi="Chưa nộp: thủ tục này không dành cho loại tài khoản của bạn. Hãy đăng nhập bằng tài khoản khác.",
    en="Not filed: this procedure is not for your kind of account. Log in with another account.",
)
NOT_KEPT = Text(
    vi="Chưa nộp được, hãy bấm lại; bấm lại không tạo hồ sơ thứ hai.",
    en="It could not be filed yet. Press again; pressing again never files twice.",
)
TOO_LARGE = Text(
    vi="Chưa nộp được: danh sách quá dài. Hãy chia thành nhiều hồ sơ.",
    en="Not filed: the list is too long. Split it into several filings.",
)
FILED_BEFORE = Text(
    vi="Hồ sơ giống hệt đã được nộp và đã kết thúc. Nếu muốn nộp thêm một hồ sơ mới, hãy bấm nộp lần nữa.",
    en="The very same filing was made before and has ended. To file a new one, press again.",
)
WRONG = Text(vi="Có lỗi cần sửa", en="There is something to correct")
WRONG_DETAIL = Text(
    vi="Hồ sơ chưa được nộp. Hãy sửa các mục được nêu rồi gửi lại.",
    en="Nothing was filed. Correct the answers named, then send it again.",
)
NOT_FILED = Text(vi="Hồ sơ chưa được nộp", en="The dossier was not filed")
EDITION = Text(
    vi="“edition” phải là mã của bản tờ khai đang có hiệu lực; lấy bằng GET cùng địa chỉ.",
    en="“edition” must be the digest of the edition in force; GET this address to learn it.",
)
ANSWERS = Text(vi="“answers” phải là một đối tượng JSON.", en="“answers” must be a JSON object.")
AGAIN = Text(vi="“again” phải là số nguyên từ 0 đến 99.", en="“again” must be a whole number from 0 to 99.")
EXTRA = Text(vi="Không có mục này ở đây; hãy bỏ đi.", en="There is no such member here; leave it out.")
NOT_FOR_YOU_HERE = Text(vi="Không nộp được ở đây", en="You cannot go on here")
