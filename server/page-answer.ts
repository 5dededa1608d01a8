import type { Page } from "#wire";
import { pageBody } from "./encode.ts";
import type { Answer } from "./http/answer.ts";

const answers = new WeakMap<Page, Answer>();

/** A page as the answer to an ask. Whoever shares the page shares the answer, headers and all. */
export function pageAnswer(page: Page): Answer {
  const known = answers.get(page);
  if (known) return known;
  const answer = { status: 200, body: pageBody(page) };
  answers.set(page, answer);
  return answer;
}
