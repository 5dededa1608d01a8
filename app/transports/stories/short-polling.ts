import type { Story } from "./story.ts";

const answers = ["traffic.asks(id,", "log.since(after, limit)"];

/** Ask, hear nothing, ask again: news waits for the next question. */
export const shortPolling: Story = {
  frames: [
    { id: "ask", act: "open", needs: [["asked"], ["empty", "delivered"]] },
    { id: "nothing", act: "none", needs: [["asked"], ["empty"]] },
    { id: "again", act: "none", needs: [["asked"], ["empty"], ["asked"], ["empty"]] },
    { id: "news", act: "say", needs: [["said"], ["delivered"]] },
    { id: "lost", act: "break", needs: [["lost"], ["delivered"]] },
    { id: "cost", act: "none", needs: [] },
  ],
  server: {
    asked: ["traffic.asks(id,"],
    empty: answers,
    delivered: answers,
    sent: ["const draft = parseDraft(body);"],
    receipt: ["return room.accept(draft, id, client);"],
  },
  client: {
    asked: ["traffic.ask({ after: life.cursor }"],
    empty: ["life.arrived(page);", "await sleep(due - performance.now(), signal);"],
    delivered: ["life.arrived(page);"],
    sent: ["createOutbox({ post: traffic.send"],
    receipt: ["createOutbox({ post: traffic.send"],
    lost: ["await life.failed(thrown);"],
  },
};
