package dev.initsweep.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.Groups;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseTest {

  private static final Evaluation EARLY = new Evaluation(.5, .8, .6, .75, List.of());
  private static final Evaluation END = new Evaluation(.1, .99, .2, .95, List.of());

  private static VerdictSettings settings(Metric metric, int budget) {
    VerdictSettings v = Groups.VERDICT;
    return new VerdictSettings(
        metric, budget, v.margin(), v.confidence(), v.completeness(), v.nearness(), v.bandFactor());
  }

  private static Outcome.Trained trained() {
    return new Outcome.Trained(
        END,
        List.of(new Checkpoint(2, EARLY), new Checkpoint(4, END)),
        List.of(),
        new NormBalance(List.of(), List.of()),
        new GradientNoise(0, 0, 0),
        Bits.of(new boolean[0]));
  }

  private static Outcome.Diverged diverged() {
    return new Outcome.Diverged(3, EARLY, List.of(new Checkpoint(2, EARLY)), List.of());
  }

  private static Response read(Outcome outcome, Metric metric, int budget) {
    return response(outcome, settings(metric, budget)).orElseThrow();
  }

  private static Optional<Response> response(Outcome outcome, VerdictSettings settings) {
    return Response.of(Groups.reading(outcome, settings.budget()), settings);
  }

  @Test
  void everyMetricIsReadAtTheEndAndAtARecordedBudget() {
    assertThat(read(trained(), Metric.TRAIN_LOSS, 0).log()).isEqualTo(Math.log(.1));
    assertThat(read(trained(), Metric.TRAIN_LOSS, 2).log()).isEqualTo(Math.log(.5));
    assertThat(read(trained(), Metric.TEST_LOSS, 0).log()).isEqualTo(Math.log(.2));
    assertThat(read(trained(), Metric.TEST_LOSS, 2).log()).isEqualTo(Math.log(.6));
    assertThat(read(trained(), Metric.TEST_ERROR, 0).log()).isCloseTo(Math.log(.05), within(1e-12));
    assertThat(read(trained(), Metric.TEST_ERROR, 2).log()).isEqualTo(Math.log(.25));
    assertThat(read(trained(), Metric.TRAIN_LOSS, 2).accuracy()).isEqualTo(.75);
  }

  @Test
  void aBudgetThatWasNotRecordedHasNoReading() {
    assertThat(response(trained(), settings(Metric.TRAIN_LOSS, 1))).isEmpty();
  }

  @Test
  void aDivergedTrainingHasTheLossOfGuessing() {
    Response reading = read(diverged(), Metric.TRAIN_LOSS, 0);
    assertThat(reading.diverged()).isTrue();
    assertThat(reading.log()).isEqualTo(Math.log(Math.log(10)));
    assertThat(read(diverged(), Metric.TEST_ERROR, 0).log()).isEqualTo(Math.log(.9));
  }

  @Test
  void beforeItDivergedATrainingIsReadAsAnyOther() {
    Response reading = read(diverged(), Metric.TRAIN_LOSS, 2);
    assertThat(reading.diverged()).isFalse();
    assertThat(reading.log()).isEqualTo(Math.log(.5));
    assertThat(read(diverged(), Metric.TRAIN_LOSS, 4).diverged()).isTrue();
  }

  @Test
  void aLossAboveThatOfGuessingCountsAsGuessing() {
    Outcome.Trained worse =
        new Outcome.Trained(
            END,
            List.of(new Checkpoint(4, new Evaluation(50, .1, 60, .1, List.of()))),
            List.of(),
            new NormBalance(List.of(), List.of()),
            new GradientNoise(0, 0, 0),
            Bits.of(new boolean[0]));
    assertThat(read(worse, Metric.TRAIN_LOSS, 0).log()).isEqualTo(Math.log(Math.log(10)));
  }

  /** Every example's margin above 37 or so: float arithmetic gives a loss of exactly 0. */
  @Test
  void aLossOfZeroHasALog() {
    Evaluation none = new Evaluation(0, 1, .2, 1, List.of());
    assertThat(Response.log(Metric.TRAIN_LOSS, none)).isEqualTo(Math.log(1e-12));
    assertThat(Response.log(Metric.TEST_ERROR, none)).isEqualTo(Math.log(1e-5));
  }

  @Test
  void aFailedTrainingHasNoReading() {
    assertThat(
            response(
                new Outcome.Failed(FailureCategory.ERROR, "lost"), settings(Metric.TRAIN_LOSS, 0)))
        .isEmpty();
  }
}
