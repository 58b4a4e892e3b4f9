package dev.initsweep.network;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.InputShape;
import dev.initsweep.cell.NetworkFamily;
import dev.initsweep.cell.WeightTensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second family for tests: the input falls into patches, the same units look at each of them, and
 * a dense output layer at all that they give, unit by unit.
 */
public record Patches(
    int patches, int size, int filters, int classes, Activation activation, BiasTreatment biases)
    implements Architecture {

  public static final NetworkFamily FAMILY =
      new NetworkFamily(Patches.class, "4x5:3-2", Patches::parse);

  private static final Pattern TEXT = Pattern.compile("(\\d+)x(\\d+):(\\d+)-(\\d+)");

  private static Optional<Architecture> parse(
      String text, Activation activation, BiasTreatment biases) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(
            new Patches(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(4)),
                activation,
                biases))
        : Optional.empty();
  }

  @Override
  public List<WeightTensor> tensors() {
    return List.of(
        new WeightTensor("filters", size, size * filters),
        new WeightTensor("output", patches * filters, patches * filters * classes));
  }

  @Override
  public int uses(int layer) {
    return layer == 0 ? patches : 1;
  }

  @Override
  public InputShape input() {
    return new InputShape(List.of(patches, size));
  }

  @Override
  public String text() {
    return String.format(Locale.ROOT, "%dx%d:%d-%d", patches, size, filters, classes);
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(
        "architecture", text(), "activation", activation.label(), "biases", biases.label());
  }
}
