package dev.initsweep.plan;

import com.typesafe.config.ConfigObject;
import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads one sweep: the settings that its lists span. */
final class SweepReader {

  private static final long GREATEST_WIDTH = 32_768;
  private static final String ALL = "all";

  private record Data(DataChoice choice, DataFacts facts) {}

  private final Layers layers;
  private final Known known;
  private final Function<String, DataFacts> facts;

  SweepReader(Layers layers, Known known, Function<String, DataFacts> facts) {
    this.layers = layers;
    this.known = known;
    this.facts = facts;
  }

  /** All settings, in the order of the lists; data sets vary slowest. */
  List<Setting> settings() {
    Set<Setting> settings = new LinkedHashSet<>();
    List<Choice<List<Integer>>> hidden = hiddenWidths();
    List<Choice<Activation>> activations = each("activations", e -> named(e, Activation.class));
    List<Choice<BiasTreatment>> biases = each("biases", e -> named(e, BiasTreatment.class));
    for (Data data : data()) {
      for (Choice<List<Integer>> widths : hidden) {
        for (Choice<Activation> activation : activations) {
          for (Choice<BiasTreatment> bias : biases) {
            addSettings(
                data.choice(),
                new Architecture(
                    widths(data.facts(), widths.value()), activation.value(), bias.value()),
                settings);
          }
        }
      }
    }
    return List.copyOf(settings);
  }

  private static List<Integer> widths(DataFacts facts, List<Integer> hidden) {
    return Stream.of(List.of(facts.inputs()), hidden, List.of(facts.classes()))
        .flatMap(List::stream)
        .toList();
  }

  private void addSettings(DataChoice data, Architecture architecture, Set<Setting> settings) {
    List<Choice<InitialBiases>> initialBiases =
        architecture.hasBiases()
            ? each("initial-biases", SweepReader::initialBiases)
            : List.of(new Choice<>(InitialBiases.ZERO, layers.at("biases")));
    for (Choice<InitialDistribution> shape :
        each("distributions", e -> named(e, InitialDistribution.class))) {
      for (Choice<InitialBiases> initial : initialBiases) {
        for (Choice<Double> rate : each("learning-rates", Values::positive)) {
          for (Choice<Double> decay : each("weight-decay", SweepReader::weightDecay)) {
            for (Choice<Integer> batch : each("batch-sizes", e -> batchSize(e, data))) {
              for (Choice<MinibatchSampling> sampling :
                  each("sampling", e -> named(e, MinibatchSampling.class))) {
                for (Choice<Integer> epochs : each("epochs", SweepReader::epochs)) {
                  for (Choice<CommonRandomNumbers> common :
                      each("common-random-numbers", e -> named(e, CommonRandomNumbers.class))) {
                    settings.add(
                        new Setting(
                            data,
                            architecture,
                            shape.value(),
                            initial.value(),
                            rate.value(),
                            decay.value(),
                            batch.value(),
                            sampling.value(),
                            epochs.value(),
                            common.value()));
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private List<Data> data() {
    List<Data> data = new ArrayList<>();
    for (Choice<String> name : each("data-sets", this::dataSet)) {
      DataFacts found = facts.apply(name.value());
      for (Choice<Integer> examples : each("train-examples", e -> trainExamples(e, found))) {
        for (Choice<InputScaling> scaling : each("scaling", e -> named(e, InputScaling.class))) {
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
        "one of %s, a .csv or .parquet file, or a folder of idx files with / at its end"
            .formatted(String.join(", ", known.dataSets()));
    String name = Values.text(entry, expected);
    if (!DataChoice.isFile(name) && !known.dataSets().contains(name)) {
      throw entry.invalid(expected + Values.nearest(name, known.dataSets()));
    }
    return name;
  }

  /** The key counts as used only where there is something to choose from. */
  private List<Subset> subsets(boolean all) {
    if (all) {
      return List.of(Subset.FIRST);
    }
    return each("subset", e -> named(e, Subset.class)).stream().map(Choice::value).toList();
  }

  private static int trainExamples(Entry entry, DataFacts facts) {
    if (Values.isText(entry, ALL)) {
      return facts.trainExamples();
    }
    return (int)
        Values.whole(
            entry,
            1,
            facts.trainExamples(),
            "1 to the %d training examples of %s, or all"
                .formatted(facts.trainExamples(), facts.name()));
  }

  private List<Choice<List<Integer>>> hiddenWidths() {
    Entry entry = layers.at("hidden-widths");
    List<Entry> elements = Values.elements(entry);
    boolean several = !elements.isEmpty() && elements.stream().allMatch(Values::isList);
    return Values.each(
        entry,
        several ? elements : List.of(entry),
        network -> {
          List<Entry> layers = Values.elements(network);
          if (layers.isEmpty()) {
            throw network.invalid("at least one hidden layer");
          }
          return layers.stream().map(SweepReader::width).toList();
        });
  }

  private static int width(Entry entry) {
    return (int)
        Values.whole(
            entry, 1, GREATEST_WIDTH, "a whole number of units, 1 to %d".formatted(GREATEST_WIDTH));
  }

  private static InitialBiases initialBiases(Entry entry) {
    if (Values.isText(entry, InitialBiases.Kind.ZERO.label())) {
      return InitialBiases.ZERO;
    }
    if (Values.isText(entry, InitialBiases.Kind.AXIS.label())) {
      return InitialBiases.AXIS;
    }
    String expected = "zero, axis, { variance = v } or { fan-in = v }";
    if (!(entry.value() instanceof ConfigObject block)) {
      throw entry.invalid(expected);
    }
    Values.onlyFields(entry, List.of("variance", "fan-in"));
    if (block.size() != 1) {
      throw entry.invalid(expected);
    }
    boolean fanIn = block.containsKey("fan-in");
    return new InitialBiases(
        fanIn ? InitialBiases.Kind.FAN_IN : InitialBiases.Kind.VARIANCE,
        Values.positive(Values.field(entry, fanIn ? "fan-in" : "variance")));
  }

  /**
   * Refuses biases that are drawn with the axis' variance where the axis has several.
   *
   * @throws BadInputException if the weights' variance differs from layer to layer
   */
  void checkBiases(Setting setting, Axis axis) {
    if (setting.initialBiases().equals(InitialBiases.AXIS) && !(axis instanceof Axis.Global)) {
      throw layers
          .at("initial-biases")
          .invalid(
              "zero, { variance = v } or { fan-in = v } with axis %s, as only on axis global all weights"
                      .formatted(axis.label())
                  + " have one variance");
    }
  }

  private static double weightDecay(Entry entry) {
    return Values.atLeast(entry, 0, "0 or a positive number");
  }

  private static int batchSize(Entry entry, DataChoice data) {
    return (int)
        Values.whole(
            entry,
            1,
            data.trainExamples(),
            "a whole number, 1 to the %d training examples".formatted(data.trainExamples()));
  }

  private static int epochs(Entry entry) {
    return (int) Values.whole(entry, 1, Integer.MAX_VALUE, "a whole number, 1 or more");
  }

  private <T> List<Choice<T>> each(String key, Function<Entry, T> read) {
    return Values.each(layers.at(key), read);
  }

  private static <E extends Enum<E> & Named> E named(Entry entry, Class<E> type) {
    return Values.named(entry, type);
  }
}
