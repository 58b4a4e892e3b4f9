package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of the fused engine allocate nothing to speak of: what they need is there before. */
class StepAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int SIZE = 16;
  private static final int STEPS = 50;

  /** A few objects; the values of a minibatch are a hundred times as much. */
  private static final long FEW_BYTES = 1000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "14x14x1: 8c3 p2 8c3 p2 32 10",
        "14x14x1: 8c5s2 +(8c3 8c1) a2 10",
        "14x14x3: p2 8c3v p2s1 8c1 10"
      })
  void convolutionalStepsAllocateNothing(String text) {
    Architecture architecture =
        Architectures.ALL.parse(text, Activation.RELU, BiasTreatment.TRAINED);
    Cell cell = new Trial().network(text).trainExamples(100).cell(2);
    Dataset data = new Trial().network(text).data(100, 10);
    CellData.Part part = new CellData(cell, data).train();
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        ConvolutionalPass pass = new ConvolutionalPass(weights, SIZE)) {
      weights.write(0, InitialWeights.of(cell));
      double[][] sums = new double[1][architecture.depth()];
      ConvolutionalUpdate update = new ConvolutionalUpdate(pass, .05, .01, sums, sums);
      int[] positions = new Random(1).ints(SIZE, 0, 100).toArray();
      assertAllocatesLittle(
          () -> {
            update.begin();
            pass.take(part, positions, 0, SIZE);
            update.add(0, SIZE);
            update.end(0, SIZE);
          });
    }
  }

  @Test
  void denseStepsAllocateNothing() {
    Trial trial = new Trial().widths(196, 64, 32, 10).trainExamples(100);
    Cell cell = trial.cell(2);
    Architecture architecture = cell.setting().architecture();
    CellData.Part part = new CellData(cell, trial.data(100, 10)).train();
    try (FusedWeights weights = new FusedWeights(architecture, 1, architecture.units(0));
        FusedPass pass = new FusedPass(weights, SIZE)) {
      weights.write(0, InitialWeights.of(cell));
      FusedStep step = new FusedStep(pass, .05, .01, new double[1][architecture.depth()]);
      boolean[] live = {true};
      double[] losses = new double[1];
      int[] positions = new Random(1).ints(SIZE, 0, 100).toArray();
      assertAllocatesLittle(
          () -> {
            pass.take(part, positions, 0, SIZE);
            step.train(live, losses);
          });
    }
  }

  private static void assertAllocatesLittle(Runnable step) {
    for (int s = 0; s < STEPS; s++) {
      step.run();
    }
    long thread = Thread.currentThread().getId();
    long outside = Pointer.totalBytes();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int s = 0; s < STEPS; s++) {
      step.run();
    }
    long bytes = (THREADS.getThreadAllocatedBytes(thread) - before) / STEPS;
    assertThat(bytes).as("bytes of heap a step").isLessThan(FEW_BYTES);
    assertThat(Pointer.totalBytes()).isEqualTo(outside);
  }
}
