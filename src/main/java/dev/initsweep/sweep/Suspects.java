package dev.initsweep.sweep;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds on the driver who is to blame where native code ends an executor. Spark names the executor
 * and an exit code only, so all cells that were open there are suspects. They are kept out of the
 * job from then on and trained again alone, where a death has one possible cause.
 *
 * <p>Only deaths by a signal that native code gives itself count. An executor that is killed, or
 * lost with its machine, says nothing about its cells.
 */
final class Suspects {

  /**
   * Matches how cluster managers spell the end of an executor's process, such as "exited with code
   * 134".
   */
  private static final Pattern EXIT =
      Pattern.compile("(?i)exit(?:ed)?(?: with)? ?(?:code|status):? ?(\\d+)");

  /** 128 and SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV; the JVM turns the others into SIGABRT. */
  private static final Set<Integer> NATIVE_DEATHS = Set.of(132, 134, 135, 136, 139);

  private final int tries;
  private final InFlightJournal note;
  private final Map<String, Set<String>> open = new HashMap<>();
  private final Set<String> suspects = new LinkedHashSet<>();
  private final Map<String, Integer> deaths = new HashMap<>();
  private boolean alone;
  private int executorDeaths;

  /**
   * Begins without suspects.
   *
   * @param tries how often a cell may die alone before it is given up
   * @param note survives this process
   */
  Suspects(int tries, InFlightJournal note) {
    this.tries = tries;
    this.note = note;
  }

  static boolean isNativeDeath(int exitCode) {
    return NATIVE_DEATHS.contains(exitCode);
  }

  /** Cells to be trained alone, whatever happens in the job. */
  synchronized void add(Collection<String> ids) {
    suspects.addAll(ids);
  }

  synchronized boolean contains(String id) {
    return suspects.contains(id);
  }

  /** Sets whether cells that are opened from now on are alone in their executor. */
  synchronized void alone(boolean isAlone) {
    alone = isAlone;
    open.clear();
  }

  /** An executor is about to train cells; returns those that it may train. */
  synchronized List<String> open(String executor, List<String> ids) {
    List<String> allowed =
        ids.stream().filter(id -> alone ? !isGivenUp(id) : !suspects.contains(id)).toList();
    open.computeIfAbsent(executor, none -> new LinkedHashSet<>()).addAll(allowed);
    note.opened(allowed);
    return allowed;
  }

  /** An executor has trained cells, or given them up without dying. */
  synchronized void close(String executor, Collection<String> ids) {
    open.getOrDefault(executor, Set.of()).removeAll(Set.copyOf(ids));
    note.closed(ids);
  }

  /** An executor is gone, for a reason in the cluster manager's words. */
  synchronized void lost(String executor, String reason) {
    Set<String> victims = open.getOrDefault(executor, Set.of());
    open.remove(executor);
    Matcher exit = EXIT.matcher(reason);
    if (!exit.find() || !isNativeDeath(Integer.parseInt(exit.group(1)))) {
      return;
    }
    executorDeaths++;
    if (alone) {
      victims.forEach(id -> deaths.merge(id, 1, Integer::sum));
    } else {
      suspects.addAll(victims);
    }
  }

  /** Returns how many executors have died of native code, alone or not. */
  synchronized int executorDeaths() {
    return executorDeaths;
  }

  /** Tells whether a cell has died alone as often as it may. */
  synchronized boolean isGivenUp(String id) {
    return deaths.getOrDefault(id, 0) >= tries;
  }
}
