import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Patience } from "../../../src/embed/hub/download-file.ts";
import { type DownloadProgress, fetchModel } from "../../../src/embed/hub/fetch-model.ts";
import { openEmbedder } from "../../../src/embed/open-embedder.ts";
import { tryLock } from "../../../src/shared/databases/file-lock.ts";
import { startHub } from "../../support/models/hub-server.ts";
import { BUNDLED } from "../../support/models/model-folders.ts";
import { vectorOf } from "../../support/models/vector-of.ts";
import { DIST } from "../../support/places.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import {
  expectWholeModel,
  fetchIt,
  folder,
  HURRIED,
  hub,
  LARGE,
  LARGE_BYTES,
  MODEL_FILES,
  model,
  modelOnHub,
  NAME,
  ORIGINAL,
} from "./model-on-hub.ts";

const IMPATIENT: Patience = { stallMs: 300, retries: 2, firstWaitMs: 1 };
const ONE_TRY: Patience = { stallMs: 5_000, retries: 0, firstWaitMs: 1 };

modelOnHub();

describe("a download", () => {
  test("brings all files of the model, with progress up to the last byte of each", async () => {
    const last = new Map<string, DownloadProgress>();
    await fetchIt(HURRIED, (progress) => last.set(progress.file, progress));
    expectWholeModel();
    expect([...last.keys()]).toEqual(MODEL_FILES);
    for (const { file, bytes, total } of last.values()) {
      expect([bytes, total]).toEqual(Array(2).fill(readFileSync(join(ORIGINAL, file)).length));
    }
  });

  test("asks for nothing when the model is there", async () => {
    await fetchIt();
    await hub.close();
    await fetchIt();
  });

  test("goes on after a server error", async () => {
    let errors = 0;
    hub.fault = () => (errors++ % 2 === 0 ? { kind: "status", status: 500 } : undefined);
    await fetchIt();
    expectWholeModel();
  });

  test("waits until the hub says what a file must be", async () => {
    let refused = 0;
    hub.headFault = (file) => (file === LARGE && refused++ === 0 ? 503 : undefined);
    let damaged = 0;
    hub.fault = ({ file }) => (file === LARGE && damaged++ === 0 ? { kind: "damage" } : undefined);
    await fetchIt();
    expectWholeModel();
  });

  test("comes from a mirror that does not know HEAD", async () => {
    hub.headFault = () => 501;
    hub.statesHashes = false;
    await fetchIt();
    expectWholeModel();
  });

  test("that is cut goes on where it stopped", async () => {
    hub.fault = ({ file, from }) =>
      file === LARGE && from === 0 ? { kind: "cut", afterBytes: LARGE_BYTES / 2 } : undefined;
    await fetchIt();
    expectWholeModel();
    const starts = hub.downloads.filter(({ file }) => file === LARGE).map(({ from }) => from);
    expect(starts).toHaveLength(2);
    expect(starts[1]).toBeGreaterThan(0);
  });

  test("goes on with what an earlier process left behind", async () => {
    const left = join(folder, `${LARGE}.part`);
    mkdirSync(dirname(left), { recursive: true });
    writeFileSync(left, readFileSync(join(ORIGINAL, LARGE)).subarray(0, 150_000));
    await fetchIt();
    expectWholeModel();
    expect(hub.downloads.at(-1)).toMatchObject({ file: LARGE, from: 150_000 });
  });

  test("starts afresh when what was left behind is of another file", async () => {
    const left = join(folder, `${LARGE}.part`);
    mkdirSync(dirname(left), { recursive: true });
    writeFileSync(left, Buffer.alloc(250_000));
    await fetchIt();
    expectWholeModel();
  });

  test("that stalls is tried again", async () => {
    let stalled = false;
    hub.fault = ({ file }) => {
      if (file !== LARGE || stalled) return undefined;
      stalled = true;
      return { kind: "stall" };
    };
    await fetchIt({ ...IMPATIENT, stallMs: 2_000 });
    expectWholeModel();
  });

  test("by three processes at once brings each file once, and the lock file names all of them", async () => {
    const program = `
      import { fetchModel } from ${JSON.stringify(join(DIST, "embed/hub/fetch-model.js"))};
      await fetchModel(${JSON.stringify(model())}, () => {});`;
    const run = () => once(spawn(process.execPath, ["--input-type=module", "-e", program]), "exit");
    expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill([0, null]));
    expectWholeModel();
    expect(hub.downloads.map(({ file }) => file)).toEqual(MODEL_FILES);
    const { files } = JSON.parse(readFileSync(join(folder, "revision.json"), "utf8"));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(MODEL_FILES));
  });

  test("waits for another process that is at it, and shows how far that is", async () => {
    mkdirSync(folder, { recursive: true });
    let release = tryLock(join(folder, "download.lock"));
    const shown: DownloadProgress[] = [];
    await fetchIt(HURRIED, (progress) => {
      shown.push(progress);
      release?.();
      release = null;
    });
    expect(shown[0]).toEqual({ file: "config.json", bytes: 0, total: null });
    expectWholeModel();
  });
});

