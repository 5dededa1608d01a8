"use client";

import reading from "../reading.module.css";
import { useText } from "../text/text-provider.tsx";
import { useHowWords } from "../text/use-how-words.ts";
import type { TransportId } from "../transports/index.ts";
import { stories } from "../transports/stories/index.ts";
import { ClipDiagram } from "./clip-diagram.tsx";
import { Costs } from "./costs.tsx";
import type { Lesson, LessonState } from "./lesson.ts";
import { LiveDiagram } from "./live-diagram.tsx";
import type { Mark } from "./marks.ts";
import { MarksList } from "./marks-list.tsx";
import styles from "./story.module.css";
import { useStoryKeys } from "./use-story-keys.ts";

interface StoryProps {
  id: TransportId;
  lesson: Lesson;
  state: LessonState;
  marks: readonly Mark[];
  /** How many steps of the frame are drawn. */
  shown: number;
}

/** One frame of the story, or the free run behind the last one, and the way to the next. */
export function Story({ id, lesson, state, marks, shown }: StoryProps) {
  const words = useHowWords();
  const { text } = useText();
  const { frames } = stories[id];
  const { frame, clip, seen, failed } = state;
  const told = frames[frame];
  const isFree = told === undefined;
  const { title, text: prose } = (told && words.frames[id][told.id]) ?? words.free;
  useStoryKeys(lesson.step);

  return (
    <section className={styles.story} aria-labelledby="frame-title" data-frame={told?.id ?? "free"}>
      <div className={styles.words}>
        <p className={styles.progress}>
          {words.progress(String(frame + 1), frames.length + 1)}
          <progress
            aria-label={words.progress(String(frame + 1), frames.length + 1)}
            value={frame + 1}
            max={frames.length + 1}
          />
        </p>
        <div aria-live="polite">
          <h2 id="frame-title">{title}</h2>
          <p className={reading.prose}>{prose}</p>
        </div>
        <div className={styles.steps}>
          <button type="button" disabled={frame === 0} onClick={() => lesson.step(-1)}>
            ← {words.back}
          </button>
          {/* One button for both: whoever works it by key keeps it under the finger. */}
          <button
            type="button"
            data-primary
            onClick={() => (isFree ? void lesson.say() : lesson.step(1))}
          >
            {isFree ? words.say : `${words.next} →`}
          </button>
          {!isFree && (
            <button type="button" onClick={lesson.again}>
              {words.again}
            </button>
          )}
        </div>
        <p className={styles.keys}>{words.keys}</p>
        <p role="status" className={styles.status}>
          {failed && words.failed(text.causes[failed])}
          {!failed && !isFree && !clip.isWhole && words.waiting}
        </p>
      </div>
      <div className={styles.picture} data-whole={clip.isWhole || undefined}>
        {told?.needs.length === 0 && <Costs seen={seen} />}
        {told && told.needs.length > 0 && <ClipDiagram marks={clip.marks} shown={shown} />}
        {isFree && <LiveDiagram marks={marks} />}
        {told?.needs.length !== 0 && (
          <MarksList marks={isFree ? marks.slice(-20) : clip.marks.slice(0, shown)} />
        )}
      </div>
    </section>
  );
}
