import { test } from "vitest";
import { expectArticleLeft } from "./page-text.ts";

/** Invented pages to look things up in: lists, tables, recipes, guides; a line that begins with a minus sign is boilerplate. */
const PAGES: Record<string, string> = {
  "a recipe blog": `
    Grandmother's plum cake
    − Jump to recipe
    − This post may contain affiliate links.
    − 4 min read
    Every September my grandmother stood at the table with a bucket of plums and an opinion on each of them.
    − Pin this recipe
    Prep: 20 min | Bake: 40 min | Serves 8
    Ingredients
    - 200 g flour
    - 2 eggs
    - Butter
    Method
    1. Heat the oven.
    2. Share the plums out over the dough, cut side up, and save the juice.
    Tip: Use cold butter for a flaky crust
    Serve it warm. It does not keep, which has never been a problem in our house.
    − Did you make this recipe? Leave a comment and a rating below!
    − Leave a comment`,

  "a copy of an encyclopedia page": `
    Glass harmonica
    − Jump to navigation
    − Toggle the table of contents
    − 26 languages
    − Article
    − Talk
    − Edit
    − View history
    − From Wikipedia, the free encyclopedia
    − This article needs additional citations for verification. Please help improve this article by adding sources.
    The glass harmonica is a musical instrument made of glass bowls that turn on a spindle.[1] It was popular around 1780.[2][3]
    History
    − [edit]
    Benjamin Franklin built the first one in 1761 after he had heard a concert on wine glasses.[4]
    See also
    Glass harp
    References
    Zeitler, William. The Glass Armonica. 2013.
    − This page was last edited on 12 November 2026, at 09:14 (UTC).`,

  "a page of a list with prose below": `
    El Gobierno aprueba la reforma de las pensiones agrarias
    La medida beneficiará a 420.000 jubilados del campo y costará 430 millones de euros al año, dijo el ministro.
    − Te recomendamos
    − Los agricultores piden más ayudas por la sequía
    La oposición criticó la reforma. «Es una reforma a medias», dijo la diputada Carmen Solís. EFE`,

  "a list of songs above the sentence that names it": `
    Side one
    Harbour
    The quay at night
    Lamps
    Side two
    Home
    The song Harbour by the quay band was written at night in the light of two lamps.`,

  "a guide with a table of contents, and a word about its author": `
    Grants for rain barrels: how to apply
    Allotments may get money for barrels and gutters, says the ministry. The deadline is in January.
    − Contents
    − Who can apply
    − What you can get
    − How to apply
    Who can apply
    You can apply if you are an association with at least twelve plots, and your lease runs for five years.
    What you can get
    You can get up to four thousand pounds for barrels, gutters and pipes, which is four fifths of the cost.
    How to apply
    Send the form and two quotes to the ministry. You must not buy anything before you have an answer.
    − About the author
    − Rosa Keller writes about gardens and the weather. Her book on barrels came out last year.`,

  "an encyclopedia page with sources": `
    Skarvøy Lighthouse
    The lighthouse was built in 1867 and automated in 1984, and it is protected as a monument.[2]
    References
    − "Skarvøy fyrstasjon". Norsk Fyrhistorisk Forening. Retrieved 12 May 2016.
    − Bjørkhaug, B.; Poulsson, S. (1986). Norges fyr. Oslo: Grøndahl. ISBN 82-504-1344-5.`,

  "a table whose values occur twice": `
    Fees of the conference
    Member
    Early
    600 euros
    Member
    Late
    600 euros
    The fees of the conference in Oldham include coffee, and two lunches in the old town hall by the river.`,
};

test.each(Object.entries(PAGES))("%s keeps its article and loses its boilerplate", (_, text) =>
  expectArticleLeft(text),
);
