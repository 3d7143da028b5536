"""The sentences about numbers, ticks and old papers, about rules ("rule") and what is to come ("arrival")."""

from forms.language import Text

MORE: dict[tuple[str, str], Text] = {
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
        vi="{label} phải là số tiền tính bằng đồng, ví dụ 50.000",
        en="{label} must be a sum in đồng, for example 50.000",
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
        vi="{label} phải chỉ gồm chữ số, ví dụ 012345678",
        en="{label} must be digits only, for example 012345678",
    ),
    ("old_id", "length"): Text(
        vi="{label} phải gồm 9 chữ số, hiện có {count}",
        en="{label} must have 9 digits; it has {count}",
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
