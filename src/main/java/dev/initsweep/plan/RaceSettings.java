package dev.initsweep.plan;

import static dev.initsweep.cell.Checks.require;
import static dev.initsweep.cell.Checks.requireAscending;

import java.util.ArrayList;
import java.util.List;

/**
 * Says how a group's trainings are chosen. The race trains ever more seeds at ever fewer points
 * (docs/verdicts.md), or the whole grid is trained with every seed.
 *
 * @param untilDecided whether it is a race; otherwise there is one look and no point is added
 * @param looks numbers of seeds at which the group is judged, ascending; the last has all seeds
 * @param shares parts of the plan's error rate that the looks have; they add up to 1 unless the
 *     plan grew after its verdict was read
 * @param resolution octaves of r; a gap beside a point that may be the best is halved while wider
 */
public record RaceSettings(
    boolean untilDecided, List<Integer> looks, List<Double> shares, double resolution) {

  /** This is the widest gap of a race in octaves, whatever its resolution. */
  public static final double WIDEST_GAP = 1;

  /**
   * This is the widest gap in octaves between two points that may both be the best. A coarser
   * resolution takes its place. Such a gap bounds nothing; but were it wider, of two dips the one
   * that a point happens to hit would win too often.
   */
  public static final double INNER_GAP = .5;

  /** Checks the settings; see the parts. */
  public RaceSettings {
    looks = List.copyOf(looks);
    shares = List.copyOf(shares);
    require(
        !looks.isEmpty() && looks.get(0) >= 1, "looks", looks, "at least one, of 1 seed or more");
    requireAscending(looks, "looks");
    require(
        shares.size() == looks.size() && shares.stream().allMatch(s -> s > 0 && s <= 1),
        "shares",
        shares,
        "one for each look, above 0 and at most 1");
    require(resolution > 0, "resolution", resolution, "a positive number");
  }

  /** Returns the settings of the whole grid, every seed, one look. */
  public static RaceSettings wholeGrid(int seeds) {
    return new RaceSettings(false, List.of(seeds), List.of(1.0), WIDEST_GAP);
  }

  /**
   * Returns a race whose last look has all seeds.
   *
   * @param seeds how many there are
   * @param looks those below the number of seeds come before the last
   * @param weights of the looks' shares, first to last; further looks have the last one's
   * @param resolution see the record
   */
  public static RaceSettings race(
      int seeds, List<Integer> looks, List<Double> weights, double resolution) {
    List<Integer> taken = new ArrayList<>(looks.stream().filter(look -> look < seeds).toList());
    taken.add(seeds);
    List<Double> ofLooks = new ArrayList<>();
    for (int look = 0; look < taken.size(); look++) {
      ofLooks.add(weights.get(Math.min(look, weights.size() - 1)));
    }
    double sum = ofLooks.stream().mapToDouble(Double::doubleValue).sum();
    return new RaceSettings(
        true, taken, ofLooks.stream().map(weight -> weight / sum).toList(), resolution);
  }

  /**
   * Returns the settings of a plan that grew after its verdict was read. The looks that were had
   * stay what they were, and each further one has half the share of the one before it.
   *
   * @param had the earlier plan's
   */
  public RaceSettings after(RaceSettings had) {
    double share = had.shares.get(had.shares.size() - 1) / 2;
    if (!untilDecided) {
      return new RaceSettings(false, looks, List.of(share), resolution);
    }
    List<Integer> taken = new ArrayList<>(had.looks);
    List<Double> ofLooks = new ArrayList<>(had.shares);
    int last = taken.get(taken.size() - 1);
    for (int look : looks) {
      if (look > last) {
        taken.add(look);
        ofLooks.add(ofLooks.get(ofLooks.size() - 1) / 2);
      }
    }
    return new RaceSettings(untilDecided, taken, ofLooks, resolution);
  }

  /** Returns the seeds of the last look. */
  public int seeds() {
    return looks.get(looks.size() - 1);
  }

  /**
   * Returns all looks' shares together: more than 1 where a plan grew after its verdict was read.
   */
  public double total() {
    return shares.stream().mapToDouble(Double::doubleValue).sum();
  }
}
