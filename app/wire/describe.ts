import type { WireText } from "../text/en-wire.ts";
import type { Format } from "../text/format.ts";
import { mayClose } from "./frame.ts";
import { firstByte, isBits, lastByte, type Region } from "./regions.ts";

type FieldWords = WireText["field"];

/** What there is to say of a region. */
export interface Description {
  /** "byte 2, top bit" */
  place: string;
  /** "MASK 1" */
  what: string;
  /** "this frame is masked"; of some there is none. */
  meaning: string;
}

/** A region in the reader's words. */
export function describe(region: Region, words: FieldWords, format: Format): Description {
  const name = region.header ?? words.names[region.name];
  const what = region.name === "key" || region.name === "blank" ? name : `${name} ${region.value}`;
  return { place: placeOf(region, words, format), what, meaning: meaningOf(region, words, format) };
}

/** The same as one sentence, to be read out. */
export function spoken(region: Region, words: FieldWords, format: Format): string {
  const { place, what, meaning } = describe(region, words, format);
  return words.spoken(place, what, meaning);
}

function placeOf(region: Region, words: FieldWords, format: Format): string {
  const [first, last] = [firstByte(region), lastByte(region)];
  if (!isBits(region)) {
    if (first === last) return words.byte(first + 1, format);
    return words.bytes(format.count(first + 1), format.count(last + 1));
  }
  const { bit, bits } = region;
  const byte = words.byte(first + 1, format);
  if (bits > 1) return words.within(byte, words.lowBits(bits));
  return words.within(byte, bit % 8 === 0 ? words.topBit : words.bit((bit % 8) + 1));
}

/** What a field's value means. */
function meaningOf({ name, number = 0, bits }: Region, words: FieldWords, format: Format): string {
  switch (name) {
    case "fin":
      return number ? words.final : words.notFinal;
    case "rsv1":
    case "rsv2":
    case "rsv3":
      return number ? words.reserved : words.noExtension;
    case "opcode":
      return words.opcodes[number] ?? words.unknownOpcode;
    case "mask":
      return number ? words.masked : words.unmaskedFrame;
    case "length":
      if (number > 125) return number === 126 ? words.next2 : words.next8;
      return words.payloadBytes(number, format);
    case "extended":
      return words.payloadBytes(number, format);
    case "key":
      return words.keyUse;
    case "code":
      return codeWords(number, words);
    case "blank":
      return words.blankUse;
    default:
      return words.cost(bits / 8, format);
  }
}

function codeWords(code: number, words: FieldWords): string {
  const known = words.codes[code];
  if (!mayClose(code)) return words.badCode;
  if (known) return known;
  return code >= 4000 ? words.own : words.registered;
}
