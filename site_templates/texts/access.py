"""The accessibility statement: what is aimed at, what was really tested, what is known to be wanting."""

TEXTS = {
    "access": ("Khả năng tiếp cận của trang này", "Accessibility of this site"),
    "access.about": (
        "Trang này cố gắng để ai cũng dùng được: người khiếm thị, người không dùng chuột, "
        "người dùng điện thoại cũ hay mạng yếu.",
        "This site is meant for everyone: people who cannot see well, who use no mouse, "
        "who have an old telephone or a weak connection.",
    ),
    "access.aim": ("Mục tiêu", "What we aim at"),
    "access.aim.text": (
        "Chúng tôi làm theo WCAG 2.2, mức AA. Chưa có tổ chức độc lập nào đánh giá trang này, "
        "nên chúng tôi không tuyên bố là đã đạt.",
        "We work towards WCAG 2.2, level AA. No independent body has examined this site, "
        "so we do not claim that it conforms.",
    ),
    "access.tested": ("Đã kiểm tra gì", "What is tested"),
    "access.tested.1": (
        "Mọi trang, kể cả khi báo lỗi, được kiểm tra bằng ba chương trình: "
        "Nu HTML Checker, html-validate và axe.",
        "Every page, also with errors, is checked by three programs: Nu HTML Checker, html-validate, axe.",
    ),
    "access.tested.2": (
        "Màn hình rộng 320 điểm ảnh: không trang nào phải kéo ngang.",
        "A screen 320 pixels wide: no page has to be moved sideways.",
    ),
    "access.tested.3": (
        "Tắt JavaScript: làm được đủ năm bước, từ đăng ký tài khoản đến nhận kết quả.",
        "JavaScript off: all five steps can be taken, from the account to the result.",
    ),
    "access.tested.4": (
        "Chỉ dùng bàn phím: phím Tab đến được mọi ô và nút, và thấy rõ mình đang ở đâu.",
        "Keyboard only: Tab reaches every box and button, and one sees where one is.",
    ),
    "access.tested.5": (
        "Mỗi ô có nhãn, mỗi nhóm lựa chọn có tên, mỗi lỗi có đường dẫn đến ô cần sửa.",
        "Every box has a label, every group of choices a name, every error a link to its box.",
    ),
    "access.tested.6": (
        "Khi in, trang thủ tục, trang kiểm tra, biên nhận và trang theo dõi vừa khổ giấy A4.",
        "Printed, the pages of a procedure, the check page, the receipt and the status fit A4 paper.",
    ),
    "access.limits": ("Những gì còn thiếu", "What is wanting"),
    "access.limits.1": (
        "Chưa có người khuyết tật nào dùng thử, và chưa thử với trình đọc màn hình.",
        "No person with a disability has tried it yet, and it was not tried with a screen reader.",
    ),
    "access.limits.2": (
        "Chưa có nội dung bằng ngôn ngữ ký hiệu, chữ nổi hay tiếng dân tộc thiểu số.",
        "There is nothing in sign language, in Braille or in the languages of ethnic minorities.",
    ),
    "access.limits.3": (
        "Ảnh và tệp do người nộp gửi lên không được trang này làm cho dễ tiếp cận hơn.",
        "Pictures and files that applicants send are not made more accessible by this site.",
    ),
    "access.limits.4": (
        "Trang đăng nhập không do bộ tờ khai này làm ra và có thể chỉ có tiếng Anh.",
        "The log-in page is not of our making, and may be in English only.",
    ),
    "access.limits.5": (
        "Tờ khai lấy từ nước khác giữ nguyên ngôn ngữ của nước đó.",
        "Forms taken from other countries keep the language of that country.",
    ),
    "access.tell": ("Gặp khó khăn, báo cho ai", "Whom to tell about a barrier"),
    "access.nobody": (
        "Đây là bản minh họa: chưa có cơ quan nào nhận phản ánh về trang này.",
        "This is a demonstration: no authority takes reports about this site yet.",
    ),
    "access.instead": (
        "Không dùng được trang này thì bạn vẫn làm được thủ tục: hãy đến đơn vị giải quyết thủ tục.",
        "If you cannot use this site you can still apply: go to the unit that decides.",
    ),
    "access.stated": ("Bản này được xem lại lần cuối ngày", "This statement was last looked through on"),
}
