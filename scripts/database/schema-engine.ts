import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** PostgreSQL's one-byte `"char"` of the system catalogues, which the adapter refuses to read. */
const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

type SchemaFile = { path: string; content: string };
type Difference = { isDifferent: boolean; sql: string };

/**
 * The SQL that would take the database at `url` to the schema in `files`. Prisma's own schema engine works it out,
 * in its WebAssembly form, because the ordinary one is a download. It also lists objects that a Prisma schema cannot
 * express (a partial index, for example) as if they had to go.
 */
export async function differenceTo(url: string, files: SchemaFile[]): Promise<Difference> {
  await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(readingChars(new PrismaPg({ connectionString: url })));
  const models = files.map((file): [string, string] => [file.path, file.content]);
  const engine = await bindings.SchemaEngine.new({ datamodels: models }, () => {}, adapter);
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return { isDifferent: exitCode === 2, sql: stdout ?? "" };
}

async function loadEngine() {
  // The engine writes its last words here when it panics.
  const lastWords = { message: "", set_message: (message: string) => void (lastWords.message = message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: lastWords });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = fs.readFileSync(path.join(path.dirname(file), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
}

/** Makes the adapter read catalogue `"char"` columns: it is told they are text, the engine that they are characters. */
function readingChars(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  const connectToShadow = factory.connectToShadowDb.bind(factory);
  factory.connect = async () => wrap(await connect());
  factory.connectToShadowDb = async () => wrap(await connectToShadow());
  return factory;
}

type Field = { dataTypeID: number };
type Inner = SqlDriverAdapter & { performIO(query: SqlQuery): Promise<{ fields?: Field[] }> };

function wrap<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  const inner = adapter as unknown as Inner;
  const charColumns = new WeakMap<SqlQuery, boolean[]>();
  const performIO = inner.performIO.bind(inner);
  inner.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? [];
    charColumns.set(
      query,
      fields.map((field) => field.dataTypeID === CHAR_TYPE),
    );
    for (const field of fields) if (field.dataTypeID === CHAR_TYPE) field.dataTypeID = TEXT_TYPE;
    return result;
  };
  const queryRaw = inner.queryRaw.bind(inner);
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const isChar = charColumns.get(query) ?? [];
    const columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}
