import type { Page } from "#wire";
import { pageBody } from "./encode.ts";
import type { Answer } from "./http/answer.ts";

/** The answer to an ask, with what it brings. */
export interface PageAnswer extends Answer {
  page: Page;
}

const answers = new WeakMap<Page, PageAnswer>();

/** Whoever shares the page shares the answer, headers and all. */
export function pageAnswer(page: Page): PageAnswer {
  const known = answers.get(page);
  if (known) return known;
  const answer = { status: 200, body: pageBody(page), page };
  answers.set(page, answer);
  return answer;
}
