/** Whole models through a hub on this machine, against the vectors that their makers computed. */
import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type LocalEmbedder, openEmbedder } from "../../src/embed/open-embedder.ts";
import { openReranker } from "../../src/embed/open-reranker.ts";
import { type Hub, startHub } from "../support/models/hub-server.ts";
import { BUNDLED, folderWithModel } from "../support/models/model-folders.ts";
import { ROOT } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Made for development, not part of the project: the tests are skipped where it is not. */
const MODELS = resolve(ROOT, "../shared/models-hub");

/**
 * By the packages onnxruntime and tokenizers, for models whose own `expected.json` was made with dropout: in it one
 * text without a prompt has two vectors.
 */
const BY_PYTHON: { readonly [model: string]: { readonly [text: string]: number[] } } = JSON.parse(
  readFileSync(new URL("vectors-by-python.json", import.meta.url), "utf8"),
);

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function hubOf(name: string): Promise<Hub> {
  const hub = await startHub(join(MODELS, name));
  opened.push(hub);
  return hub;
}

const expected = (name: string) =>
  JSON.parse(readFileSync(join(MODELS, name, "expected.json"), "utf8"));

describe.skipIf(!existsSync(MODELS))("models of ../shared/models-hub", () => {
  test.each(["tiny-modernbert/encoder", "tiny-roberta/encoder", "tiny-bert-dense/encoder"])(
    "%s gives the vectors that Python gives, within 1e-3",
    async (model) => {
      const hub = await hubOf(model);
      const embedder = await openEmbedder({
        model,
        modelsDir: temporaryFolder(),
        bundledDir: BUNDLED,
        hubUrl: hub.url,
        onWarning: (line) => expect.fail(line),
      });
      opened.push(embedder);
      const vectors: [string, number[]][] = Object.entries(
        BY_PYTHON[model] ?? expected(model).vectors,
      );
      expect(vectors.length).toBeGreaterThan(1);
      for (const [key, numbers] of vectors) {
        const [, role, text] = /^(query|document): (.*)$/s.exec(key)!;
        const as = role === "query" ? "question" : "passage";
        const projection = new Float32Array(4 * embedder.wordDimensions);
        const [embedding] = await embedder.embed([{ text: text!, words: [] }], as, projection);
        expect(embedding!.vector).toHaveLength(numbers.length);
        const largest = Math.max(...numbers.map((x, i) => Math.abs(x - embedding!.vector[i]!)));
        expect(largest, key).toBeLessThan(1e-3);
      }
    },
  );

  test("tiny-modernbert/reranker gives the logits that PyTorch gives", async () => {
    const model = "tiny-modernbert/reranker";
    const hub = await hubOf(model);
    const reranker = await openReranker({ model, modelsDir: temporaryFolder(), hubUrl: hub.url });
    opened.push(reranker);
    const logits: [string, number[]][] = Object.entries(expected(model).logits);
    expect(logits.length).toBeGreaterThan(1);
    for (const [pair, [logit]] of logits) {
      const [question, passage] = JSON.parse(pair);
      const [relevance] = await reranker.relevance(question, [passage]);
      expect(Math.log(relevance! / (1 - relevance!))).toBeCloseTo(logit!, 3);
    }
  });
});

