package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Setting;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * States as bytes: numbers as their bits, greatest byte first, and each list after its length.
 * Whoever changes what a state holds changes {@link #VERSION}, as states of another one are not
 * read.
 */
final class StateCodec {

  private static final int VERSION = 1;

  private StateCodec() {}

  static void write(TrainingState state, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
    out.writeInt(VERSION);
    TrainingState.Course course = state.course();
    write(course.start(), out);
    write(course.startTrace(), out);
    out.writeInt(course.checkpoints().size());
    for (Checkpoint checkpoint : course.checkpoints()) {
      out.writeInt(checkpoint.epoch());
      write(checkpoint.evaluation(), out);
    }
    write(course.runningLosses(), out);
    NetworkState network = state.network();
    for (int l = 0; l < network.parameters().architecture().depth(); l++) {
      write(network.parameters().weights(l), out);
      write(network.parameters().biases(l), out);
    }
    out.writeInt(network.sums().size());
    for (List<Double> sums : network.sums()) {
      write(sums, out);
    }
    out.writeInt(network.inputOrder().size());
    for (int input : network.inputOrder()) {
      out.writeInt(input);
    }
    out.flush();
  }

  /**
   * The state of a cell of this setting.
   *
   * @throws IOException if the bytes are none; the message says why
   */
  static TrainingState read(byte[] bytes, Setting setting) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int version = in.readInt();
      require(
          version == VERSION,
          String.format(Locale.ROOT, "it has version %d (expected %d)", version, VERSION));
      TrainingState state = new TrainingState(course(in, setting), network(in, setting));
      require(in.read() < 0, "it does not end where it should");
      return state;
    } catch (EOFException e) {
      throw new IOException("it ends too soon", e);
    }
  }

  private static TrainingState.Course course(DataInputStream in, Setting setting)
      throws IOException {
    Evaluation start = evaluation(in, setting);
    double startTrace = number(in);
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int left = length(in, setting.epochs()); left > 0; left--) {
      checkpoints.add(new Checkpoint(in.readInt(), evaluation(in, setting)));
    }
    List<Double> runningLosses = numbers(in, setting.epochs());
    require(
        !runningLosses.isEmpty() && runningLosses.size() < setting.epochs(),
        String.format(
            Locale.ROOT,
            "it is from after epoch %d of %d",
            runningLosses.size(),
            setting.epochs()));
    return new TrainingState.Course(start, startTrace, checkpoints, runningLosses);
  }

  private static NetworkState network(DataInputStream in, Setting setting) throws IOException {
    Architecture architecture = setting.architecture();
    float[][] weights = new float[architecture.depth()][];
    float[][] biases = new float[architecture.depth()][];
    for (int l = 0; l < architecture.depth(); l++) {
      weights[l] = floats(in, architecture.weights(l));
      biases[l] = floats(in, architecture.biases(l));
    }
    List<List<Double>> sums = new ArrayList<>();
    for (int left = length(in, 2); left > 0; left--) {
      sums.add(numbers(in, architecture.depth()));
    }
    List<Integer> inputOrder = new ArrayList<>();
    for (int left = length(in, architecture.inputs()); left > 0; left--) {
      inputOrder.add(in.readInt());
    }
    require(
        inputOrder.isEmpty()
            || inputOrder.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, architecture.inputs()).boxed().toList()),
        "its inputs are not those of the cell");
    return new NetworkState(new Parameters(architecture, weights, biases), sums, inputOrder);
  }

  /** All that evaluations hold; {@link #evaluation} reads it. */
  private static void write(Evaluation evaluation, DataOutputStream out) throws IOException {
    write(evaluation.trainLoss(), out);
    write(evaluation.trainAccuracy(), out);
    write(evaluation.testLoss(), out);
    write(evaluation.testAccuracy(), out);
    write(evaluation.meanSquares(), out);
    write(evaluation.biasMeanSquares(), out);
  }

  private static Evaluation evaluation(DataInputStream in, Setting setting) throws IOException {
    return new Evaluation(
        number(in),
        number(in),
        number(in),
        number(in),
        numbers(in, setting.architecture().depth()),
        numbers(in, setting.architecture().depth()));
  }

  private static void write(double number, DataOutputStream out) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(number));
  }

  private static double number(DataInputStream in) throws IOException {
    return Double.longBitsToDouble(in.readLong());
  }

  private static void write(List<Double> numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.size());
    for (double number : numbers) {
      write(number, out);
    }
  }

  private static List<Double> numbers(DataInputStream in, int most) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (int left = length(in, most); left > 0; left--) {
      numbers.add(number(in));
    }
    return numbers;
  }

  private static void write(float[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeInt(Float.floatToRawIntBits(number));
    }
  }

  private static float[] floats(DataInputStream in, int expected) throws IOException {
    int length = length(in, expected);
    require(
        length == expected,
        String.format(Locale.ROOT, "it has %d numbers in place of %d", length, expected));
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = Float.intBitsToFloat(in.readInt());
    }
    return numbers;
  }

  private static int length(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    require(
        length >= 0 && length <= most,
        String.format(Locale.ROOT, "it has %d numbers in place of %d", length, most));
    return length;
  }

  private static void require(boolean holds, String message) throws IOException {
    if (!holds) {
      throw new IOException(message);
    }
  }
}
