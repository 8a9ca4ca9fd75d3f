import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { modelFacts } from "../../../src/embed/model/model-facts.ts";
import { MINI_FACTS } from "../../support/models/model-folders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const POOLING = { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false };
const DENSE = {
  in_features: 64,
  out_features: 96,
  activation_function: "torch.nn.modules.activation.Tanh",
};
const module = (kind: string, path = "") => ({
  path,
  type: `sentence_transformers.models.${kind}`,
});
const MODULES = [
  module("Transformer"),
  module("Pooling", "1_Pooling"),
  module("Normalize", "2_Normalize"),
];

/** A folder with these files, besides what every model has. */
function folderWith(files: { readonly [path: string]: object }): string {
  const folder = temporaryFolder();
  const every = {
    "config.json": { hidden_size: 64, max_position_embeddings: 8192 },
    "tokenizer_config.json": { model_max_length: 1e30 },
    "onnx/model.onnx": {},
  };
  for (const [path, content] of Object.entries({ ...every, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return folder;
}

async function factsOf(files: { readonly [path: string]: object }, name = "someone/model") {
  const warnings: string[] = [];
  const facts = await modelFacts(name, folderWith(files), (line) => warnings.push(line));
  return { ...facts, warnings };
}

test("the bundled model's are those of its card", () => {
  expect(MINI_FACTS).toEqual({
    name: "quotewell-mini",
    weights: "onnx/model_quantized.onnx",
    dimensions: 384,
    wordDimensions: 384,
    pooling: "mean",
    dense: [],
    prefix: { question: "", passage: "" },
    maxTokens: 256,
    languages: "en",
  });
});

test("pooling, dense layers, prompts and longest input are read from a model's files", async () => {
  const facts = await factsOf({
    "modules.json": [...MODULES.slice(0, 2), module("Dense", "2_Dense")],
    "1_Pooling/config.json": POOLING,
    "2_Dense/config.json": DENSE,
    "config_sentence_transformers.json": { prompts: { query: "search: ", document: "text: " } },
    "sentence_bert_config.json": { max_seq_length: 200 },
  });
  expect(facts).toMatchObject({
    weights: "onnx/model.onnx",
    dimensions: 96,
    wordDimensions: 64,
    pooling: "cls",
    dense: [{ path: "2_Dense", from: 64, to: 96, activation: "tanh" }],
    prefix: { question: "search: ", passage: "text: " },
    maxTokens: 200,
    warnings: [],
  });
});

test("a model whose files say nothing is used with the mean, up to 512 tokens, and one line says so", async () => {
  const { pooling, prefix, maxTokens, warnings } = await factsOf({});
  expect({ pooling, prefix, maxTokens }).toEqual({
    pooling: "mean",
    prefix: { question: "", passage: "" },
    maxTokens: 512,
  });
  expect(warnings).toEqual([expect.stringContaining("someone/model don't say how it pools")]);
});

test("the table helps out where files say nothing, whatever the revision; files count more", async () => {
  const name = "Xenova/bge-small-en-v1.5@main";
  expect(await factsOf({}, name)).toMatchObject({
    name,
    pooling: "cls",
    languages: "en",
    warnings: [],
  });
  const stated = {
    "modules.json": MODULES,
    "1_Pooling/config.json": { pooling_mode_mean_tokens: true },
    "config_sentence_transformers.json": { prompts: { query: "ask: " } },
  };
  expect(await factsOf(stated, name)).toMatchObject({
    pooling: "mean",
    prefix: { question: "ask: ", passage: "" },
  });
});

test.each([
  [{ query: "q: ", passage: "p: " }, null, { question: "q: ", passage: "p: " }],
  [{ usual: "u: " }, "usual", { question: "u: ", passage: "u: " }],
  [{ query: "q: ", usual: "u: " }, "usual", { question: "q: ", passage: "u: " }],
])(
  "of the prompts %j with %j as the default, those of sentence-transformers are taken",
  async (prompts, name, prefix) => {
    const config = { prompts, default_prompt_name: name };
    expect((await factsOf({ "config_sentence_transformers.json": config })).prefix).toEqual(prefix);
  },
);

test.each([
  [
    "RoBERTa, whose positions begin late",
    { model_type: "roberta", max_position_embeddings: 260, pad_token_id: 1 },
    258,
  ],
  [
    "nomic-bert, with names of its own",
    { n_embd: 64, n_positions: 300, hidden_size: undefined },
    300,
  ],
])("the longest input of %s", async (_, config, maxTokens) => {
  expect(await factsOf({ "config.json": { hidden_size: 64, ...config } })).toMatchObject({
    maxTokens,
    wordDimensions: 64,
  });
});

describe("a model is refused in one sentence", () => {
  test.each<[string, { [path: string]: object }, RegExp]>([
    ["without a vector size", { "config.json": {} }, /no vector size, so it is not a text encoder/],
    [
      "that is a reranker",
      { "config.json": { hidden_size: 64, architectures: ["BertForSequenceClassification"] } },
      /it is a reranker \(BertForSequenceClassification\): name it in RERANKER_MODEL/,
    ],
    [
      "with a step that is not known",
      { "modules.json": [...MODULES, module("LSTM", "3_LSTM")] },
      /modules.json lists "sentence_transformers.models.LSTM", a step that Quotewell does not know/,
    ],
    [
      "with code of its own",
      { "modules.json": [{ type: "custom_st.Transformer", path: "" }] },
      /"custom_st.Transformer"/,
    ],
    [
      "whose modules lie elsewhere",
      { "modules.json": [module("Pooling", "../../etc")] },
      /modules.json lists the folder "..\/..\/etc"/,
    ],
    [
      "that pools in another way",
      {
        "modules.json": MODULES,
        "1_Pooling/config.json": { pooling_mode_lasttoken: true },
      },
      /1_Pooling\/config.json asks for lasttoken; Quotewell takes mean_tokens or cls_token/,
    ],
    [
      "with an activation that is not known",
      {
        "modules.json": [...MODULES, module("Dense", "2_Dense")],
        "1_Pooling/config.json": POOLING,
        "2_Dense/config.json": { ...DENSE, activation_function: "torch.nn.GELU" },
      },
      /2_Dense\/config.json asks for the activation gelu/,
    ],
    [
      "without the file of its pooling",
      { "modules.json": MODULES },
      /1_Pooling\/config.json can't be read/,
    ],
  ])("%s", async (_, files, reason) => {
    await expect(factsOf(files)).rejects.toMatchObject({
      code: "MODEL_UNUSABLE",
      message: expect.stringMatching(reason),
    });
  });
});
