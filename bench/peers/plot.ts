/** Draws the comparison: three panels of horizontal bars, as an SVG that reads on light and dark pages. */
import { number } from "../measure/units.ts";
import { PEERS } from "./peers.ts";
import { type PeerResult, passagesPerSecond } from "./peers-table.ts";

type Panel = {
  readonly title: string;
  readonly of: (result: PeerResult) => number | null;
  /** On a logarithmic scale a bar of a tenth of the largest value is still long enough to see. */
  readonly logarithmic: boolean;
};

const PANELS: readonly Panel[] = [
  {
    title: "passages indexed a second (more is better)",
    of: ({ speed }) => passagesPerSecond(speed),
    logarithmic: false,
  },
  {
    title: "ms a question, median (less is better; logarithmic)",
    of: ({ speed }) => speed.question.p50,
    logarithmic: true,
  },
  {
    title: "SQuAD hit@1 (more is better)",
    of: ({ squad }) => squad?.hitAt1 ?? null,
    logarithmic: false,
  },
];

const WIDTH = 720;
const LABELS = 190;
const LONGEST_BAR = WIDTH - LABELS - 80;
const ROW = 22;
const [OURS, OTHERS, INK] = ["#2f81f7", "#8b949e", "#6e7781"];

export function renderPlot(results: readonly PeerResult[]): string {
  const height = ROW * (results.length + 2);
  const panels = PANELS.map(
    (panel, i) => `<g transform="translate(0 ${i * height})">${draw(panel, results)}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${PANELS.length * height}" font-family="sans-serif" font-size="13" fill="${INK}">`,
    "<title>Quotewell beside other systems: indexing, answering, finding</title>",
    ...panels,
    "</svg>\n",
  ].join("\n");
}

function draw({ title, of, logarithmic }: Panel, results: readonly PeerResult[]): string {
  const values = results.map(of);
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const length = (value: number) =>
    LONGEST_BAR *
    (logarithmic ? Math.log((10 * value) / least) / Math.log((10 * most) / least) : value / most);
  const rows = results.map(({ peer }, i) => {
    const value = values[i] ?? null;
    const bar = value === null ? 0 : length(value);
    const y = ROW * (i + 1);
    return [
      `<text x="${LABELS - 8}" y="${y + 15}" text-anchor="end">${PEERS[peer]}</text>`,
      `<rect x="${LABELS}" y="${y + 3}" width="${bar.toFixed(1)}" height="${ROW - 6}" fill="${peer === "quotewell" ? OURS : OTHERS}"/>`,
      `<text x="${(LABELS + bar + 6).toFixed(1)}" y="${y + 15}">${value === null ? "not measured" : number(value)}</text>`,
    ].join("");
  });
  return [`<text x="${LABELS}" y="15" font-weight="bold">${title}</text>`, ...rows].join("\n");
}
