import type { KeyAction } from "../controls/keys.ts";

/** Words of keys, help and export. */
export interface ToolsText {
  help: {
    title: string;
    keys: string;
    actions: Record<KeyAction, string>;
    off: string;
    on: string;
    onHint: string;
    marks: string;
    meanings: Record<MarkName, string>;
    close: string;
  };
  exporting: {
    csv: string;
    json: string;
    png: string;
    started(name: string): string;
    failed: string;
    link: string;
    copy: string;
    copied: string;
    notCopied: string;
    picture(title: string): string;
  };
}

/** What can be seen on the timeline. */
export type MarkName =
  | "empty"
  | "answered"
  | "held"
  | "failed"
  | "sent"
  | "socket"
  | "news"
  | "frame"
  | "flight"
  | "connection";

export const enTools: ToolsText = {
  help: {
    title: "Help",
    keys: "Keys",
    actions: {
      toggle: "pause or run",
      restart: "restart from zero",
      say: "the server says something",
      focus: "write in the first, second or third panel",
      projector: "projector view, and back",
      leave: "leave the projector view",
      blank: "black screen; any key ends it",
      join: "the code by which phones join, if this room is a class",
      help: "this help",
    },
    off: "They rest while you write in a field.",
    on: "Use these keys",
    onHint: "Switch them off if you speak your commands or press keys by accident.",
    marks: "Marks of the timeline",
    meanings: {
      empty: "a request that came back empty",
      answered: "a request that brought messages",
      held: "a request held open; hatched while the server kept it waiting",
      failed: "it failed or was broken off",
      sent: "a message of yours went up",
      socket: "a WebSocket, thick while it is open",
      news: "a frame with messages",
      frame: "a frame without",
      flight:
        "a message on its way: from the moment the server accepted it to the moment it was here",
      connection: "the TCP connection that carried it, numbered by the server",
    },
    close: "Close",
  },
  exporting: {
    csv: "Events (CSV)",
    json: "Summary with settings (JSON)",
    png: "Picture of the timeline (PNG)",
    started: (name) => `Downloading ${name}`,
    failed: "The file could not be made.",
    link: "Link to this room",
    copy: "Copy link",
    copied: "copied",
    notCopied: "The browser does not allow copying. The link is selected: copy it yourself.",
    picture: (title) => `Poll · Hold · Push: ${title}`,
  },
};
