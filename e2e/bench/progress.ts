export interface Progress {
  /** A step is done, or a share of one. */
  step(share?: number): void;
  /** What is being done now. */
  say(what: string): void;
  /** Leaves the bar where it came to; what is written next begins a line of its own. */
  end(): void;
}

const width = 24;

/** A bar on stderr with the time left, redrawn in place where that is a terminal. */
export function showProgress(steps: number): Progress {
  const { isTTY } = process.stderr;
  const startedAt = performance.now();
  let done = 0;
  let doing = "";

  function draw(): void {
    const share = Math.min(1, done / steps);
    const filled = Math.round(share * width);
    const bar = "█".repeat(filled) + "░".repeat(width - filled);
    const line = `${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${left()}  ${doing}`;
    process.stderr.write(isTTY ? `\r\x1b[2K${line.slice(0, process.stderr.columns)}` : `${line}\n`);
  }

  function left(): string {
    if (done === 0) return "…";
    const seconds = ((performance.now() - startedAt) / 1000 / done) * (steps - done);
    const minutes = Math.floor(seconds / 60);
    return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, "0")} left`;
  }

  const timer = isTTY ? setInterval(draw, 1000) : undefined;
  function end(): void {
    process.off("exit", end);
    clearInterval(timer);
    if (!isTTY) return;
    draw();
    process.stderr.write("\n");
  }
  // An interrupted bench would leave the prompt behind half a bar.
  process.once("exit", end);
  return {
    step(share = 1) {
      done += share;
    },
    say(what) {
      doing = what;
      draw();
    },
    end,
  };
}
