package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.plan.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One training from He, no fixed point: the coordinate whose Gaussian is nearest to the weights
 * that this training ends with. On {@code fan-in}, g = G(2).
 */
final class KlOnce implements Predictor {

  /** Coordinates between which the best one is looked for, in octaves of r. */
  private static final int LOWEST = -12;

  private static final int HIGHEST = 16;

  /** Fine, as on {@code balanced} the axis ends little below He. */
  private static final int STEPS_PER_OCTAVE = 16;

  @Override
  public String name() {
    return "kl-once";
  }

  @Override
  public String citation() {
    return "after " + Predictors.PAPER + "; theory page, \"From pilots\"";
  }

  @Override
  public boolean needsPilots() {
    return true;
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    SortedMap<Long, Double> bySeed = rootsBySeed(question);
    if (bySeed.isEmpty()) {
      return answer.none(
          atHe(question).isEmpty()
              ? String.format(
                  Locale.ROOT,
                  "no training from He's scales has weights to measure; %d diverged",
                  PilotTraining.diverged(question))
              : "no point of the axis is nearest to the weights trained from He's scales");
    }
    double mean =
        Octaves.exp2(bySeed.values().stream().mapToDouble(Octaves::log2).average().orElseThrow());
    return answer
        .at(mean, List.of(mean), OctaveInterval.around(mean, bySeed.values()), "", Map.of())
        .withSeeds(bySeed.size());
  }

  @Override
  public SortedMap<Long, Double> rootsBySeed(PredictorInput question) {
    SortedMap<Long, Double> roots = new TreeMap<>();
    for (PilotTraining training : atHe(question)) {
      nearest(question.group(), training)
          .ifPresent(coordinate -> roots.put(training.seed(), coordinate));
    }
    return roots;
  }

  private static List<PilotTraining> atHe(PredictorInput question) {
    Scales he = Scales.he(question.group().setting().architecture().depth());
    return PilotTraining.of(question).stream()
        .filter(training -> training.scales().equals(he))
        .toList();
  }

  /** The coordinate of least divergence from fixed weights. */
  private static OptionalDouble nearest(Group group, PilotTraining training) {
    Architecture architecture = group.setting().architecture();
    Condition condition = Condition.ofAxis(group);
    List<Double> octaves = new ArrayList<>();
    List<Double> growths = new ArrayList<>();
    for (int i = LOWEST * STEPS_PER_OCTAVE; i <= HIGHEST * STEPS_PER_OCTAVE; i++) {
      double ratio = Octaves.exp2((double) i / STEPS_PER_OCTAVE);
      double coordinate = group.axis().coordinate(ratio, architecture);
      if (Coordinates.exists(group, coordinate)) {
        octaves.add(Octaves.log2(coordinate));
        growths.add(growth(group, condition, coordinate, training));
      }
    }
    for (int i = 0; i + 1 < octaves.size(); i++) {
      if (growths.get(i) >= 0 && growths.get(i + 1) < 0) {
        return OptionalDouble.of(
            Octaves.exp2(
                Bisection.root(
                    x -> growth(group, condition, Octaves.exp2(x), training),
                    octaves.get(i),
                    octaves.get(i + 1))));
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * Returns the growth as if the training had ended where it did from a start at the coordinate.
   */
  private static double growth(
      Group group, Condition condition, double coordinate, PilotTraining training) {
    Scales there = group.axis().scales(coordinate, group.setting().architecture());
    List<Double> start = new ArrayList<>();
    for (int l = 0; l < there.depth(); l++) {
      start.add(training.start().get(l) * there.layer(l) / training.scales().layer(l));
    }
    return condition.growth(coordinate, start, training.end());
  }
}
