/** Numbers as a reader of one language expects them; at most three significant digits where measured. */
export interface Format {
  /** A count, whole. */
  count(n: number): string;
  /** A duration in ms, as ms or s. */
  ms(value: number): string;
  /** KB = 1000 bytes. */
  bytes(value: number): string;
  /** A share of 0 to 1. */
  percent(share: number): string;
  /** A plain number of at most three significant digits. */
  ratio(value: number): string;
  /** Hours and minutes of a moment, ms since the epoch. */
  time(at: number): string;
  /** The same with seconds and ms. */
  moment(at: number): string;
}

export function createFormat(language: string): Format {
  const whole = new Intl.NumberFormat(language);
  const measured = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const parts = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 3 });
  const clock = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const exact = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  });
  const tenth = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

  return {
    count: (n) => whole.format(n),
    ms(value) {
      // A browser's clock ticks in tenths of a ms: what is shown finer was not measured.
      if (value < 10) return `${value < 0.05 ? "0" : tenth.format(value)} ms`;
      if (value < 999.5) return `${measured.format(value)} ms`;
      return `${measured.format(value / 1000)} s`;
    },
    bytes(value) {
      if (value < 99_950) return `${tenth.format(value / 1000)} KB`;
      if (value < 999_500) return `${measured.format(value / 1000)} KB`;
      return `${measured.format(value / 1e6)} MB`;
    },
    percent: (share) => parts.format(share < 0.0005 ? 0 : share),
    ratio: (value) => measured.format(value),
    time: (at) => clock.format(at),
    moment: (at) => exact.format(at),
  };
}
