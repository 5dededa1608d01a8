import { memory, remembered } from "../memory.ts";

let isOn = memory.get(remembered.keys) !== "off";

/**
 * Whether keys of one character do anything; somebody who speaks to the computer may not want them
 * (WCAG 2.2, 2.1.4). Where nothing can be remembered, it holds until the page is left.
 */
export const keysSwitch = {
  get isOn() {
    return isOn;
  },
  set isOn(next) {
    isOn = next;
    memory.set(remembered.keys, next ? "on" : "off");
  },
};
