package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.Race;
import dev.initsweep.race.Response;
import dev.initsweep.race.Standing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearLeastLossTest {

  private static final int SEEDS = 8;

  /** A valley at 3 whose seeds differ by little; p lies at a stated height above its floor. */
  private static NearLeastLoss judge(double height) {
    Race.Trainings trainings =
        new Race.Trainings() {
          @Override
          public Optional<Response> at(double x, int seed) {
            double noise = .01 * ((seed * 7 + (int) Math.round(x * 64)) % 5 - 2);
            return Optional.of(new Response(Math.abs(x - 3) + noise, Double.NaN, false));
          }

          @Override
          public boolean exists(double x) {
            return true;
          }
        };
    Standing standing =
        Race.run(
            new Race.Course(
                List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0),
                List.of(),
                List.of(),
                RaceSettings.wholeGrid(SEEDS),
                .05),
            trainings);
    double[] at = new double[SEEDS];
    for (int s = 0; s < SEEDS; s++) {
      at[s] = height + .01 * (s % 3);
    }
    return NearLeastLoss.judge(at, standing, -1, .1, .05).orElseThrow();
  }

  @Test
  void aLossWithinTheShareIsNear() {
    NearLeastLoss near = judge(.03);
    assertThat(near.conclusion()).isEqualTo(Conclusion.COINCIDES);
    assertThat(near.regret().interval().contains(.04)).isTrue();
    assertThat(near.pValue()).isLessThan(.05);
  }

  @Test
  void aLossFarAboveIsNot() {
    assertThat(judge(.5).conclusion()).isEqualTo(Conclusion.DIFFERS);
    assertThat(judge(.09).conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(judge(.09).further()).isPresent();
  }

  /** Better than every trained point: no regret, and still an interval that has a width. */
  @Test
  void theBestPointHasAnIntervalWithAWidth() {
    NearLeastLoss best = judge(-.5);
    assertThat(best.conclusion()).isEqualTo(Conclusion.COINCIDES);
    assertThat(best.regret().value()).isZero();
    assertThat(best.regret().interval().low()).isZero();
    assertThat(best.regret().interval().high()).isPositive();
  }
}
