package dev.initsweep.plan;

import com.typesafe.config.ConfigObject;
import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.ArchitectureTextException;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.InputShape;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one sweep: the settings that its lists span. */
final class SweepReader {

  private static final long GREATEST_WIDTH = 32_768;
  private static final String ALL = "all";

  private record Data(DataChoice choice, DataFacts facts) {}

  private final ConfigLayers config;
  private final KnownNames known;
  private final Function<String, DataFacts> facts;

  SweepReader(ConfigLayers config, KnownNames known, Function<String, DataFacts> facts) {
    this.config = config;
    this.known = known;
    this.facts = facts;
  }

  /** All settings, in the order of the lists; data sets vary slowest. */
  List<Setting> settings() {
    Set<Setting> settings = new LinkedHashSet<>();
    List<Shape> shapes = shapes();
    List<Sourced<Activation>> activations = each("activations", e -> named(e, Activation.class));
    List<Sourced<BiasTreatment>> biases = each("biases", e -> named(e, BiasTreatment.class));
    for (Data data : data()) {
      for (Shape shape : shapes) {
        for (Sourced<Activation> activation : activations) {
          for (Sourced<BiasTreatment> bias : biases) {
            addSettings(
                data.choice(),
                shape.network(data.facts(), activation.value(), bias.value()),
                settings);
          }
        }
      }
    }
    return List.copyOf(settings);
  }

  /** A network but for its activation and biases. */
  private interface Shape {
    Architecture network(DataFacts facts, Activation activation, BiasTreatment biases);
  }

  private List<Shape> shapes() {
    Entry architectures = config.at("architectures");
    Stream<Shape> shapes =
        TypedValues.elements(architectures).isEmpty()
            ? hiddenWidths().stream()
                .map(
                    hidden ->
                        (facts, activation, biases) ->
                            new Mlp(widths(facts, hidden.value()), activation, biases))
            : TypedValues.each(architectures, text -> TypedValues.text(text, "a network's text"))
                .stream()
                .map(
                    text ->
                        (facts, activation, biases) -> network(text, facts, activation, biases));
    return shapes.toList();
  }

  private static Architecture network(
      Sourced<String> text, DataFacts facts, Activation activation, BiasTreatment biases) {
    String expected =
        String.format(
            Locale.ROOT,
            "a network of %d inputs and %d classes, which %s has, such as %s",
            facts.inputs(),
            facts.classes(),
            facts.name(),
            Architectures.ALL.examples());
    Architecture architecture;
    try {
      architecture =
          Architectures.ALL.parse(
              Architectures.ALL.complete(text.value(), facts.shape(), facts.classes()),
              activation,
              biases);
      // Numbers of weights beyond what an array holds show here.
      architecture.tensors();
    } catch (ArchitectureTextException e) {
      throw text.entry().invalid(e.expected());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw text.entry().invalid(expected);
    }
    if (!fits(architecture.input(), facts.shape()) || architecture.classes() != facts.classes()) {
      throw text.entry().invalid(expected);
    }
    return architecture;
  }

  /** A row of values fits any shape of as many. */
  private static boolean fits(InputShape network, InputShape data) {
    boolean bothHaveShapes = hasShape(network) && hasShape(data);
    return bothHaveShapes
        ? Volume.of(network).equals(Volume.of(data))
        : network.values() == data.values();
  }

  private static boolean hasShape(InputShape shape) {
    return shape.sizes().stream().filter(size -> size > 1).count() > 1;
  }

  private static List<Integer> widths(DataFacts facts, List<Integer> hidden) {
    return Stream.of(List.of(facts.inputs()), hidden, List.of(facts.classes()))
        .flatMap(List::stream)
        .toList();
  }

  private void addSettings(DataChoice data, Architecture architecture, Set<Setting> settings) {
    List<Sourced<InitialBiases>> initialBiases =
        architecture.hasBiases()
            ? each("initial-biases", SweepReader::initialBiases)
            : List.of(new Sourced<>(InitialBiases.ZERO, config.at("biases")));
    Stream<Setting> some = Stream.of(Setting.of(data, architecture).build());
    some =
        span(
            some,
            each("distributions", e -> named(e, InitialDistribution.class)),
            Setting.Builder::distribution);
    some = span(some, initialBiases, Setting.Builder::initialBiases);
    some = span(some, each("learning-rates", TypedValues::positive), Setting.Builder::learningRate);
    some = span(some, each("weight-decay", SweepReader::weightDecay), Setting.Builder::weightDecay);
    some = span(some, each("batch-sizes", e -> batchSize(e, data)), Setting.Builder::batchSize);
    some =
        span(
            some,
            each("sampling", e -> named(e, MinibatchSampling.class)),
            Setting.Builder::sampling);
    some = span(some, each("epochs", SweepReader::epochs), Setting.Builder::epochs);
    some =
        span(
            some,
            each("common-random-numbers", e -> named(e, CommonRandomNumbers.class)),
            Setting.Builder::common);
    some.forEach(settings::add);
  }

  /** Each setting with each choice; the settings vary slower. */
  private static <T> Stream<Setting> span(
      Stream<Setting> settings,
      List<Sourced<T>> choices,
      BiFunction<Setting.Builder, T, Setting.Builder> set) {
    return settings.flatMap(
        setting ->
            choices.stream().map(choice -> set.apply(setting.change(), choice.value()).build()));
  }

