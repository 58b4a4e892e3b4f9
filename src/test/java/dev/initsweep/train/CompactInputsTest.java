package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.ByteExamples;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactInputsTest {

  private static final int SIZE = 40;
  private static final int WIDTH = 70;

  @ParameterizedTest
  @CsvSource({"UNIT, .8", "UNIT, 0", "UNIT, 1", "STANDARDISE, .8"})
  void giveWhatTheExamplesHold(InputScaling scaling, double zeros) {
    CellData.Part part = part(pixels(zeros), scaling);

    assertThat(written(part)).isEqualTo(inputs(part));
  }

  @Test
  void giveValuesOfWhichThereAreTooManyForAByte() {
    Random random = new Random(5);
    float[] values = new float[SIZE * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
    }
    CellData.Part part = part(new Reals(values), InputScaling.UNIT);

    assertThat(written(part)).isEqualTo(inputs(part));
    assertThat(live(part)).as("no input counts as zero").doesNotContain(false);
  }

  @Test
  void markInputsThatAreNotZeroInSomeExample() {
    CellData.Part part = part(pixels(.9), InputScaling.UNIT);
    boolean[] expected = new boolean[WIDTH];
    float[] row = new float[WIDTH];
    for (int position = 0; position < 3; position++) {
      part.copyInputs(position, row, 0);
      for (int i = 0; i < WIDTH; i++) {
        expected[i] |= row[i] != 0;
      }
    }

    assertThat(live(part)).isEqualTo(expected).contains(true).contains(false);
  }

  /** Of the first three examples. */
  private static boolean[] live(CellData.Part part) {
    long[] marked = new long[CompactInputs.words(WIDTH)];
    part.compact().markLive(new int[] {2, 0, 1}, 0, 3, marked);
    boolean[] live = new boolean[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      live[i] = CompactInputs.isLive(marked, i);
    }
    return live;
  }

  private static Examples pixels(double zeros) {
    Random random = new Random(4);
    byte[] values = new byte[SIZE * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (random.nextDouble() < zeros ? 0 : 1 + random.nextInt(255));
    }
    return new ByteExamples(WIDTH, values, new byte[SIZE]);
  }

  private static CellData.Part part(Examples examples, InputScaling scaling) {
    Trial trial =
        new Trial().widths(WIDTH, 4, 2).trainExamples(SIZE).subset(Subset.FIRST).scaling(scaling);
    return new CellData(trial.cell(2), new Dataset("noise", "digest", 2, examples, examples))
        .train();
  }

  /** Real numbers. */
  private static final class Reals implements Examples {

    private static final long serialVersionUID = 1L;

    private final float[] values;

    Reals(float[] values) {
      this.values = values;
    }

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public int inputs() {
      return WIDTH;
    }

    @Override
    public int label(int example) {
      return 0;
    }

    @Override
    public void copyValues(int example, float[] into, int offset) {
      System.arraycopy(values, example * WIDTH, into, offset, WIDTH);
    }

    @Override
    public float unit() {
      return 1;
    }
  }

  /** All inputs in reverse order. */
  private static float[] written(CellData.Part part) {
    int[] places = IntStream.range(0, WIDTH).map(i -> WIDTH - 1 - i).toArray();
    float[] written = new float[SIZE * WIDTH];
    try (NativeFloats into = new NativeFloats(written.length)) {
      for (int position = 0; position < SIZE; position++) {
        part.compact().put(position, places, into, position * WIDTH);
      }
      into.get(written);
    }
    return written;
  }

  /** The same from the examples themselves. */
  private static float[] inputs(CellData.Part part) {
    float[] inputs = new float[SIZE * WIDTH];
    float[] row = new float[WIDTH];
    for (int position = 0; position < SIZE; position++) {
      part.copyInputs(position, row, 0);
      for (int i = 0; i < WIDTH; i++) {
        inputs[position * WIDTH + WIDTH - 1 - i] = row[i];
      }
    }
    return inputs;
  }
}
