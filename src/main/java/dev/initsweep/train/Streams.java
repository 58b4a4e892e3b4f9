package dev.initsweep.train;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.Identity;
import java.util.stream.Collectors;

/** Names the stream of random numbers for each use of chance in a cell (docs/training.md). */
final class Streams {

  private static final String VERSION = "initsweep-" + Identity.TRAINING_SEMANTICS;

  private Streams() {}

  static RandomStream weights(Cell cell, int layer) {
    return new RandomStream(ofWeights("weights", cell, layer));
  }

  static RandomStream biases(Cell cell, int layer) {
    return new RandomStream(ofWeights("biases", cell, layer));
  }

  /** The stream of an epoch's minibatches; epochs count from 1. */
  static RandomStream order(Cell cell, int epoch) {
    CommonRandomNumbers common = cell.setting().common();
    boolean shared = common == CommonRandomNumbers.BOTH || common == CommonRandomNumbers.ORDER;
    return new RandomStream(name("order", cell) + "/epoch=" + epoch + scales(cell, shared));
  }

  static RandomStream subset(Cell cell) {
    return new RandomStream(name("subset", cell));
  }

  private static String ofWeights(String purpose, Cell cell, int layer) {
    CommonRandomNumbers common = cell.setting().common();
    boolean shared = common == CommonRandomNumbers.BOTH || common == CommonRandomNumbers.WEIGHTS;
    return name(purpose, cell) + "/layer=" + layer + scales(cell, shared);
  }

  private static String name(String purpose, Cell cell) {
    return VERSION + "/" + purpose + "/seed=" + cell.seed();
  }

  private static String scales(Cell cell, boolean shared) {
    return shared
        ? ""
        : cell.scales().perLayer().stream()
            .map(Identity::decimal)
            .collect(Collectors.joining(",", "/scales=", ""));
  }
}
