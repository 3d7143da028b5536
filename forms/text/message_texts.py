"""Every sentence about an answer, by kind and reason: what to do when it is empty, what it must be otherwise.

"any" is the kind of a reason that several kinds share. {label} is the field's label; the other placeholders
are the limits given where the answer was refused. Never "invalid": a person must be able to act on it.
"""

from forms.text.language import Text

MESSAGES: dict[tuple[str, str], Text] = {
    ("any", "required"): Text(vi="Nhập {label}", en="Enter {label}"),
    ("any", "type"): Text(
        vi="{label} phải được gửi đúng kiểu dữ liệu của mục này",
        en="{label} must be sent as the kind of data this question takes",
    ),
    ("any", "unknown"): Text(
        vi="“{name}” phải là một mục của biểu mẫu; tải lại trang rồi nhập lại",
        en="“{name}” must be a question of this form; load the page again",
    ),
    ("any", "characters"): Text(
        vi="{label} phải không có ký tự {found}",
        en="{label} must not contain the character {found}",
    ),
    ("any", "too_long"): Text(
        vi="{label} phải có nhiều nhất {limit} ký tự, hiện có {count}",
        en="{label} must have at most {limit} characters; it has {count}",
    ),
    ("any", "too_short"): Text(
        vi="{label} phải có ít nhất {limit} ký tự, hiện có {count}",
        en="{label} must have at least {limit} characters; it has {count}",
    ),
    ("any", "option"): Text(
        vi="{label} phải là một trong các lựa chọn được liệt kê",
        en="{label} must be one of the choices listed",
    ),
    ("name", "characters"): Text(
        vi="{label} phải viết bằng chữ cái La-tinh, dấu cách, dấu nháy, gạch nối, dấu chấm; không có {found}",
        en="{label} must be Latin letters, spaces, apostrophes, hyphens and full stops, without {found}",
    ),
    ("name", "letters"): Text(
        vi="{label} phải có ít nhất một chữ cái",
        en="{label} must have at least one letter",
    ),
    ("text", "pattern"): Text(
        vi="{label} phải viết theo mẫu nêu ở phần hướng dẫn của mục này",
        en="{label} must be written in the way the hint of this question shows",
    ),
    ("date", "missing_day"): Text(vi="Nhập ngày của {label}", en="Enter the day of {label}"),
    ("date", "missing_month"): Text(vi="Nhập tháng của {label}", en="Enter the month of {label}"),
    ("date", "missing_year"): Text(vi="Nhập năm của {label}", en="Enter the year of {label}"),
    ("date", "digits"): Text(
        vi="{label} phải viết bằng số, ví dụ 27 3 1985",
        en="{label} must be written in numbers, for example 27 3 1985",
    ),
    ("date", "year"): Text(
        vi="Năm phải gồm 4 chữ số, từ {first} đến {last}",
        en="The year must have 4 digits, from {first} to {last}",
    ),
    ("date", "month"): Text(vi="Tháng phải từ 1 đến 12", en="The month must be from 1 to 12"),
    ("date", "day"): Text(vi="Ngày phải từ 1 đến 31", en="The day must be from 1 to 31"),
    ("date", "no_such_day"): Text(
        vi="Ngày phải có trong lịch: tháng {month} không có ngày {day}",
        en="The day must exist in the calendar: month {month} has no day {day}",
    ),
    ("date", "leap"): Text(
        vi="Ngày 29/02 không có trong năm {year}",
        en="There is no 29 February in {year}",
    ),
    ("date", "future"): Text(vi="{label} phải ở trong quá khứ", en="{label} must be in the past"),
    ("date", "too_early"): Text(
        vi="{label} phải từ ngày {limit} trở đi",
        en="{label} must be {limit} or later",
    ),
    ("date", "too_late"): Text(
        vi="{label} phải muộn nhất là ngày {limit}",
        en="{label} must be {limit} at the latest",
    ),
    ("date", "closed"): Text(
        vi="{label} phải là ngày cơ quan làm việc (không phải Chủ nhật, ngày nghỉ lễ, tết)",
        en="{label} must be a day on which the office is open (no Sunday or public holiday)",
    ),
    ("time", "format"): Text(
        vi="{label} phải là giờ và phút, ví dụ 22:15",
        en="{label} must be hours and minutes, for example 22:15",
    ),
    ("time", "hour"): Text(vi="Giờ phải từ 0 đến 23", en="The hour must be from 0 to 23"),
    ("time", "minute"): Text(vi="Phút phải từ 0 đến 59", en="The minutes must be from 0 to 59"),
    ("choice", "required"): Text(vi="Chọn {label}", en="Choose {label}"),
    ("citizen_id", "digits"): Text(
        vi="{label} phải chỉ gồm chữ số, ví dụ {example}",
        en="{label} must be digits only, for example {example}",
    ),
    ("citizen_id", "length"): Text(
        vi="{label} phải gồm {length} chữ số, hiện có {count}",
        en="{label} must have {length} digits; it has {count}",
    ),
    ("citizen_id", "length_old"): Text(
        vi="{label} phải gồm {length} chữ số, hoặc {old} chữ số nếu là {card}; hiện có {count}",
        en="{label} must have {length} digits, or {old} for {card}; it has {count}",
    ),
    ("citizen_id", "prefix"): Text(
        vi="{label}: mã {found} ở đầu không phải {what} đã biết. Kiểm tra lại; nếu đúng thì giữ nguyên.",
        en="{label}: it begins with {found}, no {what} we know. Check it; keep it if right.",
    ),
    ("citizen_id", "gender"): Text(
        vi="{label}: {where} thường ứng với giới tính khác. Kiểm tra lại; nếu đúng thì giữ nguyên.",
        en="{label}: {where} usually means another gender. Check both; keep them if they are right.",
    ),
    ("citizen_id", "year"): Text(
        vi="{label}: các chữ số thường ứng với năm sinh {said}, không phải {born}. "
        "Kiểm tra lại; nếu đúng thì giữ nguyên.",
        en="{label}: its digits usually mean birth in {said}, not {born}. "
        "Check both; keep them if they are right.",
    ),
    ("phone", "digits"): Text(
        vi="{label} phải chỉ gồm chữ số, ví dụ {example}",
        en="{label} must be digits only, for example {example}",
    ),
    ("phone", "format"): Text(
        vi="{label} phải là {rule}",
        en="{label} must be {rule}",
    ),
    ("email", "marks"): Text(
        vi="{label} phải viết không dấu, ví dụ ten@vidu.vn",
        en="{label} must be written without accented letters, for example name@example.com",
    ),
    ("email", "at"): Text(
        vi="{label} phải có đúng một dấu @ sau tên, ví dụ ten@vidu.vn",
        en="{label} must have one @ after the name, for example name@example.com",
    ),
    ("email", "domain"): Text(
        vi="{label} phải có tên miền sau dấu @, ví dụ ten@vidu.vn",
        en="{label} must have a domain after the @, for example name@example.com",
    ),
    ("email", "format"): Text(
        vi="{label} phải viết liền trước dấu @: chữ cái, chữ số, dấu chấm, gạch nối, ví dụ ten@vidu.vn",
        en="{label} must be in one piece before the @: letters, digits, dots, hyphens: name@example.com",
    ),
    ("address", "province"): Text(
        vi="Chọn tỉnh, thành phố của {label}",
        en="Choose the province or city of {label}",
    ),
    ("address", "province_unknown"): Text(
        vi="Tỉnh, thành phố của {label} phải là một trong danh sách",
        en="The province or city of {label} must be one of the list",
    ),
    ("address", "commune"): Text(
        vi="Chọn xã, phường của {label}",
        en="Choose the commune of {label}",
    ),
    ("address", "commune_unknown"): Text(
        vi="Xã, phường của {label} phải là một trong danh sách",
        en="The commune of {label} must be one of the list",
    ),
    ("address", "commune_elsewhere"): Text(
        vi="Xã, phường của {label} phải thuộc {province}; chọn lại",
        en="The commune of {label} must be in {province}; choose again",
    ),
    ("address", "detail"): Text(
        vi="Nhập số nhà, đường phố hoặc thôn, xóm của {label}",
        en="Enter the house number and street, or the village, of {label}",
    ),
    ("unit", "required"): Text(vi="Chọn {label}", en="Choose {label}"),
    ("people", "row"): Text(
        vi="{label}: dòng {row} phải gồm các câu trả lời theo mục",
        en="{label}: row {row} must hold answers by question",
    ),
    ("people", "too_few"): Text(
        vi="{label} phải có ít nhất {limit} dòng, hiện có {count}",
        en="{label} must have at least {limit} rows; it has {count}",
    ),
    ("people", "too_many"): Text(
        vi="{label} phải có nhiều nhất {limit} dòng, hiện có {count}",
        en="{label} must have at most {limit} rows; it has {count}",
    ),
    ("people", "repeated"): Text(
        vi="{column} phải khác với {other}",
        en="{column} must differ from {other}",
    ),
    ("declaration", "required"): Text(
        vi="Đánh dấu vào ô để xác nhận lời cam đoan",
        en="Tick the box to make this declaration",
    ),
    ("declaration", "ticked"): Text(
        vi="{label} phải được đánh dấu bằng ô của trang này",
        en="{label} must be confirmed with the box on this page",
    ),
    ("any", "whole"): Text(
        vi="{label} phải là một số nguyên, ví dụ 12",
        en="{label} must be a whole number, for example 12",
    ),
    ("any", "too_small"): Text(
        vi="{label} phải từ {limit} trở lên",
        en="{label} must be {limit} or more",
    ),
    ("any", "too_large"): Text(
        vi="{label} phải nhiều nhất là {limit}",
        en="{label} must be {limit} or less",
    ),
    ("money", "whole"): Text(
        vi="{label} phải là số tiền tính bằng {unit}, ví dụ {example}",
        en="{label} must be a sum in {unit}, for example {example}",
    ),
    ("decimal", "number"): Text(
        vi="{label} phải là một số, tối đa 15 chữ số, ví dụ 12,5",
        en="{label} must be a number of at most 15 digits, for example 12.5",
    ),
    ("decimal", "unclear"): Text(
        vi="{label} phải viết rõ hơn: {found} có thể đọc theo hai cách. Viết {plain} "
        "nếu dấu chỉ tách hàng nghìn, viết thêm số 0 ở cuối nếu là phần thập phân.",
        en="{label} must be clearer: {found} can be read in two ways. Write {plain} if the mark only groups "
        "thousands; add a 0 at the end if it begins the fraction.",
    ),
    ("decimal", "too_fine"): Text(
        vi="{label} phải có nhiều nhất {limit} chữ số sau dấu phẩy",
        en="{label} must have at most {limit} digits after the point",
    ),
    ("yes_no", "required"): Text(vi="Chọn Có hoặc Không: {label}", en="Choose Yes or No: {label}"),
    ("yes_no", "only"): Text(
        vi="{label}: phải chọn “{answer}” mới nộp được ở đây",
        en="{label}: you must choose “{answer}” to go on here",
    ),
    ("payment_method", "required"): Text(vi="Chọn {label}", en="Choose {label}"),
    ("several", "required"): Text(vi="Chọn {label}", en="Choose {label}"),
    ("several", "too_few"): Text(
        vi="{label}: phải chọn ít nhất {limit} mục, hiện có {count}",
        en="{label}: you must choose at least {limit}; you chose {count}",
    ),
    ("several", "too_many"): Text(
        vi="{label}: phải chọn nhiều nhất {limit} mục, hiện có {count}",
        en="{label}: you must choose at most {limit}; you chose {count}",
    ),
    ("old_id", "digits"): Text(
        vi="{label} phải chỉ gồm chữ số, ví dụ {example}",
        en="{label} must be digits only, for example {example}",
    ),
    ("old_id", "length"): Text(
        vi="{label} phải gồm {length} chữ số, hiện có {count}",
        en="{label} must have {length} digits; it has {count}",
    ),
    ("passport", "signs"): Text(
        vi="{label} phải chỉ gồm chữ cái không dấu và chữ số, ví dụ C1234567",
        en="{label} must be plain letters and digits only, for example C1234567",
    ),
    ("passport", "length"): Text(
        vi="{label} phải có từ {least} đến {most} ký tự, hiện có {count}",
        en="{label} must have {least} to {most} characters; it has {count}",
    ),
    ("document", "required"): Text(
        vi="Đánh dấu vào ô để xác nhận sẽ gửi: {label}",
        en="Tick the box to say that you will send: {label}",
    ),
    ("arrival", "ahead"): Text(
        vi="{label} còn chưa tới ({when}). Nếu đúng là chưa đến thì giữ nguyên; nếu nhập nhầm thì sửa lại",
        en="{label} is still to come ({when}). If nobody has arrived yet, leave it; if mistyped, correct it",
    ),
    ("rule", "equals"): Text(vi="{label} phải giống {other}", en="{label} must be the same as {other}"),
    ("rule", "notEquals"): Text(vi="{label} phải khác {other}", en="{label} must differ from {other}"),
    ("rule", "greaterThan"): Text(
        vi="{label} phải lớn hơn hoặc sau {other}", en="{label} must be more or later than {other}"
    ),
    ("rule", "greaterThanOrEqual"): Text(
        vi="{label} phải không nhỏ hơn và không trước {other}",
        en="{label} must not be less or earlier than {other}",
    ),
    ("rule", "lessThan"): Text(
        vi="{label} phải nhỏ hơn hoặc trước {other}", en="{label} must be less or earlier than {other}"
    ),
    ("rule", "lessThanOrEqual"): Text(
        vi="{label} phải không lớn hơn và không sau {other}",
        en="{label} must not be more or later than {other}",
    ),
    ("rule", "at_most_one"): Text(
        vi="{label} phải để trống vì đã trả lời {other}: chỉ trả lời một trong các mục này",
        en="{label} must stay empty as {other} is answered: answer one of these only",
    ),
    ("rule", "require_present"): Text(
        vi="Nhập {label}: cần có theo câu trả lời ở mục {other}",
        en="Enter {label}: your answer to {other} calls for it",
    ),
    ("rule", "require_absent"): Text(
        vi="{label} phải để trống theo câu trả lời ở mục {other}",
        en="{label} must stay empty because of your answer to {other}",
    ),
}
