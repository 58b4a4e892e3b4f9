package dev.initsweep.data;

import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A made-up data set for trials in seconds: 4 classes in equal numbers, in turn; 32 inputs, drawn
 * independently from a normal distribution of standard deviation 24 about a mean of 121 in the
 * eight inputs of the example's own class (8c to 8c + 7) and 96 in the others, rounded to whole
 * numbers and cut off at 0 and 255. 1,000 training and 500 test examples.
 *
 * <p>Difficulty: no classifier errs on less than 4.8 % of new examples (Bayes error, before
 * rounding): the class with the largest sum over its eight inputs is the best answer, and it is
 * right with probability E[Phi(Z + d)^3], Z standard normal, d = 25 sqrt(8) / 24.
 *
 * <p>The draws are those of {@link Random}, whose algorithm is part of its specification, so that
 * the digest is the same in every JVM.
 */
final class Synthetic implements DataSource {

  static final String NAME = "synthetic";
  static final int CLASSES = 4;
  static final int INPUTS = 32;
  static final int BLOCK = INPUTS / CLASSES;
  static final double BASE = 96;
  static final double RISE = 25;
  static final double NOISE = 24;

  private static final int TRAIN = 1000;
  private static final int TEST = 500;
  private static final long TRAIN_SEED = 1;
  private static final long TEST_SEED = 2;

  @Override
  public DataFacts facts() {
    return make().facts();
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    return make();
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return ExamplesReading.of(make(), "made-up images", List.of());
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.empty();
  }

  private static Dataset make() {
    IdxFile trainImages = images(TRAIN_SEED, TRAIN);
    IdxFile trainLabels = labels(TRAIN);
    IdxFile testImages = images(TEST_SEED, TEST);
    IdxFile testLabels = labels(TEST);
    return new Dataset(
        NAME,
        Sha256.ofDigests(
            List.of(
                trainImages.digest(),
                trainLabels.digest(),
                testImages.digest(),
                testLabels.digest())),
        CLASSES,
        IdxReader.examples(trainImages, trainLabels, CLASSES),
        IdxReader.examples(testImages, testLabels, CLASSES));
  }

  static IdxFile images(long seed, int count) {
    Random random = new Random(seed);
    byte[] values = new byte[count * INPUTS];
    for (int i = 0; i < values.length; i++) {
      int label = i / INPUTS % CLASSES;
      boolean own = i % INPUTS / BLOCK == label;
      double value = BASE + (own ? RISE : 0) + NOISE * random.nextGaussian();
      values[i] = (byte) Math.round(Math.min(255, Math.max(0, value)));
    }
    return new IdxFile(NAME, List.of(count, 1, INPUTS), values);
  }

  static IdxFile labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
    }
    return new IdxFile(NAME, List.of(count), labels);
  }
}
