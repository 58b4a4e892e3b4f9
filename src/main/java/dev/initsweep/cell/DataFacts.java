package dev.initsweep.cell;

/**
 * Holds what can be said of a data set without training on it. This is enough to enumerate a plan.
 *
 * @param name its name in the registry
 * @param digest SHA-256 of its content, lower-case hex
 * @param trainExamples number of training examples
 * @param testExamples number of test examples
 * @param shape of an example; flat where the data set says no more than the number of values
 * @param classes number of labels
 */
public record DataFacts(
    String name,
    String digest,
    int trainExamples,
    int testExamples,
    InputShape shape,
    int classes) {

  /** Makes the facts of examples that are rows of values. */
  public DataFacts(
      String name, String digest, int trainExamples, int testExamples, int inputs, int classes) {
    this(name, digest, trainExamples, testExamples, InputShape.flat(inputs), classes);
  }

  /** Returns the number of values of an example. */
  public int inputs() {
    return shape.values();
  }
}
