package dev.initsweep.train;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix products of a step of the fused engine, and nothing else: forward, by what comes in,
 * and by the weights, of networks that lie side by side in the first layer.
 */
final class ProductsAlone {

  /** So small that weights stay what they are. */
  private static final float FACTOR = -1e-9f;

  private final int size;
  private final List<Runnable> products = new ArrayList<>();

  /**
   * @param networks side by side
   * @param slot units that each takes in the first layer of fully connected networks
   */
  ProductsAlone(Setting setting, int networks, int slot) {
    Architecture architecture = setting.architecture();
    if (architecture instanceof Convolutional convolutional) {
      size = ConvolutionalPass.sizeFor(convolutional, setting.batchSize());
      int times = networks * (setting.batchSize() / size);
      for (int s = 0; s < convolutional.steps().size(); s++) {
        ConvolutionalStep step = convolutional.steps().get(s);
        switch (step.kind()) {
          case CONVOLUTION ->
              addConvolution(step, ConvolutionStage.pooling(convolutional, s), s == 0, times);
          case DENSE -> addDense(step.units(), step.fanIn(), s == 0, times);
          default -> {}
        }
      }
    } else {
      size = setting.batchSize();
      addDense(networks * slot, architecture.fanIn(0), true, 1);
      for (int l = 1; l < architecture.depth(); l++) {
        addDense(architecture.units(l), architecture.fanIn(l), false, networks);
      }
    }
  }

  void step() {
    products.forEach(Runnable::run);
  }

  private void addDense(int units, int fanIn, boolean isFirst, int times) {
    NativeFloats weights = new NativeFloats(units * fanIn);
    NativeFloats in = new NativeFloats(fanIn * size);
    NativeFloats byIn = new NativeFloats(fanIn * size);
    NativeFloats out = new NativeFloats(units * size);
    Runnable layer =
        () -> {
          Gemm.forward(weights.pointer, in.pointer, out.pointer, units, fanIn, size);
          if (!isFirst) {
            Gemm.backward(weights.pointer, out.pointer, byIn.pointer, units, fanIn, size);
          }
          Gemm.update(FACTOR, out.pointer, in.pointer, weights.pointer, units, fanIn, size);
        };
    products.addAll(Collections.nCopies(times, layer));
  }

  private void addConvolution(
      ConvolutionalStep step, ConvolutionalStep pooling, boolean isFirst, int times) {
    int rows = ConvolutionStage.rows(step, pooling);
    int most = ConvolutionStage.chunkRows(step, pooling, size);
    Unfolding unfolding = new Unfolding(step, size, rows);
    NativeFloats matrix = new NativeFloats(unfolding.depth * unfolding.width);
    NativeFloats byMatrix = new NativeFloats(unfolding.depth * unfolding.width);
    FloatPointer out = new NativeFloats(step.units() * most * unfolding.rowColumns).pointer;
    ConvolutionProducts of = new ConvolutionProducts(unfolding, step.units(), matrix, byMatrix);
    FloatPointer[] weights = of.parts(new NativeFloats(step.units() * step.fanIn()));
    FloatPointer[] gradient = of.parts(new NativeFloats(step.units() * step.fanIn()));
    Runnable layer =
        () -> {
          for (int from = 0; from < rows; from += most) {
            of.forward(weights, out, from, Math.min(most, rows - from));
          }
          for (int from = 0; from < rows; from += most) {
            int some = Math.min(most, rows - from);
            of.update(out, gradient, from, some);
            if (!isFirst) {
              of.backward(weights, out, from, some);
            }
          }
        };
    products.addAll(Collections.nCopies(times, layer));
  }
}
