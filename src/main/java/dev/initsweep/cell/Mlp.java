package dev.initsweep.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Describes a fully connected network. Layer l maps {@code widths[l]} values (its fan-in n_l) to
 * {@code widths[l + 1]} (its fan-out m_l).
 *
 * @param widths number of inputs, of units in each hidden layer, and of classes
 * @param activation of every hidden layer; the output layer is a softmax
 * @param biases what happens to the biases
 */
public record Mlp(List<Integer> widths, Activation activation, BiasTreatment biases)
    implements Architecture {

  /** The line in {@link Architectures}. */
  static final NetworkFamily FAMILY = new NetworkFamily(Mlp.class, "784-128-10", Mlp::parse);

  private static final Pattern TEXT = Pattern.compile("[1-9]\\d{0,8}(-[1-9]\\d{0,8})+");

  public Mlp {
    widths = List.copyOf(widths);
    Checks.require(widths.size() >= 2, "widths", widths, "at least inputs and classes");
    Checks.require(
        widths.stream().allMatch(w -> w >= 1), "widths", widths, "every width at least 1");
  }

  /**
   * Returns the fully connected network that an architecture is.
   *
   * @throws IllegalArgumentException if it is of another family
   */
  public static Mlp of(Architecture architecture) {
    Checks.require(
        architecture instanceof Mlp, "network", architecture.text(), "a fully connected one");
    return (Mlp) architecture;
  }

  private static Optional<Architecture> parse(
      String text, Activation activation, BiasTreatment biases) {
    return TEXT.matcher(text).matches()
        ? Optional.of(
            new Mlp(
                Arrays.stream(text.split("-")).map(Integer::valueOf).toList(), activation, biases))
        : Optional.empty();
  }

  @Override
  public List<WeightTensor> tensors() {
    return IntStream.range(0, depth())
        .mapToObj(l -> new WeightTensor("layer" + (l + 1), fanIn(l), weights(l)))
        .toList();
  }

  // The interface would make the list for each of these, and reports ask by the million.

  @Override
  public int depth() {
    return widths.size() - 1;
  }

  @Override
  public int fanIn(int layer) {
    return widths.get(layer);
  }

  @Override
  public int weights(int layer) {
    return Math.multiplyExact(fanIn(layer), fanOut(layer));
  }

  @Override
  public Mlp atUnitWidth() {
    List<Integer> hidden = widths.subList(1, widths.size() - 1);
    int divisor = hidden.stream().reduce(0, Mlp::commonDivisor);
    return new Mlp(
        Stream.of(
                Stream.of(inputs()),
                hidden.stream().map(width -> width / divisor),
                Stream.of(classes()))
            .flatMap(part -> part)
            .toList(),
        activation,
        biases);
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** Returns m_l. */
  @Override
  public int fanOut(int layer) {
    return widths.get(layer + 1);
  }

  @Override
  public InputShape input() {
    return InputShape.flat(widths.get(0));
  }

  @Override
  public int inputs() {
    return widths.get(0);
  }

  @Override
  public int classes() {
    return widths.get(widths.size() - 1);
  }

  @Override
  public String text() {
    return text(widths);
  }

  static String text(List<Integer> widths) {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("widths", text(), "activation", activation.label(), "biases", biases.label());
  }

  /** Hashes the widths alone, since constants hash to another number in each process. */
  @Override
  public int hashCode() {
    return widths.hashCode();
  }
}
