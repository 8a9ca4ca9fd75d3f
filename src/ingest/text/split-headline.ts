import { endsClause } from "../../shared/text/ends-sentence.ts";

/** Lines with fewer words are labels of menus: "Sign in". */
const LEAST_WORDS = 3;
/** Lines with more characters are paragraphs. */
const LONGEST = 90;
/** A shorter line in capitals may be complete: "FOR IMMEDIATE RELEASE". */
const SHORTEST_IN_CAPITALS = 25;

/** No headline ends with one of these. */
const ENDS_OPEN =
  /\s(?:an?|the|of|to|for|in|on|at|by|with|from|and|or|as|after|over|will|le|la|les|des?|du|et|à|au|aux|pour|de[rmns]|die|das|von|und|für|mit|im|zum?|el|los|las|del|y|en|por|para|con)$/iu;
const IN_CAPITALS = /^(?=.*\p{Lu}{3})[^\p{Ll}]+$/u;

/** Whether two consecutive lines at the top of a text are halves of one headline. */
export function isSplitHeadline(line: string, next: string): boolean {
  if (line.split(/\s+/).length < LEAST_WORDS || next.length > LONGEST || line.length > LONGEST)
    return false;
  if (endsClause(line)) return false;
  if (ENDS_OPEN.test(line)) return true;
  return line.length >= SHORTEST_IN_CAPITALS && IN_CAPITALS.test(line) && IN_CAPITALS.test(next);
}
