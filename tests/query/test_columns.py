"""Answers as typed columns."""

from pathlib import Path

import pandas as pd
import pytest
from pyoxigraph import Literal, NamedNode

import kg
from kg.query.columns import columns
from kg.query.result import QueryResult

MINI = Path(__file__).parents[1] / "fixtures" / "mini.ttl"

XSD = "http://www.w3.org/2001/XMLSchema#"


def one(*cells: tuple[str, str] | None) -> tuple[str, list[object]]:
    terms = [None if cell is None else Literal(cell[0], datatype=NamedNode(XSD + cell[1])) for cell in cells]
    (column,) = columns(QueryResult("select", ("x",), tuple((term,) for term in terms)))
    return column.dtype, column.values


@pytest.mark.parametrize(
    ("cells", "dtype", "values"),
    [
        ([("3", "integer"), None], "Int64", [3, None]),
        ([("3", "integer"), ("98.5", "decimal")], "Float64", [3.0, 98.5]),
        ([("true", "boolean"), None], "boolean", [True, None]),
        ([("2024-07-04", "date"), None], "datetime64[s]", ["2024-07-04", None]),
        ([("2024-07-04", "date"), ("2024", "gYear")], "object", ["2024-07-04", "2024"]),
        ([("2024-07-04Z", "date")], "object", ["2024-07-04Z"]),
        ([("9" * 30, "integer")], "object", ["9" * 30]),
        ([("127/129", "string"), ("3", "integer")], "object", ["127/129", "3"]),
        ([None], "object", [None]),
    ],
)
def test_a_column_has_the_type_of_all_its_values(cells, dtype: str, values: list[object]) -> None:
    assert one(*cells) == (dtype, values)


def test_a_data_frame_has_days_and_numbers() -> None:
    frame = kg.open(MINI).to_pandas("indicators-by-year", unit="Hậu Giang")
    assert frame["periodEnd"].tolist() == [pd.Timestamp("2024-06-30")]
    assert (frame["number"] * 2).tolist() == [197.0]
    assert frame["previous"].isna().all()
    assert kg.open(MINI).to_pandas("clusters-by-year")["members"].sum() == 3
    assert kg.open(MINI).to_pandas("career", person="nobody").empty
    assert kg.open(MINI).to_pandas('SELECT ("0001-01-01"^^xsd:date AS ?day) { }')["day"].dt.year.tolist() == [1]
