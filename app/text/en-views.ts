/** Words of the projector's view and of the phone's. */
export const enViews = {
  keys: "Keys",
  space: "Space",
  leave: "leave",
  black: "black",
  join: "join code",
  blank: "Black screen. Any key or tap brings the page back.",
  more: "More",
  close: "Close",
  lists: "Whose messages",
};

export type ViewsText = typeof enViews;
