"""What `make serve` prints when everything is up."""

from collections.abc import Iterable
from pathlib import Path

from handlers.web.http.services import Services
from infra.people import PASSWORD, Person

CODE = "123456"
"""The emulator takes this code for every registration; it sends no e-mail."""


def welcome_text(services: Services, crowd: Iterable[Person], data: Path) -> str:
    """Where everything is and who may log in, in a few lines."""
    origin, day = services.origin, services.today.strftime("%d/%m/%Y")
    lines = [
        f"motcua — luật ngày {day} / the law of {day}",
        f"  Công dân / citizens   {origin}/   {origin}/en/",
        f"  Cán bộ / officers     {origin}/api/can-bo",
        f"  API                   {origin}/api/openapi.json",
        f"  Dữ liệu / data        {data.resolve()}",
        f"  Tài khoản thử / demo accounts, mật khẩu / password {PASSWORD}:",
    ]
    for person in crowd:
        unit = services.catalogue.unit(person.unit)
        place = f" — {unit.name['vi']}" if unit else ""
        lines.append(f"    {person.username:<14}{person.what:<14}{person.name}{place}")
    lines += [
        f"  Mã xác nhận khi đăng ký / confirmation code when registering: {CODE}",
        "  Quét virus ở đây chỉ nhận ra tệp thử EICAR / the virus scan here knows the EICAR test file only.",
        "  Trang đăng nhập ở đây là của bộ mô phỏng, bằng tiếng Anh / log-in here is the emulator's page.",
    ]
    return "\n".join([*lines, "Ctrl-C: dừng và lưu / stop and save"])
