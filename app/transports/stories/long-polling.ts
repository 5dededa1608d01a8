import type { Story } from "./story.ts";

/** Ask and be held: news answers the question, and the next question follows at once. */
export const longPolling: Story = {
  frames: [
    { id: "ask", act: "open", needs: [["asked"], ["empty", "delivered"], ["asked"]] },
    { id: "held", act: "none", needs: [["held"]] },
    { id: "news", act: "say", needs: [["said"], ["delivered"]] },
    { id: "again", act: "say", needs: [["said"], ["delivered"], ["asked"], ["held"]] },
    { id: "lost", act: "break", needs: [["lost"], ["delivered"]] },
    { id: "cost", act: "none", needs: [] },
  ],
  server: {
    asked: ["traffic.asks(id,", "const page = await log.since(after, limit);"],
    held: ["await log.next(page.cursor, waitMs, signal);"],
    said: ["await log.next(page.cursor, waitMs, signal);"],
    empty: ["if (after === undefined || page.messages.length > 0) return page;"],
    delivered: ["return log.since(page.cursor, limit);"],
    sent: ["const draft = parseDraft(body);"],
    receipt: ["return room.accept(draft, id, client);"],
  },
  client: {
    asked: ["traffic.ask({ after: life.cursor, wait }"],
    held: ["traffic.ask({ after: life.cursor, wait }"],
    empty: ["life.arrived(page);", "else await sleep(calm.next(), signal);"],
    delivered: ["life.arrived(page);", "if (isHeld || page.messages.length > 0) calm.reset();"],
    sent: ["createOutbox({ post: traffic.send"],
    receipt: ["createOutbox({ post: traffic.send"],
    lost: ["await life.failed(thrown);"],
  },
};
