// Answers queries with Comunica: one process for all of them, since starting the engine is what takes the time.
// Standard input: {"graph": a Turtle file, "queries": [text, …]}; standard output: [{"vars": […], "rows": [[text or null, …], …]}, …].
import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { QueryEngine } = require("@comunica/query-sparql-rdfjs");
const { StreamParser, Store } = require("n3");

const asked = JSON.parse(readFileSync(0, "utf8"));
const store = new Store();
for await (const quad of createReadStream(asked.graph).pipe(new StreamParser({ format: "text/turtle" }))) store.addQuad(quad);

const engine = new QueryEngine();
const answers = [];
for (const text of asked.queries) {
  const result = await engine.query(text, { sources: [store] });
  const vars = (await result.metadata()).variables.map(({ value }) => value);
  const rows = [];
  for await (const row of await result.execute()) rows.push(vars.map((name) => row.get(name)?.value ?? null));
  answers.push({ vars, rows });
}
process.stdout.write(JSON.stringify(answers));
