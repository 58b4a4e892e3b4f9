package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The condition of each layer by itself. Its equations leave a family of fixed points, so this is a
 * procedure: six plain iterations g_l = G_l(g) from He, each with a fresh seed. Exploratory.
 */
final class KlLayers implements Predictor {

  private static final int ITERATIONS = 6;

  /** Beyond the seeds of any plan's pilots. */
  private static final long FIRST_SEED = Cell.FIRST_PILOT_SEED + (1L << 30);

  @Override
  public String name() {
    return "kl-layers";
  }

  @Override
  public String citation() {
    return "after " + Predictors.PAPER + "; theory page, \"From pilots\"";
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    Architecture architecture = question.group().setting().architecture();
    Scales scales = Scales.he(architecture.depth());
    Map<String, Double> trace = new TreeMap<>();
    for (int k = 1; k <= ITERATIONS; k++) {
      Cell cell = new Cell(question.group().setting(), scales, FIRST_SEED + k);
      PredictorInput trained = question.withPilots(question.trainer().train(List.of(cell)));
      List<PilotTraining> measured = PilotTraining.of(trained);
      if (measured.isEmpty()) {
        return answer.none(
            PilotTraining.diverged(trained) > 0
                ? "training diverged in iteration " + k
                : "its own trainings were not run",
            List.of(),
            trace);
      }
      Scales next = measuredScales(architecture, measured.get(0));
      double distance = 0;
      for (int l = 0; l < architecture.depth(); l++) {
        trace.put("g" + (l + 1) + ".iteration" + k, next.layer(l));
        distance =
            Math.max(
                distance, Math.abs(Octaves.log2(next.layer(l)) - Octaves.log2(scales.layer(l))));
      }
      trace.put("octavesMoved.iteration" + k, distance);
      scales = next;
    }
    return answer.vector(
        question.group().setting(),
        scales,
        "exploratory: the " + ITERATIONS + "th of a family of near fixed points",
        trace);
  }

  private static Scales measuredScales(Architecture architecture, PilotTraining training) {
    List<Double> scales = new ArrayList<>();
    for (int l = 0; l < architecture.depth(); l++) {
      scales.add(PredictionBuilder.rounded(architecture.fanIn(l) * training.end().get(l)));
    }
    return new Scales(scales);
  }
}
