package dev.initsweep.theory;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.plan.Group;
import dev.initsweep.theory.KernelTraining.Result;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the fixed point of the squared norm from training in function space, without training a
 * network. The fixed point is that of {@code kl-norm}. The start's logits come from one random
 * network of the setting's architecture, the minibatch order from a generator of its own.
 */
final class Kernel implements Predictor {

  /** Examples that stand for the training set, for as many steps as the setting takes. */
  private static final int EXAMPLES = 2000;

  private static final long SEED = 1;
  private static final int LOWEST = -3;
  private static final int HIGHEST = 8;

  private final int examples;

  Kernel() {
    this(EXAMPLES);
  }

  /** Takes this many examples at most; time grows with the square. */
  Kernel(int examples) {
    this.examples = examples;
  }

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public String citation() {
    return "Jacot et al. 2018, arXiv:1806.07572; Cho and Saul 2009; theory page, \"Kernel\"";
  }

  @Override
  public Optional<String> refuses(Setting setting) {
    return Premise.fullyConnected(setting)
        .or(
            () ->
                Premise.require(
                    setting.architecture().activation() == Activation.RELU,
                    "the kernel's recursions are those of ReLU"))
        .or(
            () ->
                Premise.require(
                    setting.initialBiases().equals(InitialBiases.ZERO)
                        && setting.weightDecay() == 0,
                    "the kernel stands for biases that start at zero and no weight decay"))
        .or(
            () ->
                Premise.require(
                    setting.architecture().depth() > 1, "the network has no hidden layer"));
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Setting setting = question.group().setting();
    TrainingInputs inputs = TrainingInputs.of(question, examples);
    KernelTraining training =
        new KernelTraining(
            setting,
            inputs,
            inputs.logits(
                DoubleNetwork.random(
                    setting.architecture(),
                    Scales.uniform(1, setting.architecture().depth()),
                    SEED)),
            (question.budget() > 0 ? question.budget() : setting.epochs())
                * setting.stepsPerEpoch(),
            SEED);
    return answer(answer, question.group(), training, inputs.size());
  }

  private static Prediction answer(
      PredictionBuilder answer, Group group, KernelTraining training, int examples) {
    Architecture architecture = group.setting().architecture();
    Condition ofAxis = Condition.ofAxis(group);
    Condition ofNorm = Condition.squaredNorm(group);
    List<Double> octaves = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    List<Double> bounds = new ArrayList<>();
    List<Double> lazinesses = new ArrayList<>();
    for (int octave = LOWEST; octave <= HIGHEST; octave++) {
      double coordinate = group.axis().coordinate(Octaves.exp2(octave), architecture);
      Optional<Scales> scales = scales(group, coordinate);
      Optional<Result> result = scales.flatMap(training::from);
      if (result.isPresent()) {
        List<Double> start = new ArrayList<>();
        List<Double> end = new ArrayList<>();
        for (int l = 0; l < architecture.depth(); l++) {
          start.add(scales.orElseThrow().layer(l) / architecture.fanIn(l));
          double gain = result.orElseThrow().gains().get(l) / architecture.weights(l);
          end.add(Math.max(start.get(l) + gain, Double.MIN_NORMAL));
        }
        octaves.add(Octaves.log2(coordinate));
        norms.add(ofNorm.growth(coordinate, start, end));
        bounds.add(ofAxis.growth(coordinate, start, end));
        lazinesses.add(
            Math.sqrt(
                result.orElseThrow().displacements().stream().mapToDouble(v -> v).sum()
                    / Condition.squaredNorm(architecture, start)));
      }
    }
    if (octaves.size() < 2) {
      return answer.none("training in function space diverges at every variance tried");
    }
    List<Crossing> crossings = new MonotoneCurve(octaves, norms).crossings();
    List<Double> roots = crossings.stream().map(crossing -> Octaves.exp2(crossing.x())).toList();
    Optional<Crossing> lowest = crossings.stream().filter(Crossing::falling).findFirst();
    if (lowest.isEmpty()) {
      return answer.none(
          "the squared norm has no stable fixed point in function space at %s %s to %s"
              .formatted(
                  group.axis().symbol(),
                  FourDigits.number(Octaves.exp2(octaves.get(0))),
                  FourDigits.number(Octaves.exp2(octaves.get(octaves.size() - 1)))),
          roots,
          Map.of());
    }
    double laziness = new MonotoneCurve(octaves, lazinesses).value(lowest.orElseThrow().x());
    Map<String, Double> details = new HashMap<>();
    details.put("laziness", laziness);
    details.put("examples", (double) examples);
    new MonotoneCurve(octaves, bounds)
        .crossings().stream()
            .filter(Crossing::falling)
            .findFirst()
            .ifPresent(crossing -> details.put("kl-bound", Octaves.exp2(crossing.x())));
    return answer.at(
        Octaves.exp2(lowest.orElseThrow().x()),
        roots,
        Optional.empty(),
        "weights move by %s of their norm: good where that is small"
            .formatted(FourDigits.number(laziness)),
        details);
  }

  private static Optional<Scales> scales(Group group, double coordinate) {
    try {
      return Optional.of(group.axis().scales(coordinate, group.setting().architecture()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
