/**
 * `npm run bench:peers`: Quotewell beside what people use instead. The same articles, the same model, one system
 * after the other, each in a process of its own.
 */
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { report } from "../measure/report.ts";
import { squad } from "./collections.ts";
import type { PeerMeasured, PeerOrder } from "./peer-process.ts";
import { FOREIGN, PEERS, type PeerName } from "./peers.ts";
import { type PeerResult, renderPeers } from "./peers-table.ts";
import { renderPlot } from "./plot.ts";
import { readOptions } from "./read-options.ts";

const { articles, only, picture } = readOptions();
const [loadBefore] = loadavg();
install();
const hasSquad = (await squad()) !== null;
if (!hasSquad) console.error("SQuAD is not at hand: hit@1 is skipped.");
const results: PeerResult[] = [];
for (const peer of only ? [only] : (Object.keys(PEERS) as PeerName[])) {
  console.error(`${PEERS[peer]} …`);
  results.push({
    peer,
    speed: await measured({ peer, articles }),
    squad: hasSquad ? await measured({ peer, articles: null }) : null,
  });
}
const { passages, textBytes } = results[0]!.speed;
const corpus = `${articles} generated articles, ${(textBytes / 1e6).toFixed(1)} MB, some ${passages} passages`;
console.log(report("peers", `${corpus}\n\n${renderPeers(results)}`, { results }, loadBefore!));
if (picture !== undefined) writeFileSync(picture, renderPlot(results));

/** The other systems as their lock file names them. They need none of their install scripts; hnswlib-node is ours. */
function install(): void {
  if (existsSync(join(FOREIGN, "node_modules"))) return;
  console.error("Installing the other systems …");
  const how = ["ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", how, { cwd: FOREIGN, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

async function measured(order: PeerOrder): Promise<PeerMeasured> {
  const child = fork(new URL("./peer-process.js", import.meta.url));
  child.send(order);
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof message !== "object") throw new Error(`${order.peer} failed.`);
  await once(child, "exit");
  return message;
}
