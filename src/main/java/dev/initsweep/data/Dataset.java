package dev.initsweep.data;

import dev.initsweep.cell.DataFacts;
import java.io.Serializable;

/**
 * A data set in memory, small enough to travel to every executor once.
 *
 * @param name in the registry
 * @param digest SHA-256 of its content, lower-case hex
 * @param classes number of labels; labels are 0 to classes - 1
 * @param train training examples, in file order
 * @param test test examples, in file order
 */
public record Dataset(String name, String digest, int classes, Examples train, Examples test)
    implements Serializable {

  public DataFacts facts() {
    return new DataFacts(name, digest, train.size(), test.size(), train.inputs(), classes);
  }
}
