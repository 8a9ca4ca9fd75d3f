import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fetchModel } from "../../../src/embed/hub/fetch-model.ts";
import { openEmbedder } from "../../../src/embed/open-embedder.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";
import {
  expectWholeModel,
  fetchIt,
  folder,
  HURRIED,
  hub,
  LARGE,
  MODEL_FILES,
  model,
  modelOnHub,
  NAME,
  ORIGINAL,
} from "./model-on-hub.ts";

modelOnHub();

describe("the revision", () => {
  const lock = () => JSON.parse(readFileSync(join(folder, "revision.json"), "utf8"));
  const revisions = () => new Map(hub.downloads.map(({ file, revision }) => [file, revision]));

  test("is that of the first file for all others, and is kept with each file's hash and size", async () => {
    await fetchIt();
    const { commit } = hub;
    expect(revisions()).toEqual(
      new Map(MODEL_FILES.map((file, i) => [file, i === 0 ? "main" : commit])),
    );
    const files = MODEL_FILES.map((file) => {
      const bytes = readFileSync(join(ORIGINAL, file));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return [file, { sha256, bytes: bytes.length }];
    });
    const { revision, files: locked } = lock();
    expect(revision).toBe(commit);
    expect(locked).toMatchObject(Object.fromEntries(files));
    // What the hub does not have is not asked for again.
    expect(locked["modules.json"]).toBeNull();
  });

  test("that is named behind @ is the one that is asked for", async () => {
    await fetchModel(model({ name: `${NAME}@v1.5` }), () => {}, HURRIED);
    expect(hub.downloads[0]).toMatchObject({ file: "config.json", revision: "v1.5" });
    expectWholeModel();
  });

  test("is the one asked for where the hub names none", async () => {
    hub.commit = null;
    await fetchIt();
    expect(lock().revision).toBe("main");
  });

  test("of a file that is fetched later is that of the others", async () => {
    await fetchIt();
    const { commit } = hub;
    rmSync(join(folder, LARGE));
    await fetchIt();
    expect(hub.downloads.at(-1)).toMatchObject({ file: LARGE, revision: commit });
    expectWholeModel();
  });

  test("does not change in the middle of a model", async () => {
    hub.fault = ({ file }) => {
      if (file === "config.json") hub.commit = "f".repeat(40);
      return undefined;
    };
    await expect(fetchIt()).rejects.toMatchObject({
      code: "MODEL_DOWNLOAD",
      message: expect.stringMatching(/sends revision f+ instead of 0123/),
    });
  });

  test("may not bring another file than before, even from a mirror that names none", async () => {
    hub.commit = null;
    await fetchIt();
    rmSync(join(folder, "config.json"));
    const path = join(folder, "revision.json");
    const before = lock();
    const config = { ...before.files["config.json"], sha256: "0".repeat(64) };
    writeFileSync(
      path,
      JSON.stringify({ ...before, files: { ...before.files, "config.json": config } }),
    );
    await expect(fetchIt()).rejects.toMatchObject({
      code: "MODEL_DOWNLOAD",
      message: expect.stringContaining("not the file that was downloaded first"),
    });
  });
});

describe("files that were changed after the download", () => {
  const open = (modelsDir: string) =>
    openEmbedder({ model: NAME, modelsDir, bundledDir: BUNDLED, hubUrl: hub.url });

  test.each(MODEL_FILES)(
    "are refused before the model is loaded, with what to do: %s",
    async (file) => {
      const modelsDir = join(folder, "../..");
      await fetchIt();
      appendFileSync(join(folder, file), " ");
      await expect(open(modelsDir)).rejects.toMatchObject({
        code: "MODEL_CHANGED",
        message: expect.stringContaining(
          `${join(folder, file)} is not the file that was downloaded`,
        ),
        hint: expect.stringMatching(/Delete the file to fetch it again/),
      });
      rmSync(join(folder, file));
      await (await open(modelsDir)).close();
    },
  );

  test("are told from a lock file that is damaged", async () => {
    await fetchIt();
    writeFileSync(join(folder, "revision.json"), "{");
    await expect(open(join(folder, "../.."))).rejects.toMatchObject({
      code: "MODEL_CHANGED",
      message: expect.stringContaining(`${join(folder, "revision.json")} can't be read`),
    });
  });
});
