import type { Draft } from "#wire";
import type { Appended } from "../store/store.ts";
import { judge } from "./judge.ts";
import type { Lesson } from "./lesson.ts";

/**
 * A phone's draft before the judge, and into the log if it passes. A retry of what was accepted
 * passes whatever is in force now: it adds nothing, and its sender must hear that it was accepted.
 * @param append lets it into the log. @param isKept whether the log holds a message of its id.
 * @throws {Refusal} the judge's, or the log's.
 */
export async function admit(
  lesson: Lesson,
  { id, text }: Draft,
  { via, client = "" }: { via: string; client: string | undefined },
  append: () => Promise<Appended>,
  isKept: () => Promise<boolean>,
): Promise<Appended> {
  const { phones, senders, answers } = lesson;
  const phone = phones.of(client, via);
  const sender = senders.get(id);
  if (sender === phone.handle) return append();

  const at = performance.now();
  const refusal = judge(lesson.settings, phone, text, at);
  if (refusal) {
    if (await isKept()) return append();
    throw refusal;
  }
  const { spokeAt } = phone;
  phone.spokeAt = at;
  if (sender === undefined) senders.set(id, phone.handle);
  let added = false;
  try {
    const appended = await append();
    added = appended.added;
    return appended;
  } finally {
    if (added) {
      phone.sends += 1;
      answers.heard(lesson.settings.vote, phone.handle, text);
    } else {
      phone.spokeAt = spokeAt;
      if (sender === undefined) senders.delete(id);
    }
  }
}
