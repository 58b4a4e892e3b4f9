package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Lists what a formula in a plan may speak of; the theory page describes it. */
final class Quantities {

  private static final Map<String, ToDoubleFunction<Setting>> OF_SETTING =
      Map.ofEntries(
          Map.entry("depth", setting -> setting.architecture().depth()),
          Map.entry("inputs", setting -> setting.architecture().inputs()),
          Map.entry("classes", setting -> setting.architecture().classes()),
          Map.entry("width", Quantities::meanWidth),
          Map.entry("fanin", Quantities::meanFanIn),
          Map.entry("d", setting -> setting.architecture().weights()),
          Map.entry("eta", Setting::learningRate),
          Map.entry("decay", Setting::weightDecay),
          Map.entry("batch", setting -> setting.batchSize()),
          Map.entry("epochs", setting -> setting.epochs()),
          Map.entry("steps", setting -> (double) setting.epochs() * setting.stepsPerEpoch()),
          Map.entry("n", setting -> setting.data().trainExamples()));

  /** Mean square of an input. */
  private static final String MEAN_SQUARE = "meanx2";

  /**
   * Measured on the pilots at He's scales: noise trace at the start, T, squared norm at the end.
   */
  static final Set<String> MEASURED = Set.of("trcov", "t", "theta2");

  private Quantities() {}

  /** All names, in alphabetical order. */
  static List<String> names() {
    TreeMap<String, Boolean> names = new TreeMap<>();
    OF_SETTING.keySet().forEach(name -> names.put(name, true));
    MEASURED.forEach(name -> names.put(name, true));
    names.put(MEAN_SQUARE, true);
    return List.copyOf(names.keySet());
  }

  /** The value of a known quantity; empty where it would be measured and was not. */
  static OptionalDouble value(String name, PredictorInput question) {
    if (MEASURED.contains(name)) {
      return measured(name, question);
    }
    return OptionalDouble.of(
        name.equals(MEAN_SQUARE)
            ? TrainingInputs.of(question, Integer.MAX_VALUE).meanSquare()
            : OF_SETTING.get(name).applyAsDouble(question.group().setting()));
  }

  private static OptionalDouble measured(String name, PredictorInput question) {
    Setting setting = question.group().setting();
    Scales he = Scales.he(setting.architecture().depth());
    return PilotTraining.of(question).stream()
        .filter(training -> training.scales().equals(he))
        .mapToDouble(training -> measured(name, setting, training))
        .average();
  }

  private static double measured(String name, Setting setting, PilotTraining training) {
    Outcome.Trained outcome = training.outcome();
    return switch (name) {
      case "trcov" -> outcome.noise().start();
      case "t" ->
          setting.learningRate()
              * outcome.noise().start()
              / (2. * setting.batchSize() * setting.architecture().weights());
      default -> Condition.squaredNorm(setting.architecture(), training.end());
    };
  }

  private static double meanWidth(Setting setting) {
    Architecture architecture = setting.architecture();
    return IntStream.range(1, architecture.depth())
        .map(architecture::fanIn)
        .average()
        .orElse(Double.NaN);
  }

  private static double meanFanIn(Setting setting) {
    Architecture architecture = setting.architecture();
    return IntStream.range(0, architecture.depth())
        .map(architecture::fanIn)
        .average()
        .orElseThrow();
  }
}
