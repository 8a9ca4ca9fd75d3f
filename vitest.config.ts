import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest: whole bots, and builds that fail in every way. */
const LONG = /test\/(?:discord\/runtime|faults)\//;

/** On a clean checkout Vitest does not know how long files take. Started last, those would keep one worker busy alone. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/scratch.ts",
    pool: "forks",
    // Files share a process and its modules, which saves a third of the time; no test relies on a
    // fresh module, and each cleans up what it starts.
    isolate: false,
    sequence: { sequencer: LongFilesFirst },
    // More than two cores can run: many tests wait for other processes most of the time.
    maxWorkers: 3,
    // Nothing takes that long: these end what would wait forever, also on a slow and busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
