package dev.initsweep.cli;

/** Exit codes of all commands; README and {@code --help} list them. */
final class ExitCode {

  static final int DONE = 0;

  /** Something went wrong that is not the user's fault. */
  static final int FAILURE = 1;

  /** Bad usage or bad input; nothing was written. */
  static final int BAD_INPUT = 2;

  /** The run came to its end, but some cells failed. */
  static final int CELLS_FAILED = 3;

  /** {@code replay} or {@code diff} found a difference. */
  static final int DIFFERENT = 4;

  /** Ended by Ctrl-C; the same command goes on where this one stopped. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
