/** Texts on unrelated subjects, each about as long as a passage. */
export const PROBES: readonly string[] = [
  "The bakery on the corner opens at six, when the first loaves come out of the oven. Flour, water, salt and a sour dough that is older than the baker are all that goes into them. Apprentices learn to fold the dough by hand before they may touch a machine, and customers queue in the rain for a warm roll with butter.",
  "Engineers tested the brakes of the new locomotive on a slope outside the depot. Sensors on every axle measured heat, pressure and wear, while a computer in the cab recorded the stopping distance. On wet rails the train needed eighty metres more than the contract allows, so the supplier will replace the pads.",
  "The orchestra rehearsed the second movement until midnight. The conductor wanted the cellos softer and the oboe slower, and he sang each phrase before the strings were allowed to play it. On Saturday the hall is sold out; the concert will be broadcast on the radio, and a recording appears in spring.",
  "Beavers have returned to the upper valley after more than a century. Biologists counted four dams and eleven young animals this summer, and trout now spawn in the ponds behind the branches. Farmers complain of flooded meadows, but a fund pays them for fences and for every tree that falls.",
  "The striker scored twice before half-time and left the pitch with a sore ankle. His coach praised the defence, which had conceded nothing in five matches, and said that the league would be decided in May. Supporters sang in the stands long after the referee had blown the final whistle.",
  "The central bank raised its interest rate by a quarter of a point, to four per cent. Inflation has slowed, but wages and rents are still rising faster than the target allows. Shares fell a little after the announcement, the currency gained, and economists expect another increase before the end of the year.",
  "Surgeons at the university hospital replaced a damaged heart valve through a vein in the leg. The patient, a retired teacher, walked the next morning and went home within a week. The method spares the chest and the heart-lung machine, but the doctors warn that its results after ten years are unknown.",
  "The telescope photographed a galaxy whose light has travelled for eleven billion years. Astronomers see spiral arms where their models predict a shapeless cloud, which means that the discs of stars formed earlier than thought. A spectrograph will measure how fast the gas rotates around the centre.",
  "Knit the scarf on thick needles from three balls of wool. Cast on forty stitches, work two rows in rib, then change the colour at every tenth row. Wash it by hand in lukewarm water and dry it flat on a towel; in a machine the yarn would felt, and the fringes would tangle.",
  "The novelist wrote the first chapter in a lighthouse, without electricity or visitors. Her heroine is a mapmaker who loses her sight and goes on drawing coasts from memory. Critics admired the patient sentences, readers the ending, and the translation into Japanese won a prize.",
  "Parliament passed the law on waste by a majority of nine votes. From next year shops must take back bottles, cans and batteries, and towns may charge households by weight. The opposition called it a burden on families and announced that it would ask the constitutional court to examine it.",
  "The volcano had been quiet for two hundred years when the ground began to tremble. Within a day ash covered the roofs, the harbour was closed, and buses carried the villagers to schools on the other side of the island. Geologists fear that the magma has not yet reached the surface.",
];

/** For each of the texts a question that it answers, in the same order. */
export const PROBE_QUESTIONS: readonly string[] = [
  "When does the bakery on the corner open?",
  "How much farther does the locomotive need to stop on wet rails?",
  "What did the conductor want from the cellos?",
  "How many dams of beavers did the biologists count?",
  "Who scored twice before half-time?",
  "By how much did the central bank raise its interest rate?",
  "How did the surgeons replace the heart valve?",
  "How long has the light of the galaxy travelled?",
  "How should the scarf be washed?",
  "Where did the novelist write the first chapter?",
  "What must shops take back under the law on waste?",
  "Why was the harbour on the island closed?",
];
