package dev.initsweep.plan;

/**
 * How a plan is run; no part of any identity, and no influence on a result.
 *
 * @param engine label of the training engine, or {@code auto}
 * @param taskSeconds how many seconds of work a task should hold
 * @param auditShare share of cells that a second engine trains too; where it is not 0, at least one
 * @param crashTries how often native code of a cell may end a process in which the cell is alone,
 *     before it counts as failed
 * @param stateMinutes after so many minutes of training its state is stored, and the next one
 * @param groups the order in which groups are trained
 */
public record RunSettings(
    String engine,
    double taskSeconds,
    double auditShare,
    int crashTries,
    double stateMinutes,
    GroupOrder groups) {

  /** As {@code run.crash-tries} in conf/defaults.conf has it. */
  public static final int CRASH_TRIES = 2;

  /** As {@code run.state-minutes} in conf/defaults.conf has it. */
  public static final double STATE_MINUTES = 10;

  /** With all groups together. */
  public RunSettings(
      String engine, double taskSeconds, double auditShare, int crashTries, double stateMinutes) {
    this(engine, taskSeconds, auditShare, crashTries, stateMinutes, GroupOrder.TOGETHER);
  }

  /** With the default number of tries after native crashes, and of minutes between states. */
  public RunSettings(String engine, double taskSeconds, double auditShare) {
    this(engine, taskSeconds, auditShare, CRASH_TRIES, STATE_MINUTES);
  }
}
