package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.Networks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Training samples per second on one core, at batch size 64: DL4J, the fused engine with one cell
 * and with several, the matrix products alone, and PyTorch where it is installed.
 */
final class TrainingBenchmark {

  private static final int BATCH = 64;

  private final int examples;
  private final Contest contest;
  private final Trial trial;

  /**
   * @param network as plans name it
   * @param examples in an epoch, which is a turn
   */
  private TrainingBenchmark(String network, int examples, int rounds, List<Integer> together) {
    this.examples = examples;
    contest = new Contest(rounds);
    trial = new Trial().network(network).batchSize(BATCH).trainExamples(examples);
    Dataset dataset = trial.data(examples, 100);
    Cell cell = trial.cell(2);
    CellData data = new CellData(cell, dataset);
    int slot = Packing.of(cell.setting()).slot();
    for (int networks : together) {
      ProductsAlone products = new ProductsAlone(cell.setting(), networks, slot);
      contest.add(products(networks), networks * examples, "", () -> epoch(products));
      List<Cell> cells = IntStream.range(0, networks).mapToObj(k -> trial.cell(k + 2)).toList();
      List<NetworkState> states = cells.stream().map(TrainingBenchmark::initial).toList();
      Training training = new FusedEngine().start(cells, data, states, 0);
      contest.add(fused(networks), networks * examples, products(networks), training::epoch);
    }
    Dl4jTraining dl4j =
        new Dl4jTraining(
            cell, Networks.ALL.of(cell.setting().architecture()), data, initial(cell), 0);
    contest.add("DL4J, tuned as the launcher does", examples, products(1), dl4j::epoch);
  }

  private static String products(int networks) {
    return "products alone x" + networks;
  }

  private static String fused(int networks) {
    return "fused x" + networks;
  }

  private static NetworkState initial(Cell cell) {
    return NetworkState.initial(InitialWeights.of(cell));
  }

  private void epoch(ProductsAlone products) {
    for (int step = 0; step < examples / BATCH; step++) {
      products.step();
    }
  }

  private String add(PythonPeer peer, String how, int networks) {
    String name = peer.name() + ", one thread" + how + " x" + networks;
    contest.addTimed(name, networks * examples, products(networks), peer::epoch);
    return name;
  }

  /** The ratios of the fused engine to a peer. */
  private void say(String peer, List<Integer> together) {
    List<String> ratios = new ArrayList<>();
    for (int networks : together) {
      ratios.add(
          String.format(Locale.ROOT, "x%d %.2f", networks, contest.ratio(fused(networks), peer)));
    }
    System.out.printf(
        "%nOver %s in the same round, median: %s.%n", peer, String.join(", ", ratios));
  }

  /**
   * Prints a table.
   *
   * @param arguments examples in an epoch, rounds, and the network
   */
  public static void main(String[] arguments) throws IOException {
    int examples = Integer.parseInt(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    String network = arguments[2];
    List<Integer> together = List.of(1, 2, 4, 8);
    TrainingBenchmark benchmark = new TrainingBenchmark(network, examples, rounds, together);
    List<String> peers = new ArrayList<>();
    boolean hasImages = network.contains("x");
    try (PythonPeer one = PythonPeer.start(examples, BATCH, 1, "contiguous", network);
        PythonPeer last = PythonPeer.start(examples, BATCH, 1, "channels_last", network);
        PythonPeer four = PythonPeer.start(examples, BATCH, 4, "channels_last", network)) {
      if (one.isThere()) {
        peers.add(benchmark.add(one, "", 1));
        if (hasImages) {
          peers.add(benchmark.add(last, ", channels last", 1));
        }
        peers.add(benchmark.add(four, hasImages ? ", grouped convolutions" : ", batched", 4));
      }
      benchmark.contest.run();
      System.out.printf("%s%n%n", network);
      benchmark.contest.print();
      peers.add("DL4J, tuned as the launcher does");
      peers.forEach(peer -> benchmark.say(peer, together));
      if (!one.isThere()) {
        System.out.printf("%nPyTorch was left out: %s%n", one.name());
      }
    }
  }
}
