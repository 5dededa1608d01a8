import type { Page, Request } from "@playwright/test";
import type { Page as Answer, Counts } from "#wire";
import { clientOf, type PanelId, panelIds } from "./compare.ts";

/** What both sides count. */
export type Shared = Pick<
  Counts,
  "requests" | "empties" | "messages" | "framesUp" | "framesDown" | "sends"
>;

/** Counts a page's traffic by transport from outside, as the browser reports it. Watch before the page is opened. */
export function observe(page: Page): Record<PanelId, Shared> {
  const none = { requests: 0, empties: 0, messages: 0, framesUp: 0, framesDown: 0, sends: 0 };
  const counts = Object.fromEntries(panelIds.map((id) => [id, { ...none }])) as Record<
    PanelId,
    Shared
  >;

  page.on("request", (request) => {
    const id = panelOfUrl(request.url());
    if (!id) return;
    counts[id].requests += 1;
    if (request.method() === "POST") counts[id].sends += 1;
  });
  page.on("requestfinished", async (request) => {
    const id = panelOfUrl(request.url());
    if (!id || request.method() !== "GET") return;
    const { messages } = await readAnswer(request);
    counts[id].messages += messages.length;
    if (messages.length === 0) counts[id].empties += 1;
  });
  page.on("websocket", (socket) => {
    const id = panelOfUrl(socket.url());
    if (!id) return;
    counts[id].requests += 1;
    socket.on("framesent", ({ payload }) => {
      counts[id].framesUp += 1;
      if (JSON.parse(String(payload)).type === "send") counts[id].sends += 1;
    });
    socket.on("framereceived", ({ payload }) => {
      counts[id].framesDown += 1;
      counts[id].messages += JSON.parse(String(payload)).messages?.length ?? 0;
    });
  });
  return counts;
}

/** The part of the server's counts that a browser can count too. */
export function shared(counts: Counts | undefined): Shared | undefined {
  if (!counts) return undefined;
  const { requests, empties, messages, framesUp, framesDown, sends } = counts;
  return { requests, empties, messages, framesUp, framesDown, sends };
}

function panelOfUrl(url: string): PanelId | undefined {
  if (clientOf(url) === undefined) return undefined;
  return panelIds.find((id) => new URL(url).pathname.endsWith(`/${id}`));
}

async function readAnswer(request: Request): Promise<Answer> {
  const answer = await request.response();
  return answer?.json();
}
