"""VNeID, the application in which a citizen confirms what others declare. We are not connected to it."""

from forms.country.pack import Channel
from forms.text.language import Text

VNEID = Channel(
    "vneid",
    how=Text(vi="Qua ứng dụng VNeID", en="Through VNeID"),
    state=Text(vi="Chờ xác nhận trên VNeID", en="Awaiting confirmation in VNeID"),
    hint=Text(
        vi="Qua VNeID: người đó tự xác nhận trên ứng dụng, đơn vị giải quyết kiểm tra",
        en="Through VNeID: that person confirms in the application, and the unit checks",
    ),
    confirm=Text(
        vi="{names} cần tự xác nhận trên ứng dụng VNeID. "
        "Trang này không xác nhận thay được; {unit} kiểm tra.",
        en="{names} must confirm in VNeID. This site cannot do so for them; {unit} checks it.",
    ),
)
