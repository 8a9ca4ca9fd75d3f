import { createRequire } from "node:module";

/**
 * Tells of every file right before SQLite or hnswlib read it. Call it before anything imports them.
 *
 * @param onRead gets the path as the library gets it
 */
export function watchNativeReads(onRead: (path: string) => void): void {
  const require = createRequire(import.meta.url);
  const Sqlite = require("better-sqlite3");
  require.cache[require.resolve("better-sqlite3")]!.exports = new Proxy(Sqlite, {
    construct(target, [path, ...options]) {
      onRead(path);
      return watchAttached(new target(path, ...options), onRead);
    },
  });
  const hnswlib = require("hnswlib-node");
  require.cache[require.resolve("hnswlib-node")]!.exports = {
    ...hnswlib,
    HierarchicalNSW: class extends hnswlib.HierarchicalNSW {
      readIndex(path: string) {
        onRead(path);
        return super.readIndex(path);
      }
    },
  };
}

type Statement = { run(...values: string[]): unknown };
type Database = { prepare(sql: string): Statement };

/** The same for what it reads beside its own file. */
function watchAttached(database: Database, onRead: (path: string) => void): Database {
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = prepare(sql);
    if (!sql.startsWith("ATTACH")) return statement;
    return {
      run(path: string) {
        onRead(path);
        return statement.run(path);
      },
    };
  };
  return database;
}
