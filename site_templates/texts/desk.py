"""The officer's desk and the printed slips."""

TEXTS = {
    "desk": ("Hàng đợi hồ sơ", "Dossier queue"),
    "desk.tabs": ("Nhóm hồ sơ", "Groups of dossiers"),
    "desk.find": ("Tìm theo mã, họ tên hoặc số định danh", "Find by code, name or ID number"),
    "desk.none": ("Không có hồ sơ nào ở đây.", "There is no dossier here."),
    "desk.older": ("Xem tiếp", "More"),
    "desk.acts": ("Việc có thể làm", "What you can do"),
    "desk.no_acts": ("Hồ sơ này không còn việc gì để làm.", "Nothing is left to do with this dossier."),
    "desk.unheld": ("Chưa có cán bộ nào nhận hồ sơ này.", "No officer has taken this dossier."),
    "desk.documents": ("Giấy tờ kèm theo", "Documents"),
    "col.dossier": ("Hồ sơ", "Dossier"),
    "col.applicant": ("Người nộp", "Applicant"),
    "col.filed": ("Nộp lúc", "Filed"),
    "col.due": ("Hẹn trả", "Due"),
    "col.step": ("Bước", "Step"),
    "slip.number": ("Số", "No."),
    "slip.qr": ("Mã QR của hồ sơ", "QR code of the dossier"),
    "slip.sign": ("(ký, ghi rõ họ tên)", "(signature and full name)"),
}
