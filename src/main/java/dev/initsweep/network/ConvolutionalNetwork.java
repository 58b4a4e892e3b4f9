package dev.initsweep.network;

import dev.initsweep.cell.Convolutional;
import dev.initsweep.cell.ConvolutionalStep;
import dev.initsweep.cell.ConvolutionalStep.Kind;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Convolutional networks: a graph in DL4J, since branches end in a sum, and plain loops. */
final class ConvolutionalNetwork implements Network {

  private final Convolutional architecture;
  private final List<ConvolutionalStep> steps;
  private final ActivationFunction phi;

  ConvolutionalNetwork(Convolutional architecture) {
    this.architecture = architecture;
    this.steps = architecture.steps();
    this.phi = ActivationFunction.of(architecture.activation());
  }

  @Override
  public Dl4jModel model(Setting setting, ILossFunction loss, DataType type, INDArray parameters) {
    Volume input = architecture.volume();
    GraphBuilder graph =
        Dl4j.sgd(setting, type)
            .graphBuilder()
            .addInputs("values")
            .addVertex(
                "input",
                new PreprocessorVertex(
                    new FeedForwardToCnnPreProcessor(
                        input.height(), input.width(), input.channels())),
                "values");
    String above = "input";
    String branch = "";
    for (int s = 0; s < steps.size(); s++) {
      ConvolutionalStep step = steps.get(s);
      String name = "step" + s;
      switch (step.kind()) {
        case CONVOLUTION -> graph.addLayer(name, convolution(step), above);
        case MAXIMUM, AVERAGE -> graph.addLayer(name, pooling(step), above);
        case DENSE -> addDense(graph, s, loss, above);
        case BRANCH -> {
          branch = above;
          name = above;
        }
        case SUM -> {
          graph.addLayer(
              name + "-scale", ChannelScale.of(step.units(), architecture.hasBiases()), above);
          graph.addVertex(
              name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + "-scale", branch);
        }
      }
      above = name;
    }
    return Dl4jModel.of(graph.setOutputs(above).build(), parameters);
  }

  private ConvolutionLayer convolution(ConvolutionalStep step) {
    return new ConvolutionLayer.Builder(step.kernel(), step.kernel())
        .stride(step.stride(), step.stride())
        .convolutionMode(step.valid() ? ConvolutionMode.Truncate : ConvolutionMode.Same)
        .nIn(step.in().channels())
        .nOut(step.units())
        .hasBias(architecture.hasBiases())
        .activation(activation())
        .build();
  }

  private static SubsamplingLayer pooling(ConvolutionalStep step) {
    return new SubsamplingLayer.Builder(
            step.kind() == Kind.MAXIMUM ? PoolingType.MAX : PoolingType.AVG)
        .kernelSize(step.kernel(), step.kernel())
        .stride(step.stride(), step.stride())
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
  }

  private void addDense(GraphBuilder graph, int place, ILossFunction loss, String above) {
    ConvolutionalStep step = steps.get(place);
    boolean afterPlanes = place == 0 || steps.get(place - 1).kind() != Kind.DENSE;
    InputPreProcessor[] flatten =
        afterPlanes
            ? new InputPreProcessor[] {
              new CnnToFeedForwardPreProcessor(
                  step.in().height(), step.in().width(), step.in().channels())
            }
            : new InputPreProcessor[] {null};
    org.deeplearning4j.nn.conf.layers.Layer layer =
        place == steps.size() - 1
            ? new OutputLayer.Builder(loss)
                .nIn(step.fanIn())
                .nOut(step.units())
                .hasBias(architecture.hasBiases())
                .activation(new ActivationSoftmax())
                .build()
            : new DenseLayer.Builder()
                .nIn(step.fanIn())
                .nOut(step.units())
                .hasBias(architecture.hasBiases())
                .activation(activation())
                .build();
    graph.addLayer("step" + place, layer, flatten[0], above);
  }

  private IActivation activation() {
    return Dl4j.activation(architecture.activation());
  }

