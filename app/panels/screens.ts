import { later } from "../later.tsx";
import { isPhone } from "../phone/use-is-phone.ts";

/** The comparison on one narrow screen. */
export const Phone = later(async () => (await import("../phone/phone.tsx")).Phone);

/** The same with three columns. */
export const Wide = later(async () => (await import("./wide.tsx")).Wide);

/** Loads the one that fits this window. */
export const loadScreen = () => (isPhone() ? Phone : Wide).come();
