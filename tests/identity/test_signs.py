"""What speaks for and against two people of one name being one. The people are invented."""

from types import ModuleType

import pytest

from kg.identity.resolve import Resolver

NAME = "Đoàn Thị Thúy Hòa"
CA_MAU, BAC_NINH = "VKSND tỉnh Cà Mau", "VKSND tỉnh Bắc Ninh"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            ("2020-01-01", ("Viện trưởng", CA_MAU)),
            ("2024-01-01", ("Viện trưởng", BAC_NINH)),
            {(True, "title"), (True, "after"), (False, "provinces"), (False, "houses")},
        ),
        (
            ("2024-01-01", ("Trưởng phòng", f"Phòng 1 {CA_MAU}")),
            ("2024-01-09", ("Kiểm tra viên", f"Phòng 2 {CA_MAU}")),
            {(True, "province"), (True, "after"), (False, "offices")},
        ),
        (("2024-01-01", ("Viện trưởng", CA_MAU)), ("2024-01-01",), set()),
    ],
)
def test_signs(
    helpers: ModuleType, first: tuple[object, ...], second: tuple[object, ...], expected: set[object]
) -> None:
    resolver = Resolver()
    resolver.add(helpers.sighting("một", first[0], NAME, *first[1:]))
    resolver.add(helpers.sighting("hai", second[0], NAME, *second[1:]))
    resolver.add(helpers.sighting("ba", "1999-01-01", NAME, ("Viện trưởng", "VKSND tỉnh Gia Lai")))
    resolver.identities()
    found = [one for one in resolver.questions() if not {one.a[0], one.b[0]} & {_id(helpers, "ba")}]
    assert {(sign.speaks_for, sign.code) for one in found for sign in one.signs} == expected


def _id(helpers: ModuleType, name: str) -> str:
    return str(helpers.article(name, None).id)
