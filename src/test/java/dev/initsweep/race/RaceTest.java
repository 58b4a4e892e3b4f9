package dev.initsweep.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import dev.initsweep.plan.RaceSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RaceTest {

  private static final RaceSettings LOOKS =
      RaceSettings.race(20, List.of(5, 10, 20), List.of(2.0, 3.0, 5.0), .25);

  /** A training is a pair of its place and its seed; its noise depends on these alone. */
  private record Made(DoubleUnaryOperator mean, double noise, double from)
      implements Race.Trainings {
    @Override
    public Optional<Response> at(double x, int seed) {
      Random random = new Random(Double.hashCode(x) * 31L + seed);
      double shift = .3 * new Random(seed).nextGaussian();
      return Optional.of(
          new Response(
              mean.applyAsDouble(x) + shift + noise * random.nextGaussian(), Double.NaN, false));
    }

    @Override
    public boolean exists(double x) {
      return x >= from;
    }
  }

  private static Made made(DoubleUnaryOperator mean, double noise) {
    return new Made(mean, noise, Double.NEGATIVE_INFINITY);
  }

  private static Band band(double predicted) {
    return new Band(predicted, new Interval(predicted, predicted), 1);
  }

  private static Race.Course course(RaceSettings rules, double... predictions) {
    List<Double> places =
        IntStream.range(0, predictions.length).mapToObj(i -> predictions[i]).toList();
    return new Race.Course(
        IntStream.rangeClosed(-2, 8).mapToObj(k -> (double) k).toList(),
        places,
        places.stream().map(RaceTest::band).toList(),
        rules,
        .05);
  }

  private static RacePoint at(Standing standing, double x) {
    return standing.points().stream()
        .filter(point -> Math.abs(point.x() - x) < 1e-9)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void narrowsDownOnTheOptimumAndDecides() {
    Race.Course course = course(LOOKS, 3.2, 0.5);
    Standing standing = Race.run(course, made(x -> .7 * (x - 3.2) * (x - 3.2), .02));
    assertThat(standing.isOver()).isTrue();
    assertThat(standing.look()).isZero();
    assertThat(standing.interval().orElseThrow().contains(3.2)).isTrue();
    assertThat(standing.interval().orElseThrow().high() - standing.interval().orElseThrow().low())
        .isLessThan(1.1);
    assertThat(course.bands())
        .extracting(standing::conclude)
        .containsExactly(Conclusion.COINCIDES, Conclusion.DIFFERS);
    assertThat(standing.stretches()).hasSize(1);
  }

  /**
   * Every gap beside a point that may be the best is at most the resolution wide; one between two
   * such points bounds nothing, and is at most half an octave wide.
   */
  @RepeatedTest(10)
  void halvesEveryGapBesideWhatMayBeTheBest(RepetitionInfo repetition) {
    double at = 2 + repetition.getCurrentRepetition() / 7.0;
    Standing standing = Race.run(course(LOOKS, 3), made(x -> .4 * Math.abs(x - at), .3));
    List<RacePoint> points = standing.points();
    for (int p = 1; p < points.size(); p++) {
      double gap = points.get(p).x() - points.get(p - 1).x();
      boolean low = points.get(p - 1).state() == RacePoint.State.ACCEPTED;
      boolean high = points.get(p).state() == RacePoint.State.ACCEPTED;
      if (low || high) {
        assertThat(gap).isLessThanOrEqualTo((low && high ? .5 : .25) + 1e-9);
      }
    }
  }

  @Test
  void whatIsRejectedIsTrainedNoFurtherButForPairedPoints() {
    Standing standing =
        Race.run(course(LOOKS, -1.5, 3.2, 4.4), made(x -> .2 * (x - 3.2) * (x - 3.2), .3));
    assertThat(standing.look()).isGreaterThan(0);
    int seeds = LOOKS.looks().get(standing.look());
    assertThat(at(standing, 8).seeds()).isEqualTo(5);
    assertThat(at(standing, 8).state()).isEqualTo(RacePoint.State.REJECTED);
    assertThat(at(standing, -1.5).seeds()).isEqualTo(seeds);
    assertThat(standing.points())
        .filteredOn(point -> point.state() == RacePoint.State.ACCEPTED)
        .allMatch(point -> point.seeds() == seeds);
  }

  /** One prediction is decided at the first look, the other needs more seeds. */
  @Test
  void predictionsAreDecidedAtDifferentLooks() {
    Made trainings = made(x -> .25 * (x - 3.2) * (x - 3.2), .25);
    Standing first =
        Race.run(course(RaceSettings.race(5, List.of(), List.of(1.0), .25), -1), trainings);
    Race.Course both = course(LOOKS, -1, 3.2);
    Standing last = Race.run(both, trainings);
    assertThat(first.conclude(band(-1))).isEqualTo(Conclusion.DIFFERS);
    assertThat(last.look()).isGreaterThan(0);
    assertThat(both.bands())
        .extracting(last::conclude)
        .containsExactly(Conclusion.DIFFERS, Conclusion.COINCIDES);
  }

  /** Trainings become available in pieces, as a killed run leaves them; the end is the same. */
  @RepeatedTest(20)
  void goesOnWhereverItWasEnded(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    double at = 1 + 4 * random.nextDouble();
    Made all = made(x -> .3 * (x - at) * (x - at), .3);
    Race.Course course = course(LOOKS, 3, 1.7);
    Set<List<Double>> there = new HashSet<>();
    Race.Trainings some =
        new Race.Trainings() {
          @Override
          public Optional<Response> at(double x, int seed) {
            return there.contains(List.of(x, (double) seed)) ? all.at(x, seed) : Optional.empty();
          }

          @Override
          public boolean exists(double x) {
            return all.exists(x);
          }
        };
    Standing standing = Race.run(course, some);
    while (!standing.isOver()) {
      assertThat(standing.missing()).as("seed %d", seed).isNotEmpty();
      for (Standing.Missing missing : standing.missing()) {
        for (int s = missing.from(); s < missing.to(); s++) {
          if (random.nextInt(3) > 0) {
            there.add(List.of(missing.x(), (double) s));
          }
        }
      }
      standing = Race.run(course, some);
    }
    Standing whole = Race.run(course, all);
    assertThat(standing.points()).as("seed %d", seed).isEqualTo(whole.points());
    assertThat(there)
        .as("seed %d: trained for nothing", seed)
        .hasSize(whole.points().stream().mapToInt(RacePoint::seeds).sum());
  }

  @Test
  void aCoarseGridIsHalvedToAnOctaveFirst() {
    Race.Course course =
        new Race.Course(List.of(-2.0, 1.5, 5.0), List.of(), List.of(band(2)), LOOKS, .05);
    Standing standing = Race.run(course, made(x -> x, .1));
    assertThat(standing.points())
        .extracting(RacePoint::x)
        .contains(-2.0, -1.125, -.25, .625, 1.5, 2.375, 3.25, 4.125, 5.0);
    assertThat(at(standing, 1.5).isAdded()).isFalse();
    assertThat(at(standing, -.25).isAdded()).isTrue();
  }

  @Test
  void aWholeGridAddsNothing() {
    Standing standing =
        Race.run(
            course(RaceSettings.wholeGrid(6), 3.2), made(x -> .7 * (x - 3.2) * (x - 3.2), .02));
    assertThat(standing.points()).hasSize(12).noneMatch(RacePoint::isAdded);
    assertThat(standing.isOver()).isTrue();
    assertThat(standing.conclude(band(3))).isEqualTo(Conclusion.COINCIDES);
    assertThat(at(standing, 3.2).state()).isEqualTo(RacePoint.State.UNREAD);
  }

  @Test
  void theEndsOfABandAreTrainedBeyondTheGridToo() {
    Standing standing = Race.run(course(LOOKS, 8.5, -2.5), made(x -> .5 * Math.abs(x - 3), .05));
    assertThat(standing.points()).extracting(RacePoint::x).contains(9.5, 7.5, -3.5, -1.5);
    assertThat(standing.conclude(band(8.5))).isEqualTo(Conclusion.DIFFERS);
  }

  @Test
  void withoutItsEndOnTheAxisABandIsNotDecided() {
    Race.Trainings trainings = new Made(x -> .5 * Math.abs(x + 1), .02, -2.1);
    Standing standing = Race.run(course(LOOKS, -1.3), trainings);
    assertThat(standing.look()).isEqualTo(2);
    assertThat(standing.conclude(band(-1.3))).isEqualTo(Conclusion.INCONCLUSIVE);
  }

  @Test
  void anOptimumAtTheEndOfTheGridIsNotBounded() {
    Standing standing = Race.run(course(LOOKS, 7.8), made(x -> -x, .1));
    assertThat(standing.interval())
        .get(InstanceOfAssertFactories.type(Interval.class))
        .satisfies(interval -> assertThat(interval.high()).isInfinite());
    assertThat(standing.conclude(band(7.8))).isEqualTo(Conclusion.WIDEN_GRID);
    assertThat(standing.conclude(band(2))).isEqualTo(Conclusion.DIFFERS);
  }

  @Test
  void twoDipsThatAreNotToldApartAreTwoStretches() {
    Standing standing =
        Race.run(
            course(RaceSettings.race(8, List.of(), List.of(1.0), .25), 5, -2),
            made(x -> Math.min((x - 1) * (x - 1), (x - 5) * (x - 5)), .2));
    assertThat(standing.stretches()).hasSize(2);
    assertThat(standing.stretches().get(0).contains(1)).isTrue();
    assertThat(standing.stretches().get(1).contains(5)).isTrue();
    assertThat(standing.conclude(band(5))).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(standing.conclude(band(-2))).isEqualTo(Conclusion.DIFFERS);
  }

  @Test
  void aPointWhereMostTrainingsDivergedIsRejected() {
    Race.Trainings trainings =
        new Race.Trainings() {
          @Override
          public Optional<Response> at(double x, int seed) {
            boolean diverged = x > 3.1 && seed % 3 > 0;
            return Optional.of(new Response(diverged ? .8 : -x, Double.NaN, diverged));
          }

          @Override
          public boolean exists(double x) {
            return true;
          }
        };
    Standing standing =
        Race.run(course(RaceSettings.race(6, List.of(), List.of(1.0), .25), 3), trainings);
    assertThat(at(standing, 4).state()).isEqualTo(RacePoint.State.DIVERGED);
    assertThat(standing.interval().orElseThrow().high()).isCloseTo(3.25, within(1e-9));
  }

  @Test
  void twoSeedsAllowNoComparison() {
    Standing standing =
        Race.run(course(RaceSettings.race(2, List.of(), List.of(1.0), .25), 3), made(x -> x, .1));
    assertThat(standing.interval()).isEmpty();
    assertThat(standing.conclude(band(3))).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(standing.leastPoint()).isPresent();
  }

  @Test
  void aPredictionsOwnIntervalNarrowsWhatCoincides() {
    Band wide = new Band(3, new Interval(2.7, 3.2), 1);
    assertThat(wide.innerLow()).isCloseTo(2.2, within(1e-12));
    assertThat(wide.innerHigh()).isCloseTo(3.7, within(1e-12));
    assertThat(wide.outerLow()).isCloseTo(1.7, within(1e-12));
    assertThat(wide.outerHigh()).isCloseTo(4.2, within(1e-12));
    assertThat(new Band(3, new Interval(1.9, 4), 1).isTooWide()).isTrue();
  }
}
