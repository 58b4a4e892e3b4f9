package dev.initsweep.verify;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds groups that differ in one quantity only: learning rate, width or length of training.
 *
 * @param quantity {@code eta}, {@code width} or {@code epochs}
 * @param groups at least two, in ascending order of the quantity
 */
public record ScalingFamily(String quantity, List<GroupReport> groups) {

  public ScalingFamily {
    groups = List.copyOf(groups);
  }

  /** Returns all families, those of one quantity together. */
  public static List<ScalingFamily> of(Collection<GroupReport> reports) {
    return Stream.of(ScalingSeries.values())
        .flatMap(
            series ->
                series.families(reports).stream()
                    .map(
                        groups ->
                            new ScalingFamily(
                                series.label(),
                                groups.stream()
                                    .sorted(
                                        Comparator.comparingDouble(
                                            r -> series.value(r.plan().group())))
                                    .toList())))
        .toList();
  }
}
