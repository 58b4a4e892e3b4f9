package dev.initsweep.train;

import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says how many networks may lie side by side in the first layer's products. They lie there without
 * a change of any bit. It also says how wide a slot each must have for that.
 *
 * <p>BLAS kernels work on panels of some units and add in another order at the ends of what does
 * not fill a panel, so that a unit's sum depends on the place of the unit. Where slots are whole
 * panels, every unit keeps its place in one. The width of a panel is not known here: slots are
 * tried on random numbers, for each shape once in a process. The answer depends on the shape and
 * the machine alone; it holds for a cell that is trained alone too.
 *
 * @param slot units that each network takes
 * @param networks how many may share the products; one where more would change bits
 */
record Packing(int slot, int networks) {

  /** Numbers of units that panels of today's kernels are known to have, and their multiples. */
  private static final int[] PANELS = {1, 4, 8, 12, 16, 24, 32, 48};

  /** More networks side by side gain nothing. */
  static final int MOST_NETWORKS = 8;

  /**
   * More weights of the first layer crowd the caches: on a core with 512 KiB, two networks of
   * 784-256-256-10 side by side took .6 of the time a network that eight took (minibatches of 25).
   */
  private static final int MOST_WEIGHTS = 1 << 19;

  private static final int[] NETWORKS = {2, 3, 5, MOST_NETWORKS};

  private static final Map<Shape, Packing> KNOWN = new ConcurrentHashMap<>();

  static Packing of(Setting setting) {
    int batch = setting.batchSize();
    int rest = setting.data().trainExamples() % batch;
    if (setting.architecture() instanceof Convolutional network) {
      // Products of one network at a time, so that none can change another's bits.
      return new Packing(network.units(0), MOST_NETWORKS);
    }
    Mlp architecture = Mlp.of(setting.architecture());
    return KNOWN.computeIfAbsent(
        new Shape(architecture.inputs(), architecture.fanOut(0), batch, rest), Packing::find);
  }

  private static Packing find(Shape shape) {
    NativeRuntime.singleThreaded();
    TreeSet<Integer> slots = new TreeSet<>();
    for (int panel : PANELS) {
      slots.add((shape.units() + panel - 1) / panel * panel);
    }
    for (int slot : slots) {
      // A slot twice as wide costs more than packing gains.
      if (slot < 1.25 * shape.units() + 1 && shape.isNeutral(slot)) {
        return new Packing(slot, networks(shape.inputs() * slot));
      }
    }
    return new Packing(shape.units(), 1);
  }

  private static int networks(int weights) {
    return Math.max(1, Math.min(MOST_NETWORKS, MOST_WEIGHTS / weights));
  }

  /** What the first layer's products depend on. */
  private record Shape(int inputs, int units, int batch, int rest) {

    /** Tries minibatches, evaluations, and minibatches in which a part of the inputs is zero. */
    boolean isNeutral(int slot) {
      for (int size : new int[] {batch, rest, FusedEvaluator.CHUNK}) {
        for (int columns : new int[] {inputs, inputs * 5 / 8}) {
          if (size > 0 && columns > 0 && !Packing.isNeutral(this, slot, size, columns)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /**
   * Tries on random numbers whether networks side by side get what each gets alone.
   *
   * @param size examples
   * @param columns of their inputs
   */
  private static boolean isNeutral(Shape shape, int slot, int size, int columns) {
    Random random = new Random(31L * slot + size);
    float[] x = uniforms(size * columns, random);
    float[][] weights = new float[MOST_NETWORKS][];
    float[][] deltas = new float[MOST_NETWORKS][];
    Products[] alone = new Products[MOST_NETWORKS];
    for (int k = 0; k < MOST_NETWORKS; k++) {
      weights[k] = uniforms(slot * shape.inputs(), random);
      deltas[k] = uniforms(slot * size, random);
      alone[k] = Products.of(x, weights[k], deltas[k], slot, size);
    }
    for (int networks : NETWORKS) {
      Products together =
          Products.of(
              x, joined(weights, networks), joined(deltas, networks), networks * slot, size);
      for (int k = 0; k < networks; k++) {
        if (!alone[k].isPartOf(together, k)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The first layer's two products on heap copies: W x' and W + delta x. */
  private static final class Products {
    private final float[] output;
    private final float[] updated;

    private Products(NativeFloats outputs, NativeFloats weights, int values, int count) {
      output = new float[values];
      updated = new float[count];
      outputs.get(output);
      weights.get(updated);
    }

    static Products of(float[] x, float[] w, float[] delta, int units, int size) {
      int n = w.length / units;
      int columns = x.length / size;
      try (NativeFloats inputs = NativeFloats.copyOf(x);
          NativeFloats weights = NativeFloats.copyOf(w);
          NativeFloats deltas = NativeFloats.copyOf(delta);
          NativeFloats outputs = new NativeFloats(units * size)) {
        Gemm.forwardInputs(
            weights.pointer, n, inputs.pointer, outputs.pointer, units, columns, size);
        Gemm.updateInputs(
            -.01f, deltas.pointer, inputs.pointer, weights.pointer, n, units, columns, size);
        return new Products(outputs, weights, units * size, w.length);
      }
    }

    boolean isPartOf(Products wide, int place) {
      return isPart(output, wide.output, place) && isPart(updated, wide.updated, place);
    }

    private static boolean isPart(float[] part, float[] whole, int place) {
      int from = place * part.length;
      return Arrays.equals(part, 0, part.length, whole, from, from + part.length);
    }
  }

  private static float[] joined(float[][] parts, int count) {
    int length = parts[0].length;
    float[] joined = new float[count * length];
    for (int k = 0; k < count; k++) {
      System.arraycopy(parts[k], 0, joined, k * length, length);
    }
    return joined;
  }

  private static float[] uniforms(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - .5f;
    }
    return values;
  }
}
