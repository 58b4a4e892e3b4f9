package dev.initsweep.recommend;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.race.RacePoint;
import dev.initsweep.verify.CurvePoint;
import dev.initsweep.verify.GroupReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationTest {

  private static final Optimum NOWHERE =
      new Optimum(
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          "",
          "");

  private static GroupReport report(List<CurvePoint> curve, List<Verdict> verdicts) {
    Setting setting =
        Setting.of(
                new DataChoice("made-up", "00", 100, Subset.FIRST, InputScaling.UNIT),
                new Mlp(List.of(20, 16, 3), Activation.RELU, BiasTreatment.TRAINED))
            .batchSize(10)
            .epochs(4)
            .build();
    return new GroupReport(
        new GroupPlan(
            new Group(setting, new Axis.FanIn()),
            List.of(1.0),
            List.of(1L),
            List.of(),
            new Pilots(List.of(), 0),
            new VerdictSettings(Metric.TEST_LOSS, 0, 1, .95, .9, .1, 2)),
        new Counts(1, 1, 0, 0),
        curve,
        List.of(),
        NOWHERE,
        List.of(),
        true,
        1,
        verdicts,
        List.of());
  }

  private static Verdict lowerLoss(double low, double high) {
    return new Verdict(
        "",
        Claim.LOWER_LOSS,
        Recommendation.PREDICTOR,
        "he",
        Conclusion.UNDECIDED,
        "test-loss",
        4,
        OptionalDouble.empty(),
        Optional.of(new Estimate((low + high) / 2, new Interval(low, high))),
        OptionalDouble.empty(),
        NOWHERE,
        Optional.empty(),
        OptionalInt.empty(),
        new Counts(1, 1, 0, 0),
        "",
        "");
  }

  @ParameterizedTest
  @CsvSource({"-0.2, -0.1, 8", "-0.1, 0.048, 8", "-0.3, 0.049, 2", "0.1, 0.2, 2"})
  void aCandidateIsUsedOnlyIfFivePercentMoreLossIsExcluded(double low, double high, double g) {
    // log 1.05 = 0.04879
    Recommendation use = Recommendation.of(report(List.of(), List.of(lowerLoss(low, high))), 8);
    assertThat(use.g()).isEqualTo(g);
    assertThat(use.isHe()).isEqualTo(g == 2);
    assertThat(use.candidate()).isEqualTo(8);
  }

  @Test
  void withoutAComparisonItIsHe() {
    Recommendation use = Recommendation.of(report(List.of(), List.of()), 8);
    assertThat(use.g()).isEqualTo(2);
    assertThat(use.reason()).contains("no paired comparison");
  }

  @Test
  void withoutAFitTheCandidateIsTheBestPoint() {
    GroupReport report =
        report(List.of(point(1, .3), point(4, .1), point(16, Double.NaN)), List.of());
    assertThat(Recommendation.candidate(report)).isEqualTo(4);
  }

  private static CurvePoint point(double g, double loss) {
    return new CurvePoint(
        g, g / 2, 2, 0, loss, Optional.empty(), .9, false, RacePoint.State.ACCEPTED);
  }
}
