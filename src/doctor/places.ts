import { unseenPlacesText } from "../discord/gateway/unseen-places.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";

/** Does the bot see the places that COLLECTION_CHANNELS limits? Discord is only asked when it limits any. */
export async function checkPlaces({
  collectionChannels,
  discordToken: token,
  discordApiUrl: apiUrl,
}: Config): Promise<Finding[]> {
  if (token === null) return [];
  const text = await unseenPlacesText(collectionChannels, { apiUrl, token });
  if (text === null) return [];
  return [
    {
      level: "warning",
      text,
      todo: "Copy the ids again (Developer Mode, Copy ID), or invite the bot there. Until then these limits apply nowhere; others= limits every place without one of its own.",
    },
  ];
}
