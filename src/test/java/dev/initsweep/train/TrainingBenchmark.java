package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Mlp;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.Networks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Training samples per second on one core, for 784-128-128-10 at batch size 64: DL4J, the fused
 * engine with one cell and with several, the matrix products alone, and PyTorch where it is
 * installed. All take turns in one run, since a shared machine's speed changes by the minute;
 * ratios are those of the same round, and seconds are those of the thread's own processor time.
 */
final class TrainingBenchmark {

  private static final int ROUNDS = 40;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int EXAMPLES = 3200;

  private final List<Contender> contenders = new ArrayList<>();

  private record Contender(
      String name, int networks, String limit, DoubleSupplier seconds, List<Double> rates) {}

  private TrainingBenchmark() {
    Trial trial = new Trial().widths(784, 128, 128, 10).batchSize(64).trainExamples(EXAMPLES);
    Dataset dataset = trial.data(EXAMPLES, 100);
    Cell cell = trial.cell(2);
    CellData data = new CellData(cell, dataset);
    Packing packing = Packing.of(cell.setting());
    System.err.printf("Slot of 128 units: %s%n", packing);
    for (int networks : new int[] {1, 2, 4, 8}) {
      int slot = packing.networks() > 1 ? packing.slot() : 128;
      add("products alone x" + networks, networks, "", products(cell, networks, slot));
      List<Cell> cells = IntStream.range(0, networks).mapToObj(k -> trial.cell(k + 2)).toList();
      FusedTraining training =
          new FusedTraining(
              cells, data, cells.stream().map(TrainingBenchmark::initial).toList(), 0, slot);
      add("fused x" + networks, networks, "products alone x" + networks, training::epoch);
    }
    Dl4jTraining dl4j =
        new Dl4jTraining(
            cell, Networks.ALL.of(cell.setting().architecture()), data, initial(cell), 0);
    add("DL4J, tuned as the launcher does", 1, "products alone x1", dl4j::epoch);
  }

  private static NetworkState initial(Cell cell) {
    return NetworkState.initial(InitialWeights.of(cell));
  }

  private void add(String name, int networks, String limit, Runnable epoch) {
    DoubleSupplier seconds =
        () -> {
          long start = CLOCK.getCurrentThreadCpuTime();
          epoch.run();
          return (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        };
    contenders.add(new Contender(name, networks, limit, seconds, new ArrayList<>()));
  }

  /** The same network in PyTorch, in a process of its own. */
  private void addPeer(PythonPeer peer) {
    contenders.add(
        new Contender(
            peer.name() + ", one thread", 1, "products alone x1", peer::epoch, new ArrayList<>()));
  }

  /** The matrix products of an epoch of the fused engine, and nothing else. */
  private static Runnable products(Cell cell, int networks, int slot) {
    Architecture architecture = cell.setting().architecture();
    int size = cell.setting().batchSize();
    FusedWeights weights = new FusedWeights(Mlp.of(architecture), networks, slot);
    IntStream.range(0, networks).forEach(k -> weights.write(k, InitialWeights.of(cell)));
    FusedPass pass = new FusedPass(weights, size);
    int n = architecture.inputs();
    int units = networks * slot;
    return () -> {
      for (int from = 0; from < EXAMPLES; from += size) {
        pass.multiplyInputs();
        for (int k = 0; k < networks; k++) {
          for (int l = 1; l < architecture.depth(); l++) {
            Gemm.forward(
                weights.weights[k][l].pointer,
                pass.output[k][l - 1].pointer,
                pass.output[k][l].pointer,
                architecture.units(l),
                architecture.fanIn(l),
                size);
          }
          for (int l = architecture.depth() - 1; l > 0; l--) {
            int m = architecture.units(l);
            int below = architecture.fanIn(l);
            Gemm.backward(
                weights.weights[k][l].pointer,
                pass.delta[k][l].pointer,
                pass.delta[k][l - 1].pointer,
                m,
                below,
                size);
            Gemm.update(
                -1e-9f,
                pass.delta[k][l].pointer,
                pass.output[k][l - 1].pointer,
                weights.weights[k][l].pointer,
                m,
                below,
                size);
          }
        }
        Gemm.updateInputs(
            -1e-9f,
            pass.wideDelta.pointer,
            pass.x.pointer,
            weights.wide.pointer,
            n,
            units,
            n,
            size);
      }
    };
  }

  private void run() {
    for (int round = -5; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        double seconds = contender.seconds().getAsDouble();
        if (round >= 0) {
          contender.rates().add(EXAMPLES * contender.networks() / seconds);
        }
      }
    }
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
              : String.format(Locale.ROOT, "%.2f", ratio(contender, contender.limit())));
    }
  }

  private void sayPeer() {
    System.out.printf(
        Locale.ROOT,
        "%nOver PyTorch in the same round, median: fused x1 %.2f, x2 %.2f, x4 %.2f, x8 %.2f.%n",
        overPeer("fused x1"),
        overPeer("fused x2"),
        overPeer("fused x4"),
        overPeer("fused x8"));
  }

  private double overPeer(String name) {
    return ratio(named(name), contenders.get(contenders.size() - 1).name());
  }

  /** Median over rounds of the ratio to another contender in the same round. */
  private double ratio(Contender contender, String other) {
    List<Double> others = named(other).rates();
    return quantile(
        IntStream.range(0, ROUNDS).mapToObj(r -> contender.rates().get(r) / others.get(r)).toList(),
        .5);
  }

  private Contender named(String name) {
    return contenders.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static double quantile(List<Double> values, double q) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(q * (sorted.size() - 1)));
  }

  public static void main(String[] arguments) throws IOException {
    TrainingBenchmark benchmark = new TrainingBenchmark();
    try (PythonPeer peer = PythonPeer.start(EXAMPLES)) {
      if (peer.isThere()) {
        benchmark.addPeer(peer);
      }
      benchmark.run();
      if (peer.isThere()) {
        benchmark.sayPeer();
      } else {
        System.out.printf("%nPyTorch was left out: %s%n", peer.name());
      }
    }
  }
}
