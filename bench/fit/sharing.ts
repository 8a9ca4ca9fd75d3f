import type { Gathered } from "./gather.ts";
import type { FitSet } from "./sets.ts";

type Fit = "sentences" | "ranking" | "about" | "answers";

/**
 * What each question gives to a fit, weighted such that a set counts in all what `sets.ts` says. Where the fit is of
 * verdicts, each kind of question in a set counts the same.
 */
export function sharing<Row extends object>(
  gathered: readonly Gathered[],
  fit: Fit,
  rowsOf: (question: Gathered) => readonly Row[],
): (Row & { readonly weight: number })[] {
  const groups = new Map<string, { readonly set: FitSet; readonly rows: Row[] }>();
  for (const question of gathered.filter(({ set }) => set[fit] > 0)) {
    const { set } = question;
    const name = `${set.name} ${fit === "answers" ? kindOf(question) : ""}`;
    const group = groups.get(name) ?? { set, rows: [] };
    groups.set(name, group);
    group.rows.push(...rowsOf(question));
  }
  const filled = [...groups.values()].filter(({ rows }) => rows.length > 0);
  return filled.flatMap(({ set, rows }) => {
    const kinds = filled.filter((other) => other.set === set).length;
    const weight = set[fit] / kinds / rows.length;
    return rows.map((row) => ({ ...row, weight }));
  });
}

function kindOf({ question: { kind, answerable } }: Gathered): string {
  return kind ?? (answerable ? "answerable" : "absent");
}
