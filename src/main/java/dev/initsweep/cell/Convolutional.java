package dev.initsweep.cell;

import dev.initsweep.cell.ConvolutionalStep.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Describes a network of convolutions, poolings, residual branches and fully connected layers. Its
 * text names the input, the layers and the classes, such as {@code 28x28x1: 16c3 p2 32c3 p2 64 10};
 * docs/training.md says what each word means.
 *
 * @param steps in their order; each takes what the one before it gives
 * @param activation of every convolution and every fully connected layer but the last, a softmax
 * @param biases what happens to the biases
 */
public record Convolutional(
    List<ConvolutionalStep> steps, Activation activation, BiasTreatment biases)
    implements Architecture {

  /** The line in {@link Architectures}. */
  static final NetworkFamily FAMILY =
      new NetworkFamily(
          Convolutional.class,
          ConvolutionalText.EXAMPLE,
          Convolutional::parse,
          ConvolutionalText::complete);

  public Convolutional {
    steps = List.copyOf(steps);
    Checks.require(
        !steps.isEmpty() && steps.get(steps.size() - 1).kind() == Kind.DENSE,
        "steps",
        steps,
        "a fully connected layer at the end");
    for (int s = 1; s < steps.size(); s++) {
      Checks.require(
          steps.get(s).in().equals(steps.get(s - 1).out()), "steps", steps, "shapes that fit");
    }
  }

  private static Optional<Architecture> parse(
      String text, Activation activation, BiasTreatment biases) {
    return ConvolutionalText.parse(text).map(steps -> new Convolutional(steps, activation, biases));
  }

  @Override
  public List<WeightTensor> tensors() {
    return IntStream.range(0, depth())
        .mapToObj(
            l -> {
              ConvolutionalStep step = step(l);
              String kind =
                  switch (step.kind()) {
                    case CONVOLUTION -> "convolution";
                    case SUM -> "scale";
                    default -> "dense";
                  };
              return new WeightTensor(kind + (l + 1), step.fanIn(), weights(l));
            })
        .toList();
  }

  /** Returns the step that a tensor's weights are of. */
  public ConvolutionalStep step(int layer) {
    int left = layer;
    for (ConvolutionalStep step : steps) {
      if (step.hasWeights() && left-- == 0) {
        return step;
      }
    }
    throw new IndexOutOfBoundsException(layer);
  }

  @Override
  public int uses(int layer) {
    return step(layer).out().positions();
  }

  @Override
  public int depth() {
    int depth = 0;
    for (ConvolutionalStep step : steps) {
      depth += step.hasWeights() ? 1 : 0;
    }
    return depth;
  }

  @Override
  public int fanIn(int layer) {
    return step(layer).fanIn();
  }

  /** Returns channels times window of a convolution, whatever its stride. */
  @Override
  public int fanOut(int layer) {
    ConvolutionalStep step = step(layer);
    return switch (step.kind()) {
      case CONVOLUTION ->
          Math.multiplyExact(step.units(), Math.multiplyExact(step.kernel(), step.kernel()));
      case SUM -> 1;
      default -> step.units();
    };
  }

  @Override
  public int weights(int layer) {
    ConvolutionalStep step = step(layer);
    return Math.multiplyExact(step.fanIn(), step.units());
  }

  /** Returns the shape of an example: height, width and channels of it. */
  public Volume volume() {
    return steps.get(0).in();
  }

  @Override
  public InputShape input() {
    return volume().shape();
  }

  @Override
  public int classes() {
    return steps.get(steps.size() - 1).units();
  }

  @Override
  public String text() {
    return ConvolutionalText.text(volume(), steps);
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        "architecture", text(), "activation", activation.label(), "biases", biases.label());
  }

  /** Hashes numbers alone, since constants hash to another one in each process. */
  @Override
  public int hashCode() {
    int hash = steps.size();
    for (ConvolutionalStep step : steps) {
      hash = 31 * hash + step.out().hashCode();
    }
    return hash;
  }
}
