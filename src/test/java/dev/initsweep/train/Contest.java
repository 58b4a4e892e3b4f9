package dev.initsweep.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Contenders that take turns in one run, since a shared machine's speed changes by the minute.
 * Seconds are those of a thread's own processor time, and ratios are those of the same round.
 */
final class Contest {

  private static final int WARM_UP = 5;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final int rounds;
  private final List<Contender> contenders = new ArrayList<>();

  /**
   * @param samples that a turn trains
   * @param limit name of the contender whose speed this one cannot exceed; empty for such a one
   */
  private record Contender(
      String name, int samples, String limit, DoubleSupplier seconds, List<Double> rates) {}

  Contest(int rounds) {
    this.rounds = rounds;
  }

  /** Adds work of this thread. */
  void add(String name, int samples, String limit, Runnable turn) {
    addTimed(
        name,
        samples,
        limit,
        () -> {
          long start = CLOCK.getCurrentThreadCpuTime();
          turn.run();
          return (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        });
  }

  /** Adds work that says itself how many seconds it took. */
  void addTimed(String name, int samples, String limit, DoubleSupplier seconds) {
    contenders.add(new Contender(name, samples, limit, seconds, new ArrayList<>()));
  }

  void run() {
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Contender contender : contenders) {
        double seconds = contender.seconds().getAsDouble();
        if (round >= 0) {
          contender.rates().add(contender.samples() / seconds);
        }
      }
    }
  }

  /** Samples a second of each, and their share of what limits them. */
  void print() {
    System.out.println("| samples a second | median | best | of its products |");
    System.out.println("|---|---|---|---|");
    for (Contender contender : contenders) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %s |%n",
          contender.name(),
          quantile(contender.rates(), .5),
          quantile(contender.rates(), 1),
          contender.limit().isEmpty()
              ? ""
              : String.format(Locale.ROOT, "%.2f", ratio(contender.name(), contender.limit())));
    }
  }

  /** The median over rounds of the ratio to another contender in the same round. */
  double ratio(String name, String other) {
    List<Double> rates = named(name).rates();
    List<Double> others = named(other).rates();
    return quantile(
        IntStream.range(0, rounds).mapToObj(r -> rates.get(r) / others.get(r)).toList(), .5);
  }

  private Contender named(String name) {
    return contenders.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static double quantile(List<Double> values, double q) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(q * (sorted.size() - 1)));
  }
}
