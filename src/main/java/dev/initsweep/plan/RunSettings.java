package dev.initsweep.plan;

import static dev.initsweep.cell.Checks.require;
import static dev.initsweep.cell.Checks.requirePositive;

/**
 * Describes how a plan is run; it has no part in any identity and no influence on a result.
 *
 * @param engine label of the training engine, or {@code auto}
 * @param taskSeconds how many seconds of work a task should hold
 * @param auditShare share of cells that a second engine trains too; where it is not 0, at least one
 * @param crashTries how often native code of a cell may end a process in which the cell is alone,
 *     before it counts as failed
 * @param stateMinutes minutes of training after which its state is stored, and between states
 * @param groups the order in which groups are trained
 */
public record RunSettings(
    String engine,
    double taskSeconds,
    double auditShare,
    int crashTries,
    double stateMinutes,
    GroupOrder groups) {

  public RunSettings {
    requirePositive(taskSeconds, "task seconds");
    require(auditShare >= 0 && auditShare <= 1, "audit share", auditShare, "0 to 1");
    require(crashTries >= 1, "crash tries", crashTries, "1 or more");
    require(stateMinutes >= 0, "state minutes", stateMinutes, "0 or more");
  }

  /** This is {@code run.crash-tries} as conf/defaults.conf has it. */
  public static final int CRASH_TRIES = 2;

  /** This is {@code run.state-minutes} as conf/defaults.conf has it. */
  public static final double STATE_MINUTES = 10;

  /** Runs all groups together. */
  public RunSettings(
      String engine, double taskSeconds, double auditShare, int crashTries, double stateMinutes) {
    this(engine, taskSeconds, auditShare, crashTries, stateMinutes, GroupOrder.TOGETHER);
  }

  /** Takes the default number of tries after native crashes, and of minutes between states. */
  public RunSettings(String engine, double taskSeconds, double auditShare) {
    this(engine, taskSeconds, auditShare, CRASH_TRIES, STATE_MINUTES);
  }
}
