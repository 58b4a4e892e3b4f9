package dev.initsweep.report;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.race.RacePoint;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Premises;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A report with one of everything: a verdict, a refusal to predict, a diverged point. */
final class Reports {

  static final double OPTIMUM = 16;

  private Reports() {}

  static GroupReport sample() {
    Setting setting =
        Setting.of(
                new DataChoice("mnist", "00", 100, Subset.FIRST, InputScaling.UNIT),
                new Mlp(List.of(784, 128, 10), Activation.RELU, BiasTreatment.TRAINED))
            .batchSize(10)
            .epochs(4)
            .build();
    Group group = new Group(setting, new Axis.FanIn());
    VerdictSettings settings = new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, 0.95, 0.9, 0.1, 2);
    GroupPlan plan =
        new GroupPlan(
            group,
            List.of(1.0, 4.0, 16.0, 64.0),
            List.of(1L, 2L),
            List.of(PredictorSpec.named("he"), PredictorSpec.named("kl-bound")),
            new Pilots(List.of(), 0),
            settings);
    Optimum optimum =
        new Optimum(
            OptionalDouble.of(OPTIMUM),
            Optional.of(new Interval(12, 20)),
            OptionalDouble.of(0.0113),
            Optional.of(new Interval(5, 60)),
            "a method",
            "conditional on these images");
    Prediction he =
        new Prediction(
            group.id(),
            "he",
            setting,
            Optional.of(Scales.he(2)),
            OptionalDouble.of(2),
            List.of(),
            Optional.empty(),
            "",
            "",
            Map.of());
    Prediction none =
        Prediction.none(group.id(), "kl-bound", setting, "the weights grow at every variance");
    return new GroupReport(
        plan,
        new Counts(10, 9, 1, 0),
        List.of(point(1, 0.08, 0), point(4, 0.03, 0), point(16, 0.0113, 0), point(64, 0.02, 1)),
        List.of(he, none),
        optimum,
        List.of(new Interval(12, 20)),
        true,
        2,
        List.of(
            verdict(group, "he", Claim.COINCIDENCE, Conclusion.DIFFERS, optimum),
            verdict(group, "kl-bound", Claim.COINCIDENCE, Conclusion.NO_PREDICTION, optimum)),
        List.of(
            new Premises(
                Premises.LEAST,
                OptionalDouble.of(16),
                2,
                -5.25,
                Math.log(1.013),
                2,
                .00031,
                List.of(.0002, .01))));
  }

  private static CurvePoint point(double g, double loss, int diverged) {
    return new CurvePoint(
        g,
        g / 2,
        2,
        diverged,
        loss,
        Optional.of(new Interval(loss / 1.1, loss * 1.1)),
        0.9,
        g == 16,
        g == 16 ? RacePoint.State.ACCEPTED : RacePoint.State.REJECTED);
  }

  private static Verdict verdict(
      Group group, String predictor, Claim claim, Conclusion conclusion, Optimum optimum) {
    boolean judged = conclusion == Conclusion.DIFFERS;
    return new Verdict(
        group.id(),
        claim,
        predictor,
        claim.isComparison() ? "he" : "",
        conclusion,
        "train-loss",
        4,
        judged ? OptionalDouble.of(2) : OptionalDouble.empty(),
        judged ? Optional.of(new Estimate(3, new Interval(2.5, 3.4))) : Optional.empty(),
        OptionalDouble.empty(),
        optimum,
        judged
            ? Optional.of(new Estimate(Math.log(4), new Interval(Math.log(3), Math.log(5))))
            : Optional.empty(),
        OptionalInt.empty(),
        new Counts(10, 9, 1, 0),
        "a method",
        "");
  }
}
