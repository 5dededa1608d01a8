/** Words of the timeline. */
export const enTimeline = {
  title: "Timeline",
  picture:
    "Timeline: ticks are requests, hollow when they came back empty; bars are requests held open; a line is an open socket, dots its frames. The table below says the same.",
  stop: "Stop",
  live: "Live",
  back: "Look back",
  now: "now",
  asTable: "The timeline as a table",
};

export type TimelineText = typeof enTimeline;
