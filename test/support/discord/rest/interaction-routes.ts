import * as z from "zod";
import { parseForm } from "../forms/form.ts";
import { parseMessage } from "../forms/message-form.ts";
import type { Interaction } from "../world/interaction.ts";
import { messageJson } from "../world/message-json.ts";
import { deleteMessage, editMessage } from "../world/messages.ts";
import type { Message } from "../world/model.ts";
import { Refusal } from "../world/refusals.ts";
import type { World } from "../world/world.ts";
import { acknowledge, followUp } from "./callbacks.ts";
import { type Route, route } from "./routing.ts";

/** How long the bot may take; tests shorten both. */
export type Patience = { readonly acknowledgeMs: number; readonly tokenMs: number };

const callbackForm = z.object({ type: z.number(), data: z.unknown().optional() });

type Path = { params: { application: string; token: string } };

/** Callbacks, follow-ups and `@original`: all that is done with an interaction's token. */
export function interactionRoutes(
  world: World,
  interactions: ReadonlyMap<string, Interaction>,
  patience: Patience,
): Route[] {
  /** @throws Refusal 10015, 50027 */
  function byToken({ params: { application, token } }: Path): Interaction {
    const interaction = interactions.get(token);
    if (application !== world.application.id) throw new Refusal(10015);
    if (interaction === undefined) throw new Refusal(50027);
    if (performance.now() - interaction.startedMs > patience.tokenMs) throw new Refusal(50027);
    if (interaction.acknowledged === null) throw new Refusal(10015);
    return interaction;
  }

  /** @throws Refusal 10008 */
  function ofInteraction(interaction: Interaction, id: string): Message {
    const own = [interaction.response, interaction.source, ...interaction.followUps];
    const message = id === "@original" ? interaction.response : own.find((each) => each?.id === id);
    if (message == null || message.deleted) throw new Refusal(10008);
    return message;
  }

  const json = (message: Message) => messageJson(world, message, world.privilegedIntents);
  const webhook = "/webhooks/:application/:token" as const;
  const message = `${webhook}/messages/:message` as const;

  return [
    route(
      "POST",
      "/interactions/:interaction/:token/callback",
      ({ params, query, body, files }) => {
        const interaction = interactions.get(params.token);
        if (interaction?.id !== params.interaction) throw new Refusal(10062);
        if (interaction.acknowledged !== null) throw new Refusal(40060);
        const tookMs = performance.now() - interaction.startedMs;
        if (tookMs > patience.acknowledgeMs) throw new Refusal(10062);
        const callback = parseForm(callbackForm, body);
        acknowledge(world, interaction, callback, files);
        interaction.acknowledgedAfterMs = tookMs;
        world.touch();
        if (query.get("with_response") !== "true") return undefined;
        const { response } = interaction;
        const resource = {
          type: callback.type,
          ...(response === null ? {} : { message: json(response) }),
        };
        return { interaction: interaction.json(), resource };
      },
      false,
    ),
    route(
      "POST",
      webhook,
      (asked) => json(followUp(world, byToken(asked), asked.body, asked.files)),
      false,
    ),
    route(
      "GET",
      message,
      (asked) => json(ofInteraction(byToken(asked), asked.params.message)),
      false,
    ),
    route(
      "PATCH",
      message,
      (asked) => {
        const interaction = byToken(asked);
        const edited = ofInteraction(interaction, asked.params.message);
        if (edited.channel.archived) throw new Refusal(50083);
        editMessage(world, edited, parseMessage(asked.body), asked.files);
        interaction.settle();
        return json(edited);
      },
      false,
    ),
    route(
      "DELETE",
      message,
      (asked) => deleteMessage(world, ofInteraction(byToken(asked), asked.params.message)),
      false,
    ),
  ];
}
