"""Both rivals can build what is generated, and are measured only while they do the same."""

from pathlib import Path

import pytest

from tests.bench import building, catalogue, hugo

PAGE = '<p>Họ và tên</p><input type="text" id="a" name="ho_ten"><button type="submit" name="_do">Gửi</button>'


def test_five_generated_procedures_are_built_by_us_and_by_hugo_and_ask_the_same(tmp_path: Path) -> None:
    out = tmp_path / "ours/dist/site"
    building.build(catalogue.write(tmp_path / "ours", 5), out)
    assert len(building.pages(out)) == 5 * 2 * 2, "a start page and a form page each, in two languages"
    for style in hugo.STYLES:
        site = hugo.write(tmp_path / style, 5, style, building.draw(out))
        hugo.build(site)
        building.check(out, site / "public")


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        (PAGE.replace("ho_ten", "ten"), "other boxes"),
        (PAGE.replace("Họ và tên", "[i18n] name_label"), "a text that we no longer have"),
        (PAGE.replace("Họ và tên", "Họ, chữ đệm và tên"), "4 words .* beside 6"),
        (PAGE + "<style>a{}</style>" * 10, "bytes, beside"),
    ],
    ids=["asks something else", "lacks a text", "says more", "is larger"],
)
def test_a_site_that_does_other_work_is_no_rival(tmp_path: Path, page: str, complaint: str) -> None:
    for rival, html in (("ours", PAGE), ("theirs", page)):
        folder = tmp_path / rival / "thu-tuc/thu-tuc-0001"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(html, "utf-8")
    building.check(tmp_path / "ours", tmp_path / "ours")
    with pytest.raises(AssertionError, match=complaint):
        building.check(tmp_path / "ours", tmp_path / "theirs")
