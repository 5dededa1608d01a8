import type { Unit } from "./splitter.ts";

/** What one direction of every connection is like; it may change at any time. */
export interface Conditions {
  /** Each way, ms. */
  latencyMs: number;
  /** The most that chance adds to a way, ms; nothing overtakes. */
  jitterMs: number;
  /** 0 is no limit. */
  bytesPerSecond: number;
  /** What comes is written in pieces of so many bytes; 0 leaves it whole. */
  sliceBytes: number;
  /** What comes is collected and leaves every so many ms; 0 is at once. */
  lumpMs: number;
  /** A connection on which nothing came for so long is reset, ms; 0 is off. */
  idleCutMs: number;
}

export const calm: Conditions = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: 0,
  sliceBytes: 0,
  lumpMs: 0,
  idleCutMs: 0,
};

/** `up` is from the client to the server. */
export type Way = "up" | "down";

/** How a connection ends: FIN both ways, RST both ways, or half-open, with nobody told. */
export type End = "fin" | "reset" | "freeze";

/** Picks requests, answers and frames; `nth` counts those of its way from 1, over all connections. */
export type Which = (nth: number, unit: Unit) => boolean;

/** A blow at the moment a request, an answer or a frame passes. */
export interface Strike {
  way: Way;
  /** Whether it is passed on not at all, by half or whole, before the blow. */
  at: "before" | "within" | "after";
  which: Which;
  by: End;
}

/** Requests and client frames that are repeated whole, as something in between may do. */
export interface Repeat {
  which: Which;
  /** How long after the first the second one goes out, ms. */
  afterMs: number;
}

/** What befell connections, counted. */
export interface Happened {
  connections: number;
  /** Requests, answers and frames that met a strike. */
  struck: number;
  /** Requests and frames sent twice. */
  repeated: number;
  /** Connections reset, also for being idle. */
  reset: number;
  /** Connections left half-open. */
  frozen: number;
}
