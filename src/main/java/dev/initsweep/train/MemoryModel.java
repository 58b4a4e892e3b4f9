package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import dev.initsweep.cell.Setting;
import java.util.stream.IntStream;

/**
 * Estimates from above what a slot needs in memory to train cells of a setting. A slot trains as
 * many side by side as an engine does, the greatest of the batches. The numbers of floats are those
 * that the fused engine allocates; DL4J trains one cell at a time and stays below.
 */
final class MemoryModel {

  /** Networks side by side lie in slots that may be wider than they are. */
  private static final double WIDEST_SLOT = 1.25;

  /**
   * This is half the heap that a pair of examples takes for inner products of gradients. It is
   * counted for the most of them that are held at once.
   */
  private static final int PROBE_BYTES = 14;

  /** This is what OpenBLAS takes for itself, a thread. */
  private static final long BLAS_BYTES = 32L << 20;

  private MemoryModel() {}

  /** Returns what a slot needs at most. */
  static MemoryNeed of(Setting setting) {
    if (setting.architecture() instanceof Convolutional network) {
      return ofConvolutional(network, setting);
    }
    return new MemoryNeed(heapBytes(setting), nativeBytes(setting));
  }

  /**
   * Returns what convolutional networks need. Values and what belongs to them, four numbers each,
   * lie on the heap for three passes: a minibatch, the last one of an epoch, and an evaluation. So
   * do single examples' gradients. Outside of it lie weights, their gradients, what windows cover
   * and the derivative by it, and products of some rows of output.
   */
  private static MemoryNeed ofConvolutional(Convolutional network, Setting setting) {
    int size = ConvolutionalPass.sizeFor(network, setting.batchSize());
    int most = ConvolutionalPass.bestSize(network);
    double examples = size + most;
    double values = network.inputs();
    double covered = 0;
    double products = 0;
    for (int s = 0; s < network.steps().size(); s++) {
      ConvolutionalStep step = network.steps().get(s);
      if (step.kind() == ConvolutionalStep.Kind.CONVOLUTION) {
        covered += 2 * Unfolding.mostFloats(step, 1);
        products += ConvolutionStage.mostColumns(step, most) * step.units();
        // What is pooled before its activation is not kept.
        boolean isPooled = !ConvolutionStage.pooling(network, s).equals(step);
        values += isPooled ? 0 : 4.0 * step.out().values();
      } else {
        covered += step.kind() == ConvolutionalStep.Kind.DENSE ? 2.0 * step.fanIn() : 0;
        values += 4.0 * step.out().values();
      }
    }
    double probed =
        Math.min(probed(setting), ConvolutionalNoiseProbe.mostKept(network))
            * (double) network.weights();
    double heap = examples * values + probed;
    double weights = (Packing.MOST_NETWORKS + 3.0) * network.weights();
    double floats = weights + examples * covered + 2 * products + probed;
    double copies = 4.0 * Packing.MOST_NETWORKS * network.weights();
    long trained = (long) setting.data().trainExamples() * network.inputs();
    return new MemoryNeed(
        trained + (long) (Float.BYTES * (heap + copies)),
        BLAS_BYTES + (long) (Float.BYTES * floats));
  }

  /**
   * Returns the bytes outside of the heap for a slot. They hold weights, a minibatch on its way
   * through them, and inner products of examples.
   */
  private static long nativeBytes(Setting setting) {
    Architecture architecture = setting.architecture();
    double first = Packing.MOST_NETWORKS * (WIDEST_SLOT * architecture.outputs(0) + 1);
    double weights =
        Packing.MOST_NETWORKS * (WIDEST_SLOT * architecture.units(0) + 1) * architecture.fanIn(0)
            + Packing.MOST_NETWORKS * (double) (architecture.weights() - architecture.weights(0));
    int others = IntStream.range(1, architecture.depth()).map(architecture::outputs).sum();
    double batch = architecture.inputs() + 2 * first + 2.0 * others;
    double examples = 2.0 * setting.batchSize() + FusedEvaluator.CHUNK;
    int widest = values(architecture).max().orElseThrow();
    double products = (double) probed(setting) * (probed(setting) + widest);
    return BLAS_BYTES + (long) (Float.BYTES * (weights + examples * batch + products));
  }

  /**
   * Returns the bytes of heap for a slot. They hold its training examples, a byte a value, copies
   * of the parameters, and what the isotropy of the gradient noise is found from.
   */
  private static long heapBytes(Setting setting) {
    Architecture architecture = setting.architecture();
    long inputs = (long) setting.data().trainExamples() * architecture.inputs();
    long probed = probed(setting);
    long ends = 2L * values(architecture).sum();
    return inputs
        + 4L * Float.BYTES * Packing.MOST_NETWORKS * architecture.weights()
        + probed * (PROBE_BYTES * probed + Float.BYTES * ends);
  }

  /** Returns how many values of an example go into the network, and come out of each layer. */
  private static IntStream values(Architecture architecture) {
    return IntStream.concat(
        IntStream.of(architecture.inputs()),
        IntStream.range(0, architecture.depth()).map(architecture::outputs));
  }

  private static int probed(Setting setting) {
    return Math.min(GradientNoiseProbe.MOST_EXAMPLES, setting.data().trainExamples());
  }
}
