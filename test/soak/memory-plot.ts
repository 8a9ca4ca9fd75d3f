import type { Figures } from "./bot-process.ts";

const [WIDTH, HEIGHT] = [640, 280];
const MARGIN = { left: 60, right: 150, top: 20, bottom: 40 };

type Measured = Figures & { readonly questions: number };

/** Memory over the questions asked, as an SVG picture. */
export function memoryPlot(measured: readonly Measured[], rebuilds: number): string {
  const most = Math.max(...measured.map(({ family }) => family)) * 1.1;
  const last = measured.at(-1)!.questions;
  const x = (questions: number) =>
    MARGIN.left + (questions / last) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (bytes: number) =>
    HEIGHT - MARGIN.bottom - (bytes / most) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const line = (of: (figures: Measured) => number, colour: string, label: string) => {
    const points = measured.map((figures) => `${x(figures.questions)},${y(of(figures))}`);
    const end = measured.at(-1)!;
    return [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(" ")}"/>`,
      `<text x="${x(last) + 6}" y="${y(of(end)) + 4}" fill="${colour}">${label}</text>`,
    ];
  };
  const ticks = Array.from({ length: 5 }, (_, n) => (n * most) / 4);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    "<title>Memory of the bot over the questions asked</title>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    ...ticks.flatMap((bytes) => [
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(bytes)}" y2="${y(bytes)}" stroke="#ddd"/>`,
      `<text x="${MARGIN.left - 6}" y="${y(bytes) + 4}" text-anchor="end">${(bytes / 1e6).toFixed(0)} MB</text>`,
    ]),
    ...line(({ family }) => family, "#b45309", "bot and librarian"),
    ...line(({ rss }) => rss, "#1d4ed8", "bot"),
    `<text x="${MARGIN.left}" y="${HEIGHT - 12}">0</text>`,
    `<text x="${x(last)}" y="${HEIGHT - 12}" text-anchor="end">${last.toLocaleString("en")} questions, ${rebuilds} rebuilds</text>`,
    "</svg>",
    "",
  ].join("\n");
}
