package dev.initsweep.cell;

/**
 * Holds what can be said of a data set without training on it. This is enough to enumerate a plan.
 *
 * @param name its name in the registry
 * @param digest SHA-256 of its content, lower-case hex
 * @param trainExamples number of training examples
 * @param testExamples number of test examples
 * @param inputs values of an example
 * @param classes number of labels
 */
public record DataFacts(
    String name, String digest, int trainExamples, int testExamples, int inputs, int classes) {}