  /** DL4J has the biases of convolutions before their weights, and those of dense layers after. */
  @Override
  public FlatLayout layout() {
    List<Integer> weights = new ArrayList<>();
    List<Integer> biases = new ArrayList<>();
    int end = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      boolean weightsFirst = architecture.step(l).kind() == Kind.DENSE;
      weights.add(weightsFirst ? end : end + architecture.biases(l));
      biases.add(weightsFirst ? end + architecture.weights(l) : end);
      end += architecture.parameters(l);
    }
    return new FlatLayout(weights, biases, end);
  }

  @Override
  public Pass pass(DoubleNetwork at, double[] example) {
    return new ConvolutionalPass(at, example);
  }

  private final class ConvolutionalPass implements Pass {
    private final DoubleNetwork at;

    /** What goes into each step, and at last what comes out. */
    private final double[][] values = new double[steps.size() + 1][];

    /** What the activation is applied to, by step. */
    private final double[][] sums = new double[steps.size()][];

    /** Where the largest value of each window lies, by step. */
    private final int[][] largest = new int[steps.size()][];

    ConvolutionalPass(DoubleNetwork at, double[] example) {
      this.at = at;
      values[0] = example;
      int layer = 0;
      double[] kept = {};
      for (int s = 0; s < steps.size(); s++) {
        ConvolutionalStep step = steps.get(s);
        switch (step.kind()) {
          case CONVOLUTION -> {
            sums[s] = convolved(step, layer, values[s]);
            values[s + 1] = Vectors.mapped(sums[s], phi.value());
          }
          case DENSE -> {
            sums[s] = connected(layer, values[s]);
            values[s + 1] = s == steps.size() - 1 ? sums[s] : Vectors.mapped(sums[s], phi.value());
          }
          case MAXIMUM -> {
            largest[s] = largest(step, values[s]);
            double[] from = values[s];
            values[s + 1] = Arrays.stream(largest[s]).mapToDouble(i -> from[i]).toArray();
          }
          case AVERAGE -> values[s + 1] = averages(step, values[s]);
          case BRANCH -> {
            kept = values[s];
            values[s + 1] = kept;
          }
          case SUM -> values[s + 1] = summed(step, layer, values[s], kept);
        }
        layer += step.hasWeights() ? 1 : 0;
      }
    }

    private double[] connected(int layer, double[] in) {
      double[] out = at.biases(layer).clone();
      for (int i = 0; i < in.length; i++) {
        if (in[i] != 0) {
          Vectors.add(out, in[i], at.weights(layer)[i]);
        }
      }
      return out;
    }

    private double[] convolved(ConvolutionalStep step, int layer, double[] in) {
      int positions = step.out().positions();
      double[] out = new double[step.out().values()];
      for (int position = 0; position < positions; position++) {
        double[] units = at.biases(layer).clone();
        for (int i = 0; i < step.fanIn(); i++) {
          int from = under(step, i, position);
          if (from >= 0 && in[from] != 0) {
            Vectors.add(units, in[from], at.weights(layer)[i]);
          }
        }
        for (int o = 0; o < units.length; o++) {
          out[o * positions + position] = units[o];
        }
      }
      return out;
    }

    /** Where the value lies that weight i is for at a position; -1 outside of the plane. */
    private static int under(ConvolutionalStep step, int i, int position) {
      int window = step.kernel() * step.kernel();
      int width = step.out().width();
      return step.index(i / window, position / width, position % width, i % window);
    }

    private static int[] largest(ConvolutionalStep step, double[] in) {
      int[] found = new int[step.out().values()];
      int positions = step.out().positions();
      for (int o = 0; o < found.length; o++) {
        found[o] = inWindow(step, o / positions, o % positions, 0);
        for (int place = 1; place < step.kernel() * step.kernel(); place++) {
          int other = inWindow(step, o / positions, o % positions, place);
          found[o] = in[other] > in[found[o]] ? other : found[o];
        }
      }
      return found;
    }

    private static double[] averages(ConvolutionalStep step, double[] in) {
      int window = step.kernel() * step.kernel();
      int positions = step.out().positions();
      double[] out = new double[step.out().values()];
      for (int o = 0; o < out.length; o++) {
        for (int place = 0; place < window; place++) {
          out[o] += in[inWindow(step, o / positions, o % positions, place)] / window;
        }
      }
      return out;
    }

    private static int inWindow(ConvolutionalStep step, int channel, int position, int place) {
      int width = step.out().width();
      return step.index(channel, position / width, position % width, place);
    }

    private double[] summed(ConvolutionalStep step, int layer, double[] in, double[] kept) {
      int positions = step.out().positions();
      double[] out = kept.clone();
      for (int o = 0; o < out.length; o++) {
        int channel = o / positions;
        out[o] += at.weights(layer)[0][channel] * in[o] + at.biases(layer)[channel];
      }
      return out;
    }

    @Override
    public double[] logits() {
      return values[steps.size()];
    }

    @Override
    public double meanSquareInput(int layer) {
      ConvolutionalStep of = architecture.step(layer);
      // Equal steps take the values of different places, so the right one is looked for.
      int s = -1;
      for (int left = layer; left >= 0; ) {
        s++;
        left -= steps.get(s).hasWeights() ? 1 : 0;
      }
      double[] in = values[s];
      if (of.kind() != Kind.CONVOLUTION) {
        return Vectors.product(in, in) / in.length;
      }
      double sum = 0;
      for (int position = 0; position < of.out().positions(); position++) {
        for (int i = 0; i < of.fanIn(); i++) {
          int from = under(of, i, position);
          sum += from >= 0 ? in[from] * in[from] : 0;
        }
      }
      return sum / of.fanIn() / of.out().positions();
    }

    @Override
    public double addGradient(double factor, double[] byLogits, DoubleNetwork into) {
      DoubleNetwork own = own(byLogits);
      double squares = 0;
      for (int l = 0; l < own.depth(); l++) {
        Vectors.add(into.biases(l), factor, own.biases(l));
        for (int i = 0; i < own.weights(l).length; i++) {
          Vectors.add(into.weights(l)[i], factor, own.weights(l)[i]);
        }
        squares += own.weightProduct(own, l);
      }
      return squares;
    }

    /** This example's gradient; the derivative by each step's values goes from end to beginning. */
    private DoubleNetwork own(double[] byLogits) {
      DoubleNetwork own = at.zero();
      double[] delta = byLogits;
      double[] kept = {};
      int layer = architecture.depth();
      for (int s = steps.size() - 1; s >= 0; s--) {
        ConvolutionalStep step = steps.get(s);
        layer -= step.hasWeights() ? 1 : 0;
        double[] below = new double[step.in().values()];
        switch (step.kind()) {
          case CONVOLUTION -> {
            multiplyBySlopes(delta, sums[s]);
            addConvolution(step, layer, s, delta, own, below);
          }
          case DENSE -> {
            if (s < steps.size() - 1) {
              multiplyBySlopes(delta, sums[s]);
            }
            addDense(layer, s, delta, own, below);
          }
          case MAXIMUM -> {
            for (int o = 0; o < delta.length; o++) {
              below[largest[s][o]] += delta[o];
            }
          }
          case AVERAGE -> spread(step, delta, below);
          case BRANCH -> {
            System.arraycopy(delta, 0, below, 0, below.length);
            Vectors.add(below, 1, kept);
          }
          case SUM -> {
            kept = delta;
            addScale(step, layer, s, delta, own, below);
          }
        }
        delta = below;
      }
      return own;
    }

    private void multiplyBySlopes(double[] delta, double[] at) {
      for (int i = 0; i < delta.length; i++) {
        delta[i] *= phi.derivative().applyAsDouble(at[i]);
      }
    }

    private void addDense(int layer, int s, double[] delta, DoubleNetwork own, double[] below) {
      Vectors.add(own.biases(layer), 1, delta);
      for (int i = 0; i < below.length; i++) {
        Vectors.add(own.weights(layer)[i], values[s][i], delta);
        below[i] = Vectors.product(at.weights(layer)[i], delta);
      }
    }

    private void addConvolution(
        ConvolutionalStep step,
        int layer,
        int s,
        double[] delta,
        DoubleNetwork own,
        double[] below) {
      int positions = step.out().positions();
      double[] units = new double[step.units()];
      for (int position = 0; position < positions; position++) {
        for (int o = 0; o < units.length; o++) {
          units[o] = delta[o * positions + position];
        }
        Vectors.add(own.biases(layer), 1, units);
        for (int i = 0; i < step.fanIn(); i++) {
          int from = under(step, i, position);
          if (from >= 0) {
            Vectors.add(own.weights(layer)[i], values[s][from], units);
            below[from] += Vectors.product(at.weights(layer)[i], units);
          }
        }
      }
    }

    private void addScale(
        ConvolutionalStep step,
        int layer,
        int s,
        double[] delta,
        DoubleNetwork own,
        double[] below) {
      int positions = step.out().positions();
      for (int o = 0; o < delta.length; o++) {
        int channel = o / positions;
        own.biases(layer)[channel] += delta[o];
        own.weights(layer)[0][channel] += delta[o] * values[s][o];
        below[o] = delta[o] * at.weights(layer)[0][channel];
      }
    }

    private static void spread(ConvolutionalStep step, double[] delta, double[] below) {
      int window = step.kernel() * step.kernel();
      int positions = step.out().positions();
      for (int o = 0; o < delta.length; o++) {
        for (int place = 0; place < window; place++) {
          below[inWindow(step, o / positions, o % positions, place)] += delta[o] / window;
        }
      }
    }
  }
}