describe("a model with a dense layer and prompts of its own", () => {
  const NAME = "someone/dense";
  const [FROM, TO] = [384, 8];
  const MATRIX = Float32Array.from({ length: FROM * TO }, (_, i) => Math.sin(i));

  /** The bundled model with further files, as sentence-transformers writes them. */
  function files(): string {
    const folder = join(folderWithModel(NAME), NAME);
    const write = (path: string, content: string | Uint8Array) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    const module = (kind: string, path: string) => ({
      type: `sentence_transformers.models.${kind}`,
      path,
    });
    const modules = [
      module("Transformer", ""),
      module("Pooling", "1_Pooling"),
      module("Dense", "2_Dense"),
    ];
    write("modules.json", JSON.stringify(modules));
    write("1_Pooling/config.json", JSON.stringify({ pooling_mode_mean_tokens: true }));
    write("2_Dense/config.json", JSON.stringify({ in_features: FROM, out_features: TO }));
    write("2_Dense/model.safetensors", safetensors({ "linear.weight": MATRIX }));
    const prompts = { query: "ask: ", document: "tell: " };
    write("config_sentence_transformers.json", JSON.stringify({ prompts }));
    write("onnx/model_quantized.onnx_data", Uint8Array.of(0, 1, 2));
    return folder;
  }

  /** Without shapes, which nobody reads. */
  function safetensors(tensors: { readonly [name: string]: Float32Array }): Buffer {
    const places: { [name: string]: object } = {};
    let end = 0;
    for (const [name, { byteLength }] of Object.entries(tensors)) {
      places[name] = { dtype: "F32", shape: [], data_offsets: [end, end + byteLength] };
      end += byteLength;
    }
    const header = Buffer.from(JSON.stringify(places));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const numbers = Object.values(tensors).map(({ buffer }) => Buffer.from(buffer as ArrayBuffer));
    return Buffer.concat([length, header, ...numbers]);
  }

  async function open(hub: Hub, modelsDir: string) {
    const embedder = await openEmbedder({
      model: NAME,
      modelsDir,
      bundledDir: BUNDLED,
      hubUrl: hub.url,
    });
    opened.push(embedder);
    return embedder;
  }

  test("is fetched with all of that, and again without the network", async () => {
    const hub = await startHub(files());
    const modelsDir = temporaryFolder();
    await open(hub, modelsDir);
    const fetched = hub.downloads.map(({ file }) => file);
    expect(fetched).toEqual(
      expect.arrayContaining(["2_Dense/model.safetensors", "onnx/model_quantized.onnx_data"]),
    );
    await hub.close();
    await open(hub, modelsDir);
  });

  test("gives the vectors of the layer, and words those of the network", async () => {
    const hub = await startHub(files());
    const embedder = await open(hub, temporaryFolder());
    await hub.close();
    const plain = await openEmbedder({
      model: "quotewell-mini",
      modelsDir: "",
      bundledDir: BUNDLED,
      hubUrl: "",
    });
    opened.push(plain);
    const words = [{ start: 0, end: 4 }];
    const projection = Float32Array.from({ length: FROM * 4 }, (_, i) => Math.cos(i));
    const embed = async (by: LocalEmbedder, text: string, as: "question" | "passage", at = words) =>
      (await by.embed([{ text, words: at }], as, projection))[0]!;
    for (const [as, prompt] of [
      ["question", "ask: "],
      ["passage", "tell: "],
    ] as const) {
      const found = await embed(embedder, "lead type", as);
      const shifted = words.map(({ start, end }) => ({
        start: start + prompt.length,
        end: end + prompt.length,
      }));
      const network = await embed(plain, `${prompt}lead type`, as, shifted);
      const layer = Array.from({ length: TO }, (_, row) =>
        network.vector.reduce((sum, x, i) => sum + x * MATRIX[row * FROM + i]!, 0),
      );
      const length = Math.hypot(...layer);
      for (const [i, x] of layer.entries()) expect(found.vector[i]).toBeCloseTo(x / length, 5);
      expect(found.words).toEqual(network.words);
    }
  });

  test("has another fingerprint with another prompt, so that no index mixes the two", async () => {
    const folder = files();
    const hub = await startHub(folder);
    const before = await open(hub, temporaryFolder());
    const prompts = { query: "find: ", document: "tell: " };
    writeFileSync(join(folder, "config_sentence_transformers.json"), JSON.stringify({ prompts }));
    const after = await open(hub, temporaryFolder());
    await hub.close();
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  test("whose weights for the layer are cut short is refused with the reason", async () => {
    const folder = files();
    truncateSync(join(folder, "2_Dense/model.safetensors"), 1000);
    const hub = await startHub(folder);
    await expect(open(hub, temporaryFolder())).rejects.toMatchObject({
      code: "MODEL_DOWNLOAD",
      message: expect.stringMatching(
        /2_Dense\/model.safetensors could not be fetched: it ends before its tensor linear.weight/,
      ),
    });
    await hub.close();
  });
});

test("a hub that has no weights for onnxruntime is named, and what to do", async () => {
  const folder = join(folderWithModel("someone/torch"), "someone/torch");
  rmSync(join(folder, "onnx"), { recursive: true });
  const hub = await startHub(folder);
  opened.push(hub);
  const opening = openEmbedder({
    model: "someone/torch",
    modelsDir: temporaryFolder(),
    bundledDir: BUNDLED,
    hubUrl: hub.url,
  });
  await expect(opening).rejects.toMatchObject({
    code: "MODEL_DOWNLOAD",
    message: expect.stringMatching(
      /someone\/torch.*no weights for onnxruntime \(onnx\/model_quantized.onnx, /,
    ),
    hint: expect.stringContaining("EMBEDDING_MODEL=quotewell-mini"),
  });
});
