import type { Finding } from "../terminal/findings.ts";

/** Do the compiled modules load? Each is tried through its door, where it does a little work. */
export async function checkNativeModules(): Promise<Finding[]> {
  return [
    await tried("hnswlib-node", async () => {
      const { VectorIndex } = await import("../index/vectors/vector-index.ts");
      await VectorIndex.empty(2).add([{ id: 0, vector: Float32Array.of(1, 0) }]);
    }),
    await tried("better-sqlite3", async () => {
      const { openPassages } = await import("../index/passages/passage-database.ts");
      openPassages(":memory:", "create").close();
    }),
  ];
}

async function tried(name: string, work: () => Promise<void>): Promise<Finding> {
  try {
    await work();
    return { level: "good", text: `${name} loads and works` };
  } catch (error) {
    return {
      level: "problem",
      text: `${name} does not load: ${error instanceof Error ? error.message : error}`,
      todo: `Run: npm rebuild ${name}`,
    };
  }
}
