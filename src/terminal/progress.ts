import { SingleBar } from "cli-progress";
import { isTerminal } from "./page.ts";

const LOG_EVERY_MS = 2000;

/** The progress of a long task. `done` and `total` count what the phase works on. */
export type Progress = {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly passagesPerSecond?: number;
};

/** Shows progress until it is stopped; the last state stays in the window. */
export type ProgressView = { show(progress: Progress): void; stop(): void };

/** A bar in a terminal, plain lines elsewhere. */
export function progressView(stream: NodeJS.WriteStream, env = process.env): ProgressView {
  return isTerminal(stream, env) ? bars(stream) : lines((line) => stream.write(`${line}\n`));
}

function bars(stream: NodeJS.WriteStream): ProgressView {
  let phase = "";
  let bar: SingleBar | undefined;
  const stop = () => bar?.stop();
  // The bar hides the cursor: show it again even if Ctrl-C ends the process.
  process.once("exit", stop);
  return {
    show(progress) {
      const details = detailsOf(progress);
      if (progress.phase !== phase) {
        stop();
        phase = progress.phase;
        bar = new SingleBar({
          stream,
          format: `${titled(phase).padEnd(10)} {bar} {percentage}%  {value}/{total}{details}`,
          barsize: 24,
          barCompleteChar: "█",
          barIncompleteChar: "░",
          hideCursor: true,
          gracefulExit: false,
        });
        bar.start(progress.total, progress.done, { details });
      }
      bar?.setTotal(progress.total);
      bar?.update(progress.done, { details });
    },
    stop() {
      stop();
      process.off("exit", stop);
    },
  };
}

/** Progress as plain lines, few enough for a log: at intervals during each phase, and at its end. */
export function lines(write: (line: string) => void, now = () => performance.now()): ProgressView {
  let written = now();
  let last = "";
  return {
    show(progress) {
      const { phase, done, total } = progress;
      if (done < total && now() < written + LOG_EVERY_MS) return;
      written = now();
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      const line = `${titled(phase)} ${percent}%  ${done}/${total}${detailsOf(progress)}`;
      if (line !== last) write(line);
      last = line;
    },
    stop() {},
  };
}

function titled(phase: string): string {
  return phase.charAt(0).toUpperCase() + phase.slice(1);
}

/** Rate and remaining time, if the phase knows them. */
function detailsOf({ done, total, passagesPerSecond: rate }: Progress): string {
  if (!rate) return "";
  const left = done < total ? `  ${duration((total - done) / rate)} left` : "";
  return `  ${Math.round(rate)} passages/s${left}`;
}

/** Such as "45 s", "3 min" or "2 h 5 min". */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
