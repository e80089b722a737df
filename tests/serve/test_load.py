"""Many at one time: each gets the answer that it would get alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import kg

CLIENTS = 50
ROUNDS = 4


def test_fifty_clients_are_all_answered(server, built: Path) -> None:
    people = [row["p"].partition("/id/")[2] for row in kg.open(built).query("SELECT ?p { ?p a vks:Official } LIMIT 10")]
    paths = [
        *("/id/" + quote(name) for name in people),
        *("/sparql?" + urlencode({"query": f"SELECT * {{ ?s ?p ?o }} LIMIT {n * 10}"}) for n in range(1, 9)),
        "/query?question=who-chaired",
        "/ontology",
        "/",
    ]
    alone = {path: server.get(path) for path in paths}
    assert {answer.status for answer in alone.values()} == {200}

    def client(number: int) -> list[bool]:
        mine = [paths[(number + turn * 7) % len(paths)] for turn in range(ROUNDS)]
        return [server.get(path) == alone[path] for path in mine]

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = [same for found in pool.map(client, range(CLIENTS)) for same in found]
    assert answers == [True] * (CLIENTS * ROUNDS)


def test_fifty_clients_and_runaways_among_them(server, runaway: str) -> None:
    """Who asks for too much is refused; who does not is answered, or told to come again and then answered."""

    def client(number: int) -> int:
        if number % 25 == 0:
            return server.query(runaway).status
        while (answer := server.query("SELECT * { ?s ?p ?o } LIMIT 5")).status == 503:
            assert answer.headers["retry-after"] == "1"
        return answer.status

    with ThreadPoolExecutor(CLIENTS) as pool:
        statuses = list(pool.map(client, range(CLIENTS)))
    assert statuses == [503 if number % 25 == 0 else 200 for number in range(CLIENTS)]
