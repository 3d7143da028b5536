"""Filling in, checking, sending documents, and the receipt."""

TEXTS = {
    "stage": ("Bước {n} trong 3", "Step {n} of 3"),
    "stage.1": ("Kê khai", "Fill in"),
    "stage.2": ("Kiểm tra và nộp", "Check and submit"),
    "stage.3": ("Gửi giấy tờ", "Send documents"),
    "form.intro": (
        "Hãy trả lời mọi câu hỏi, trừ câu ghi “không bắt buộc” và phần “Chỉ điền nếu …” không đúng với bạn.",
        "Answer every question unless it says “optional”, or “Answer only if …” and that is not so.",
    ),
    "form.account": (
        "Bạn khai được ngay; để nộp cần có tài khoản. Đăng nhập trước thì các mục về bạn được điền sẵn.",
        "You may fill this in now; an account is needed to submit. Log in first and what we know is there.",
    ),
    "form.next": (
        "Ở bước sau, bạn xem lại toàn bộ rồi mới nộp.",
        "On the next page you check everything before you submit.",
    ),
    "form.check": ("Tiếp tục để kiểm tra", "Continue to check"),
    "form.continue": ("Tiếp tục", "Continue"),
    "form.back": ("Quay lại", "Back"),
    "form.later": (
        "Tôi có giấy tờ này và sẽ gửi sau khi nộp hồ sơ",
        "I have this paper and will send it after filing",
    ),
    "draft.keep": ("Lưu bản nháp trên máy này", "Keep a draft on this device"),
    "draft.hint": (
        "Những gì bạn gõ chỉ được lưu trên máy này, trong 7 ngày, để mở lại khi mất mạng hoặc lỡ đóng trang. "
        "Đừng chọn nếu máy dùng chung.",
        "What you type is kept on this device only, for 7 days, in case the connection drops or the page is "
        "closed. Do not tick this on a shared computer.",
    ),
    "draft.on": ("Đang lưu bản nháp trên máy này.", "A draft is being kept on this device."),
    "draft.from": (
        "Đã điền lại bản nháp lưu lúc {at}. Hãy xem lại.",
        "Filled in from the draft of {at}. Please look it over.",
    ),
    "draft.more": (
        "Còn {n} dòng đã lưu: bấm nút thêm dòng để điền lại.",
        "{n} more saved row(s): add a row to fill it in again.",
    ),
    "draft.delete": ("Xóa bản nháp", "Delete the draft"),
    "draft.gone": (
        "Không còn bản nháp nào của tờ khai này trên máy. Những gì đang hiện vẫn ở trên trang.",
        "No draft of this form is left on this device. What you see stays on the page.",
    ),
    "draft.full": (
        "Trình duyệt này không lưu được bản nháp. Tờ khai vẫn dùng bình thường.",
        "This browser cannot keep a draft. The form works all the same.",
    ),
    "send.wait": ("Đang gửi, xin đợi. Không cần bấm lại.", "Sending, please wait. No need to press again."),
    "send.off": (
        "Chưa gửi được: máy đang mất mạng. Chưa có gì được nộp, những gì bạn đã điền vẫn ở trên trang này. "
        "Đừng đóng trang; khi có mạng, bấm lại nút này.",
        "Not sent: this device is offline. Nothing was submitted, and what you filled in is still on this "
        "page. Keep it open, and press the button again when you are connected.",
    ),
    "send.on": ("Đã có mạng trở lại. Bấm lại nút để gửi.", "You are online again. Press the button to send."),
    "form.part": ("Phần {n} trên {all}", "Part {n} of {all}"),
    "exit": ("Không nộp được ở đây", "You cannot go on here"),
    "exit.kept": (
        "Chưa có gì được nộp. Nếu bạn trả lời nhầm, hãy quay lại sửa: các câu trả lời vẫn còn nguyên.",
        "Nothing has been submitted. If an answer was wrong, go back and change it: your answers are kept.",
    ),
    "exit.back": ("Quay lại sửa câu trả lời", "Go back and change an answer"),
    "check": ("Kiểm tra trước khi nộp", "Check before you submit"),
    "check.warning": ("Xin xem lại", "Please look again"),
    "doubt.why": ("Giải thích", "Explanation"),
    "doubt.hint": (
        "Nếu đúng như bạn khai thì viết lý do; cán bộ đọc được, và bạn vẫn nộp được.",
        "If it is right as it stands, say why; the officer reads it, and you can submit all the same.",
    ),
    "check.change": ("Sửa", "Change"),
    "check.what": ("Hồ sơ sẽ được xử lý thế nào", "What will happen to it"),
    "due.if_now": ("Hẹn trả nếu nộp bây giờ", "Due if you submit now"),
    "check.login": ("Đăng nhập để nộp", "Log in to submit"),
    "check.login.text": (
        "Đăng nhập ở thẻ mới, rồi trở lại trang này và bấm nộp. Những gì bạn đã khai vẫn ở đây.",
        "Log in in a new tab, then come back to this page and submit. What you have filled in stays here.",
    ),
    "check.login.link": ("Đăng nhập (mở thẻ mới)", "Log in (opens a new tab)"),
    "check.promise": (
        "Bấm hai lần cũng chỉ tạo một hồ sơ: nộp lại cùng nội dung sẽ cho đúng mã hồ sơ đầu tiên.",
        "Pressing twice files only once: the same content sent again gives the same dossier code.",
    ),
    "check.submit": ("Nộp hồ sơ", "Submit"),
    "check.desk": ("Muốn nộp trực tiếp?", "Filing at the office instead?"),
    "check.desk.text": (
        "In mẫu {code} đã điền sẵn những gì bạn khai, ký rồi mang đến cơ quan. In không phải là nộp.",
        "Print form {code} with what you have filled in, sign it and bring it. Printing files nothing.",
    ),
    "check.print": ("In mẫu {code}", "Print form {code}"),
    "paper.back": ("Quay lại trang kiểm tra", "Back to the check page"),
    "paper.blank": ("Mẫu {code} để in và điền tay", "Form {code}, blank, to print and fill in by hand"),
    "paper.says": (
        "Mẫu in từ những gì đã khai, bằng {language} như mẫu giấy.",
        "The form is printed from what was filled in, in {language} as the paper is.",
    ),
    "paper.empty": (
        "Mẫu để trống, dành cho ai nộp tại cơ quan; bằng {language} như mẫu giấy.",
        "The form is left blank for whoever files at the office, in {language} as the paper is.",
    ),
    "language.vi": ("tiếng Việt", "Vietnamese"),
    "language.en": ("tiếng Anh", "English"),
    "paper.code": ("Mã hồ sơ", "Dossier code"),
    "paper.form": ("Mẫu {code}", "Form {code}"),
    "paper.ticked": ("(được chọn)", "(chosen)"),
    "paper.online": ("Nộp trực tuyến lúc {at}, không phải ký", "Filed online at {at}, not to be signed"),
    "paper.said": ("(theo lời khai)", "(as declared)"),
    "paper.day": ("……, ngày …… tháng …… năm ……", "Place and date: ……………………"),
    "paper.sign": ("(ký, ghi rõ họ tên)", "(signature, name in full)"),
    "paper.mended": ("Nội dung đã được bổ sung ngày {day}.", "Completed on request on {day}."),
    "paper.scroll": ("Bảng, cuộn ngang được", "Table, scrolls sideways"),
    "documents": ("Giấy tờ kèm theo", "Documents"),
    "documents.filed": ("Hồ sơ đã được lưu:", "Your dossier is safe:"),
    "documents.intro": (
        "Gửi từng giấy tờ một. Nếu mạng đứt, chỉ cần gửi lại giấy tờ đang gửi dở.",
        "Send the documents one by one. If the connection drops, only that one has to be sent again.",
    ),
    "documents.done": ("Xong, xem biên nhận", "Done, see the receipt"),
    "documents.later": (
        "Bạn có thể gửi sau, từ trang theo dõi hồ sơ.",
        "You can also send them later, from the page of your dossier.",
    ),
    "doc.missing": ("Chưa gửi", "Not sent"),
    "doc.received": ("Đã nhận", "Received"),
    "doc.again": ("Cần gửi lại", "To be sent again"),
    "doc.refused": ("Không nhận được", "Not accepted"),
    "doc.choose": ("Chọn tệp", "Choose a file"),
    "doc.choose_again": ("Gửi thêm hoặc thay tệp", "Send another file"),
    "doc.limit": (
        "Ảnh JPG, PNG hoặc tệp PDF, không quá 6 MB",
        "A JPG or PNG picture or a PDF file, at most 6 MB",
    ),
    "doc.back": (
        "Nếu bấm gửi mà hiện một trang lỗi lạ bằng tiếng Anh, hãy bấm nút Quay lại của trình duyệt, tải "
        "lại trang này rồi gửi lại. Hồ sơ và các tệp đã nhận không mất.",
        "If a strange page with an error code appears after sending, press Back in your browser, reload this "
        "page and send the file again. The dossier and the files received are safe.",
    ),
    "doc.shrunk": ("Ảnh đã thu nhỏ: {a} → {b}", "The picture was made smaller: {a} → {b}"),
    "doc.old": (
        "Trang này đã mở quá lâu nên chưa gửi. Hãy tải lại trang, chọn lại tệp rồi gửi.",
        "This page was open for too long, so nothing was sent. Reload it, choose the file again and send it.",
    ),
    "doc.send": ("Gửi tệp", "Send file"),
    "receipt": ("Đã nộp hồ sơ", "Dossier submitted"),
    "receipt.title": ("Hồ sơ đã được gửi", "Your dossier has been sent"),
    "receipt.code": ("Mã hồ sơ", "Dossier code"),
    "receipt.keep": (
        "Hãy ghi lại mã này. Với mã và 4 số cuối của số định danh hoặc số điện thoại đã khai, "
        "bạn tra cứu được hồ sơ mà không cần đăng nhập.",
        "Write this code down. With it and the last 4 digits of the ID or phone number you gave, "
        "you can look up the dossier without logging in.",
    ),
    "receipt.send": ("Gửi giấy tờ", "Send documents"),
    "receipt.facts": ("Thông tin hồ sơ", "Your dossier"),
    "receipt.track": ("Theo dõi hồ sơ", "Track this dossier"),
    "pay.none": ("Không phải nộp", "Nothing to pay"),
    "pay.due": ("Chưa nộp", "Not paid yet"),
    "pay.paid": ("Đã nộp", "Paid"),
    "pay.qr": (
        "Mã QR chuyển khoản, có sẵn số tiền và nội dung",
        "Transfer QR code with amount and reference",
    ),
    "pay.way": ("Cách nộp", "How to pay"),
    "pay.online": (
        "Nộp khi đơn vị gửi yêu cầu thanh toán. Trang này chưa nối với cổng thanh toán nào.",
        "Pay when the unit sends its request. This site is not connected to any payment service.",
    ),
    "consents": ("Ý kiến của người khác", "Consent of others"),
    "pay.desk": (
        "Nộp tại cơ quan giải quyết hồ sơ.",
        "Pay at the office that handles the dossier.",
    ),
}
