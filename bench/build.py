"""Time ``kg build`` on corpora of growing size, made from the invented sample articles; prints a table.

Each copy of an article has a title and a person of its own, so that identity has as much to do as it would have.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "invented"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Văn", "Thị", "Minh", "Quốc", "Thanh", "Hữu", "Ngọc", "Đức", "Xuân", "Kim")
GIVEN = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hà",
    "Khánh",
    "Lan",
    "Nam",
    "Oanh",
    "Phúc",
    "Quang",
    "Sơn",
    "Tú",
    "Yến",
)


def person(number: int) -> str:
    """A made-up name, another one for each number up to 1,500."""
    family, rest = number % len(FAMILY), number // len(FAMILY)
    return f"{FAMILY[family]} {MIDDLE[rest % len(MIDDLE)]} {GIVEN[rest // len(MIDDLE) % len(GIVEN)]}"


def corpus(size: int, file: Path) -> int:
    """Write ``size`` articles as JSON lines; return their length in characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    length = 0
    with file.open("w", encoding="utf-8") as stream:
        for number in range(size):
            said = f"Đồng chí {person(number)}, Viện trưởng VKSND tỉnh Hậu Giang phát biểu."
            text = f"{texts[number % len(texts)]}\n\n{said}\n"
            length += len(text)
            stream.write(json.dumps({"id": f"a{number:06}", "text": text}, ensure_ascii=False) + "\n")
    return length


def measure(size: int, folder: Path, options: list[str]) -> str:
    """One row of the table: articles, characters, seconds, milliseconds an article, megabytes at the peak."""
    file = folder / f"{size}.jsonl"
    length = corpus(size, file)
    before, start = cpu(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "kg", "build", str(file), "--out", str(folder / str(size)), *options],
        check=True,
        capture_output=True,
    )
    seconds, spent = time.perf_counter() - start, cpu() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"{size:9} {length:12} {seconds:9.2f} {spent:9.2f} {1000 * spent / size:9.2f} {peak:9.0f}"


def cpu() -> float:
    """CPU seconds of all that this process has begun and that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Read the command line and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[62, 250, 1000], help="numbers of articles")
    parser.add_argument("--option", action="append", default=[], help="an option for kg build, repeatable")
    chosen = parser.parse_args()
    print(f"{'articles':>9} {'characters':>12} {'seconds':>9} {'CPU s':>9} {'ms each':>9} {'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.sizes:
            print(measure(size, Path(folder), chosen.option), flush=True)


if __name__ == "__main__":
    main()
