package dev.initsweep.cell;

import dev.initsweep.cell.ConvolutionalStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes the texts of convolutional networks. */
final class ConvolutionalText {

  static final String EXAMPLE = "28x28x1: 16c3 p2 32c3 p2 64 10";

  private static final String NUMBER = "([1-9]\\d{0,5})";
  private static final Pattern WHOLE = Pattern.compile("(\\d+)x(\\d+)x(\\d+):(.*)");
  private static final Pattern CONVOLUTION =
      Pattern.compile(NUMBER + "c" + NUMBER + "(?:s" + NUMBER + ")?(v?)");
  private static final Pattern POOLING =
      Pattern.compile("([pa])" + NUMBER + "(?:s" + NUMBER + ")?");
  private static final Pattern DENSE = Pattern.compile(NUMBER);
  private static final Pattern DENSE_NETWORK = Pattern.compile("[\\d-]*");
  private static final int MOST_LAYERS = 1000;

  private final String text;
  private final List<ConvolutionalStep> steps = new ArrayList<>();
  private Volume volume;
  private Volume branch;

  private ConvolutionalText(String text, Volume input) {
    Math.multiplyExact(input.channels(), input.positions());
    this.text = text;
    this.volume = input;
  }

  /**
   * Returns the steps of a text with an input and classes; empty where it is of another family.
   *
   * @throws ArchitectureTextException if the text is of this family and wrong; the message names
   *     the place
   */
  static Optional<List<ConvolutionalStep>> parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    try {
      Volume input =
          new Volume(
              Integer.parseInt(whole.group(3)),
              Integer.parseInt(whole.group(1)),
              Integer.parseInt(whole.group(2)));
      return Optional.of(new ConvolutionalText(text, input).steps(whole.group(4)));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new ArchitectureTextException(text, "no more than 2147483647 values or weights");
    }
  }

  /**
   * Returns the whole text of one that lacks input and classes; empty where it is of another
   * family.
   */
  static Optional<String> complete(String between, InputShape input, int classes) {
    if (WHOLE.matcher(between).matches() || DENSE_NETWORK.matcher(between).matches()) {
      return Optional.empty();
    }
    return Optional.of(Volume.of(input).text() + ": " + between.strip() + " " + classes);
  }

  static String text(Volume input, List<ConvolutionalStep> steps) {
    return input.text()
        + ":"
        + steps.stream()
            .map(step -> (step.kind() == Kind.SUM ? "" : " ") + step.text())
            .collect(Collectors.joining())
            .replace("( ", "(");
  }

  private List<ConvolutionalStep> steps(String layers) {
    String[] words = layers.strip().split(" +", -1);
    require(words.length <= MOST_LAYERS, 1, words[0], "at most " + MOST_LAYERS + " layers");
    for (int place = 0; place < words.length; place++) {
      read(words[place], place + 1);
    }
    int places = words.length;
    String last = words[places - 1];
    require(branch == null, places, last, "a ) that closes the branch");
    require(
        steps.get(steps.size() - 1).kind() == Kind.DENSE, places, last, "the number of classes");
    require(
        steps.stream().anyMatch(step -> step.kind() != Kind.DENSE),
        1,
        words[0],
        "a layer that is not fully connected, as networks of such layers are written 784-64-10");
    return List.copyOf(steps);
  }

  private void read(String word, int place) {
    String layer = word;
    if (layer.startsWith("+(")) {
      require(branch == null, place, word, "no branch in a branch");
      require(!isFlat(), place, word, "no branch after a fully connected layer");
      add(ConvolutionalStep.around(Kind.BRANCH, volume));
      branch = volume;
      layer = layer.substring(2);
    }
    boolean closes = layer.endsWith(")");
    readLayer(closes ? layer.substring(0, layer.length() - 1) : layer, word, place);
    if (closes) {
      require(branch != null, place, word, "no ) without +( before it");
      require(
          volume.equals(branch),
          place,
          word,
          "a branch that ends in %s, as it begins, and not in %s"
              .formatted(branch.text(), volume.text()));
      add(ConvolutionalStep.around(Kind.SUM, volume));
      branch = null;
    }
  }

  private void readLayer(String layer, String word, int place) {
    Matcher convolution = CONVOLUTION.matcher(layer);
    Matcher pooling = POOLING.matcher(layer);
    if (convolution.matches()) {
      require(!isFlat(), place, word, "no convolution after a fully connected layer");
      int kernel = Integer.parseInt(convolution.group(2));
      boolean valid = !convolution.group(4).isEmpty();
      requireFit(kernel, valid, word, place);
      add(
          ConvolutionalStep.convolution(
              volume,
              Integer.parseInt(convolution.group(1)),
              kernel,
              stride(convolution.group(3), 1),
              valid));
    } else if (pooling.matches()) {
      require(!isFlat(), place, word, "no pooling after a fully connected layer");
      int kernel = Integer.parseInt(pooling.group(2));
      requireFit(kernel, true, word, place);
      add(
          ConvolutionalStep.pooling(
              pooling.group(1).equals("p") ? Kind.MAXIMUM : Kind.AVERAGE,
              volume,
              kernel,
              stride(pooling.group(3), kernel)));
    } else {
      require(
          DENSE.matcher(layer).matches(),
          place,
          word,
          "16c3 (a convolution), 16c3s2v (with a stride, within the plane), p2 or a2 (pooling),"
              + " +(16c3 16c3) (a residual branch) or 64 (fully connected)");
      require(branch == null, place, word, "no fully connected layer in a branch");
      add(ConvolutionalStep.dense(volume, Integer.parseInt(layer)));
    }
  }

  private void requireFit(int kernel, boolean valid, String word, int place) {
    int least = Math.min(volume.height(), volume.width());
    int most = valid ? least : 2 * least - 1;
    require(
        kernel <= most,
        place,
        word,
        "a window of at most " + most + ", as the layer takes " + volume.text());
  }

  private boolean isFlat() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).kind() == Kind.DENSE;
  }

  private static int stride(String found, int usual) {
    return found == null ? usual : Integer.parseInt(found);
  }

  private void add(ConvolutionalStep step) {
    // Numbers beyond what an array holds show here.
    step.out().values();
    Math.multiplyExact(step.fanIn(), step.units());
    steps.add(step);
    volume = step.out();
  }

  private void require(boolean holds, int place, String word, String expected) {
    if (!holds) {
      throw new ArchitectureTextException(
          text,
          "%s; there is %s at place %s"
              .formatted(expected, word.isEmpty() ? "nothing" : word, String.valueOf(place)));
    }
  }
}
