package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * Holds a data set in memory, small enough to travel to every executor once.
 *
 * @param name in the registry
 * @param digest SHA-256 of its content, lower-case hex
 * @param classes number of labels; labels are 0 to classes - 1
 * @param train training examples, in file order
 * @param test test examples, in file order
 */
public record Dataset(String name, String digest, int classes, Examples train, Examples test)
    implements Serializable {

  /**
   * Makes a data set of arrays, which are copied; its digest is of their content.
   *
   * @param name for plans: lower-case letters, digits and hyphens
   * @param classes number of labels
   * @param train inputs of the training examples, by example; scaled as the network shall see them
   * @param trainLabels 0 to classes - 1
   * @param test inputs of the test examples
   * @param testLabels of the test examples
   * @throws BadInputException if lengths differ, a label is none, or a value is not finite
   */
  public static Dataset of(
      String name,
      int classes,
      float[][] train,
      int[] trainLabels,
      float[][] test,
      int[] testLabels) {
    ArrayExamples ofTrain = new ArrayExamples(name + ", train", classes, train, trainLabels);
    ArrayExamples ofTest = new ArrayExamples(name + ", test", classes, test, testLabels);
    if (ofTrain.inputs() != ofTest.inputs()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid data set %s, test: %d values an example (expected %d, as in training)",
              name,
              ofTest.inputs(),
              ofTrain.inputs()));
    }
    return new Dataset(
        name,
        Sha256.ofDigests(List.of(ofTrain.digest(), ofTest.digest())),
        classes,
        ofTrain.examples(),
        ofTest.examples());
  }

  public DataFacts facts() {
    return new DataFacts(name, digest, train.size(), test.size(), train.shape(), classes);
  }
}
