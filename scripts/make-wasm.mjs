/** Compiles src/shared/vectors/word-matrices.wat into the module beside it. */
import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import makeWabt from "wabt";

const folder = new URL("../src/shared/vectors/", import.meta.url);

/** The compiled module, as base64. */
export async function compiled() {
  const wabt = await makeWabt();
  const source = readFileSync(new URL("word-matrices.wat", folder), "utf8");
  const { buffer } = wabt.parseWat("word-matrices.wat", source, { simd: true }).toBinary({});
  return Buffer.from(buffer).toString("base64");
}

if (process.argv[1] === import.meta.filename) {
  new Command("npm run wasm --")
    .description("Compiles src/shared/vectors/word-matrices.wat into the module beside it.")
    .parse();
  const lines = (await compiled()).match(/.{1,90}/g).map((line) => `  "${line}"`);
  writeFileSync(
    new URL("word-matrices-module.ts", folder),
    `/** word-matrices.wat, compiled by \`npm run wasm\`. */\nexport const MODULE =\n${lines.join(" +\n")};\n`,
  );
}
