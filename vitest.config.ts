import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/scratch.ts",
    pool: "forks",
    // Files share a process and its modules, which saves a third of the time; no test relies on a
    // fresh module, and each cleans up what it starts.
    isolate: false,
    // More than two cores can run: many tests wait for other processes most of the time.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