describe("a download that can't succeed", () => {
  const choices = /EMBEDDING_MODEL=quotewell-mini.*MODEL_HUB_URL.*copy/;

  test.each([
    ["is unknown there", () => ({ kind: "status", status: 404 }) as const, "404"],
    ["is private", () => ({ kind: "status", status: 401 }) as const, "401"],
    ["can't be served", () => ({ kind: "status", status: 503 }) as const, "503"],
    ["never comes", () => ({ kind: "stall" }) as const, "less than 16 KB came in 0.3 s"],
    ["comes byte by byte", () => ({ kind: "drip" }) as const, "less than 16 KB came in 0.3 s"],
    [
      "arrives damaged",
      ({ file }: { file: string }) => (file === LARGE ? ({ kind: "damage" } as const) : undefined),
      "damaged",
    ],
  ])("names URL, reason and choices when the model %s", async (_, fault, reason) => {
    hub.fault = fault;
    const patience = reason.startsWith("less than") ? IMPATIENT : HURRIED;
    await expect(fetchIt(patience)).rejects.toMatchObject({
      name: "UserError",
      code: "MODEL_DOWNLOAD",
      message: expect.stringMatching(new RegExp(`${hub.url}/${NAME}/resolve/\\w+/.*${reason}`)),
      hint: expect.stringMatching(choices),
    });
    expect(existsSync(join(folder, LARGE))).toBe(false);
  });

  test.each([
    ["config.json", { kind: "page" }, "not JSON: it begins with .*DOCTYPE html"],
    [LARGE, { kind: "page" }, "a text came instead of the file: it begins with .*DOCTYPE html"],
    ["tokenizer.json", { kind: "huge", said: true }, "more than 64 MB"],
    ["tokenizer.json", { kind: "huge", said: false }, "more than 64 MB"],
    [LARGE, { kind: "huge", said: true }, "more than 8000 MB"],
  ] as const)(
    "names the reason and tries %s once when what comes is %j",
    async (name, fault, reason) => {
      // Without its hash, which would tell a page sooner.
      hub.statesHashes = false;
      hub.fault = ({ file }) => (file === name ? fault : undefined);
      await expect(fetchIt()).rejects.toMatchObject({
        code: "MODEL_DOWNLOAD",
        message: expect.stringMatching(new RegExp(`${name} could not be fetched: .*${reason}`)),
      });
      expect(hub.downloads.filter(({ file }) => file === name)).toHaveLength(1);
      const left = readdirSync(folder, { recursive: true }).map(String);
      expect(left.filter((path) => path.startsWith(name))).toEqual([]);
    },
  );

  test.each([
    ["refuses connections", "http://127.0.0.1:9", /ECONNREFUSED|bad port/],
    ["has no address", "http://hub.invalid", /ENOTFOUND|EAI_AGAIN/],
    ["is no URL", "not a url", /parse URL/],
  ])("names URL, reason and choices when the hub %s", async (_, url, reason) => {
    await expect(fetchModel(model({ hubUrl: url }), () => {}, ONE_TRY)).rejects.toMatchObject({
      code: "MODEL_DOWNLOAD",
      message: expect.stringMatching(reason),
      hint: expect.stringMatching(choices),
    });
  });

  test("of a reranker says that it can be done without", async () => {
    hub.fault = () => ({ kind: "status", status: 404 });
    const wanted = model({ setting: "RERANKER_MODEL" });
    await expect(fetchModel(wanted, () => {}, ONE_TRY)).rejects.toMatchObject({
      code: "MODEL_DOWNLOAD",
      hint: expect.stringContaining("Do without it (RERANKER_MODEL=)"),
    });
  });

  test("names the folder when it can't be written", async () => {
    const blocked = join(temporaryFolder(), "a-file");
    writeFileSync(blocked, "");
    chmodSync(blocked, 0o444);
    await expect(
      fetchModel(model({ folder: join(blocked, NAME) }), () => {}, ONE_TRY),
    ).rejects.toMatchObject({
      code: "MODELS_DIR",
      message: expect.stringContaining(blocked),
      hint: expect.stringContaining("MODELS_DIR"),
    });
  });
});

test("opening a model of the hub fetches it and embeds with it", async () => {
  const hub = await startHub(join(BUNDLED, "quotewell-mini"));
  onTestFinished(() => hub.close());
  const modelsDir = temporaryFolder();
  const files: string[] = [];
  const embedder = await openEmbedder({
    model: NAME,
    modelsDir,
    bundledDir: BUNDLED,
    hubUrl: `${hub.url}/`,
    onProgress: ({ file }) => files.push(file),
  });
  const vector = await vectorOf(embedder, "lead type");
  await embedder.close();
  expect(vector).toHaveLength(384);
  expect(new Set(files)).toEqual(new Set(MODEL_FILES));
});
