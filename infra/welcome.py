"""What `make serve` prints when everything is up."""

from collections.abc import Iterable
from pathlib import Path

from handlers.web.http.services import Services
from infra.people import PASSWORD, Person

CODE = "123456"
"""The emulator takes this code for every registration; it sends no e-mail."""

LINES = {
    "law": "luật ngày {day} / the law of {day}",
    "citizens": "Công dân / citizens",
    "officers": "Cán bộ / officers",
    "data": "Dữ liệu / data",
    "accounts": "Tài khoản thử, mật khẩu {password} / demo accounts, password {password}",
    "code": "Mã xác nhận khi đăng ký / confirmation code when registering",
    "scan": "Quét virus ở đây chỉ nhận ra tệp thử EICAR / the virus scan here knows the EICAR test file only",
    "login": "Trang đăng nhập ở đây là của bộ mô phỏng, bằng tiếng Anh / log-in here is the emulator's page",
    "stop": "dừng và lưu / stop and save",
}
"""Vietnamese, a slash, English."""


def welcome_text(services: Services, crowd: Iterable[Person], data: Path) -> str:
    """Where everything is and who can log in, in a few lines: bilingual where the site speaks Vietnamese."""
    origin, day = services.origin, services.today.strftime("%d/%m/%Y")
    spoken = services.catalogue.site.languages
    pages = "   ".join(f"{origin}/{language}/" if n else f"{origin}/" for n, language in enumerate(spoken))
    said = {name: both if "vi" in spoken else both.rpartition(" / ")[2] for name, both in LINES.items()}
    lines = [
        f"motcua — {said['law'].format(day=day)}",
        f"  {said['citizens']:<22}{pages}",
        f"  {said['officers']:<22}{origin}/api/can-bo",
        f"  {'API':<22}{origin}/api/openapi.json",
        f"  {said['data']:<22}{data.resolve()}",
        f"  {said['accounts'].format(password=PASSWORD)}:",
    ]
    # Accounts of this machine only: printing the password gives nothing away.
    for person in crowd:
        unit = services.catalogue.unit(person.unit)
        place = f" — {unit.name[spoken[0]]}" if unit else ""
        lines.append(f"    {person.username:<14}{person.what:<14}{person.name}{place}")
    lines += [f"  {said['code']}: {CODE}", f"  {said['scan']}.", f"  {said['login']}."]
    return "\n".join([*lines, f"Ctrl-C: {said['stop']}"])
