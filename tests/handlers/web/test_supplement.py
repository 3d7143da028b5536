"""A supplement: only what was asked opens, it is judged, and it waits for its documents."""

from tests.handlers.web.citizens import WHO, Counter, asked, look_up, with_lease


def test_a_supplement_opens_only_what_was_asked_with_the_old_values() -> None:
    counter = Counter()
    page = counter.client(WHO).get(f"/api/ho-so/{asked(counter).code}").text
    assert 'name="dien_thoai"' in page
    assert 'name="ho_ten"' not in page
    assert "số không gọi được" in page
    assert "20/08/2026" in page
    assert 'id="hop-dong-file"' in page
    assert "số không gọi được" not in look_up(counter, next(iter(counter.dossiers.kept)), "2345").text


def test_a_supplement_is_judged_and_waits_for_its_documents() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO)
    wrong = client.post(path, data={"dien_thoai": "12"})
    assert wrong.status_code == 422
    assert 'value="12"' in wrong.text
    assert "Gửi giấy tờ này trước khi bấm gửi bổ sung" in wrong.text
    with_lease(counter, dossier)
    done = client.post(path, data={"dien_thoai": "0987 654 321", "ho_ten": "Kẻ Khác"})
    assert done.headers["location"] == f"/api/ho-so/{dossier.code}"
    assert '<p class="stand-step">Đã gửi bổ sung</p>' in client.get(f"/api/ho-so/{dossier.code}").text
    kept = counter.dossiers.kept[dossier.code].summary
    assert kept.answers["dien_thoai"] == "+84987654321"
    assert kept.answers["ho_ten"] == WHO.full_name
    assert client.post(path, data={"dien_thoai": "0987 654 321"}).status_code == 303
    assert client.post(path, data={"dien_thoai": "0987 654 322"}).status_code == 409


def test_a_program_answers_a_supplement_with_just_those_answers() -> None:
    counter = Counter()
    dossier = asked(counter)
    path, client = f"/api/ho-so/{dossier.code}/bo-sung", counter.client(WHO, json=True)
    missing = client.post(path, json={"answers": {"dien_thoai": "1"}}).json()
    assert [one["pointer"] for one in missing["errors"]] == ["#/answers/dien_thoai", "#/documents/hop-dong"]
    assert (
        client.post(path, json={"answers": {"ho_ten": "x"}}).json()["errors"][0]["pointer"]
        == "#/answers/ho_ten"
    )
    assert client.post(path, json={"answers": 1}).status_code == 422
    with_lease(counter, dossier)
    told = client.post(path, json={"answers": {"dien_thoai": "0987654321"}})
    assert (told.status_code, told.json()["paused"]) == (200, False)