  private List<Data> data() {
    List<Data> data = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (Sourced<String> name : each("data-sets", this::dataSet)) {
      DataFacts found = facts.apply(name.value());
      String other = names.put(found.digest(), name.value());
      if (other != null) {
        throw name.entry()
            .invalid("other examples than those of " + other + ", which are the same");
      }
      for (Sourced<Integer> examples : each("train-examples", e -> trainExamples(e, found))) {
        for (Sourced<InputScaling> scaling : each("scaling", e -> named(e, InputScaling.class))) {
          for (Subset subset : subsets(examples.value() == found.trainExamples())) {
            data.add(
                new Data(
                    new DataChoice(
                        name.value(), found.digest(), examples.value(), subset, scaling.value()),
                    found));
          }
        }
      }
    }
    return data;
  }

  private String dataSet(Entry entry) {
    String expected =
        "one of %s, a file that ends in %s, or a folder with / at its end"
            .formatted(String.join(", ", known.dataSets()), OwnDataName.ENDINGS);
    String name = TypedValues.text(entry, expected);
    if (!DataChoice.isFile(name) && !known.dataSets().contains(name)) {
      throw entry.invalid(expected + TypedValues.nearest(name, known.dataSets()));
    }
    return name;
  }

  /** The key counts as used only where there is something to choose from. */
  private List<Subset> subsets(boolean all) {
    if (all) {
      return List.of(Subset.FIRST);
    }
    return each("subset", e -> named(e, Subset.class)).stream().map(Sourced::value).toList();
  }

  private static int trainExamples(Entry entry, DataFacts facts) {
    if (TypedValues.isText(entry, ALL)) {
      return facts.trainExamples();
    }
    return (int)
        TypedValues.whole(
            entry,
            1,
            facts.trainExamples(),
            String.format(
                Locale.ROOT,
                "1 to the %d training examples of %s, or all",
                facts.trainExamples(),
                facts.name()));
  }

  private List<Sourced<List<Integer>>> hiddenWidths() {
    Entry entry = config.at("hidden-widths");
    List<Entry> elements = TypedValues.elements(entry);
    boolean several = !elements.isEmpty() && elements.stream().allMatch(TypedValues::isList);
    return TypedValues.each(
        entry,
        several ? elements : List.of(entry),
        network -> {
          List<Entry> layers = TypedValues.elements(network);
          if (layers.isEmpty()) {
            throw network.invalid("at least one hidden layer");
          }
          return layers.stream().map(SweepReader::width).toList();
        });
  }

  private static int width(Entry entry) {
    return (int)
        TypedValues.whole(
            entry,
            1,
            GREATEST_WIDTH,
            String.format(Locale.ROOT, "a whole number of units, 1 to %d", GREATEST_WIDTH));
  }

  private static InitialBiases initialBiases(Entry entry) {
    if (TypedValues.isText(entry, InitialBiases.Kind.ZERO.label())) {
      return InitialBiases.ZERO;
    }
    if (TypedValues.isText(entry, InitialBiases.Kind.AXIS.label())) {
      return InitialBiases.AXIS;
    }
    String expected = "zero, axis, { variance = v } or { fan-in = v }";
    if (!(entry.value() instanceof ConfigObject block)) {
      throw entry.invalid(expected);
    }
    TypedValues.onlyFields(entry, List.of("variance", "fan-in"));
    if (block.size() != 1) {
      throw entry.invalid(expected);
    }
    boolean fanIn = block.containsKey("fan-in");
    return new InitialBiases(
        fanIn ? InitialBiases.Kind.FAN_IN : InitialBiases.Kind.VARIANCE,
        TypedValues.positive(TypedValues.field(entry, fanIn ? "fan-in" : "variance")));
  }

  /**
   * Refuses biases that are drawn with the axis' variance where the axis has several.
   *
   * @throws BadInputException if the weights' variance differs from layer to layer
   */
  void checkBiases(Setting setting, Axis axis) {
    if (setting.initialBiases().equals(InitialBiases.AXIS) && !(axis instanceof Axis.Global)) {
      throw config
          .at("initial-biases")
          .invalid(
              "zero, { variance = v } or { fan-in = v } with axis %s, as only on axis global all weights"
                      .formatted(axis.label())
                  + " have one variance");
    }
  }

  private static double weightDecay(Entry entry) {
    return TypedValues.atLeast(entry, 0, "0 or a positive number");
  }

  private static int batchSize(Entry entry, DataChoice data) {
    return (int)
        TypedValues.whole(
            entry,
            1,
            data.trainExamples(),
            String.format(
                Locale.ROOT,
                "a whole number, 1 to the %d training examples",
                data.trainExamples()));
  }

  private static int epochs(Entry entry) {
    return (int) TypedValues.whole(entry, 1, Integer.MAX_VALUE, "a whole number, 1 or more");
  }

  private <T> List<Sourced<T>> each(String key, Function<Entry, T> read) {
    return TypedValues.each(config.at(key), read);
  }

  private static <E extends Enum<E> & Named> E named(Entry entry, Class<E> type) {
    return TypedValues.named(entry, type);
  }
}
