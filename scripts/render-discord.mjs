/**
 * Makes the pictures of the Discord bot in docs/images/: an answer, an unsure answer, /status and an added article, as
 * Discord's client shows them. Needs `npm run build`, an index (`npm run index`) and Chromium.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ask } from "../dist/ask.js";
import { openModel } from "../dist/commands/open/open-model.js";
import { librarianOf } from "../dist/discord/library/librarian-of.js";
import { shownQuotes } from "../dist/discord/library/quotes.js";
import { addedCard } from "../dist/discord/render/adding.js";
import { answerMessage } from "../dist/discord/render/answer.js";
import { statusMessage } from "../dist/discord/render/status.js";
import { textsFor } from "../dist/discord/texts/index.js";
import { openLibrary } from "../dist/index/open-library.js";
import { loadConfig } from "../dist/settings/config.js";
import { page } from "./discord-page.mjs";

const IMAGES = fileURLToPath(new URL("../docs/images/", import.meta.url));
const ANSWERED = "Why did Ban Ki-moon withdraw Iran's invitation?";
const UNSURE = "What did Turkey say about the talks?";
/** In pixels. */
const WIDTH = 820;

const ADDED = "geneva";
const tools = {
  texts: textsFor(null),
  idOf: (press) => Object.values(press).join("."),
  offersLater: true,
};
const config = loadConfig();
const library = await openLibrary(config.embeddingsDir);
const embedder = await openModel(config, { show() {}, stop() {} });
mkdirSync(IMAGES, { recursive: true });
try {
  picture("discord-answer", `@Quotewell ${ANSWERED}`, await answerTo(ANSWERED));
  picture("discord-unsure", `@Quotewell ${UNSURE}`, await answerTo(UNSURE));
  const librarian = librarianOf(library, embedder, () => {});
  picture("discord-status", "/status", statusMessage(await status(librarian), tools));
  const sheet = await librarian.article(ADDED, null);
  picture("discord-added", "/add", addedCard(sheet, "tag", tools));
} finally {
  await library.close();
  await embedder.close();
}

async function answerTo(question) {
  const answer = await ask(question, { library, embedder }, { top: 9 });
  const { kind } = answer;
  console.log(`${question} ${kind}`);
  const shown = {
    id: "7f3a09c2d1",
    question: null,
    verdict: kind,
    quotes: kind === "not-found" ? [] : shownQuotes(answer.quotes),
    closest: kind === "not-found" ? answer.closest : [],
    private: false,
    votes: { up: kind === "answered" ? 2 : 0, down: 0 },
  };
  return answerMessage(shown, tools);
}

async function status(librarian) {
  const state = { inDatabase: false, rebuilding: false, refusedSince: null, feeds: null };
  const startedAt = Date.now() - 3 * 24 * 60 * 60 * 1000;
  const times = { p50: 8.4, p95: 21 };
  return { ...(await librarian.holdings(null)), ...state, servers: 3, times, startedAt };
}

/** Screenshot of a conversation of one question and one reply. */
function picture(name, asked, payload) {
  const folder = mkdtempSync(join(tmpdir(), "quotewell-picture-"));
  try {
    const file = join(folder, "page.html");
    writeFileSync(file, page(asked, payload));
    const height = Math.ceil(
      Number(/data-height="([\d.]+)"/.exec(chromium(file, "--dump-dom"))[1]),
    );
    const shot = `--screenshot=${join(IMAGES, `${name}.png`)}`;
    chromium(file, `--window-size=${WIDTH},${height}`, "--force-device-scale-factor=1.5", shot);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chromium(file, ...wanted) {
  const flags = ["--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"];
  const size = `--window-size=${WIDTH},600`;
  const all = [...flags, size, ...wanted, `file://${file}`];
  return execFileSync("chromium", all, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
