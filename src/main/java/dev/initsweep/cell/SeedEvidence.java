package dev.initsweep.cell;

import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what single seeds say of a measured prediction.
 *
 * @param count how many seeds its interval rests on; 0 where it was not measured
 * @param roots the coordinate found from one seed of the sweep alone, by seed; seeds without one
 *     are missing
 */
public record SeedEvidence(int count, Map<Long, Double> roots) {

  /** Says that nothing was measured. */
  public static final SeedEvidence NONE = new SeedEvidence(0, Map.of());

  private static final String COUNT = "seeds";
  private static final String ROOT = "root-seed-";

  public SeedEvidence {
    roots = Map.copyOf(roots);
  }

  /** Returns the evidence among figures by name, as tables have it. */
  static SeedEvidence among(Map<String, Double> figures) {
    Map<Long, Double> roots = new TreeMap<>();
    figures.forEach(
        (name, figure) -> {
          if (name.startsWith(ROOT)) {
            roots.put(Long.valueOf(name.substring(ROOT.length())), figure);
          }
        });
    return new SeedEvidence(figures.getOrDefault(COUNT, 0.).intValue(), roots);
  }

  /** Returns figures by name without the evidence among them. */
  static Map<String, Double> without(Map<String, Double> figures) {
    Map<String, Double> others = new TreeMap<>(figures);
    others.keySet().removeIf(name -> name.equals(COUNT) || name.startsWith(ROOT));
    return others;
  }

  /** Adds the evidence to figures by name. */
  void putInto(Map<String, Double> figures) {
    if (count > 0) {
      figures.put(COUNT, (double) count);
    }
    roots.forEach((seed, root) -> figures.put(ROOT + seed, root));
  }
}
