import type { Message } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { useJoinWords } from "../text/use-join-words.ts";
import { asTransport } from "./enter.ts";
import { eventOf } from "./hear.ts";

/** What the host did, in words; nothing where that is no news to a phone. */
export function useEventWords(): (message: Message) => string | undefined {
  const { transports } = useText().text;
  const { events } = useJoinWords();
  return (message) => {
    const event = eventOf(message);
    switch (event?.type) {
      case "settings":
        return events.settings;
      case "ping":
        return events.ping;
      case "switch": {
        const id = asTransport(event.transport);
        return id && events.switched(transports[id].name);
      }
      case "freeze":
        return event.frozen ? events.frozen : events.thawed;
      case "vote":
        return events.vote(event.vote.question);
      case "vote-over":
        return events.voteOver;
      case "cut":
        return events.cut;
      default:
        return undefined;
    }
  };
}
