package dev.initsweep.report;

import dev.initsweep.plan.Axis;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Premises;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The premises of the theorem at the points of a group, as a table for readers. */
final class PremisesText {

  static final String CAPTION =
      "Premises of the theorem, medians over seeds: a stationary state has virial 1 and V (the mean"
          + " square of weights and biases) does not move; isotropic noise has isotropy 1.";

  private PremisesText() {}

  /** One row a point; points of one coordinate share a row. Empty where nothing is trained. */
  static Optional<TextTable> table(GroupReport report) {
    Axis axis = report.plan().group().axis();
    TextTable table =
        new TextTable(
            "at", axis.symbol(), "virial", "V moves", "isotropy of the noise", "by layer");
    byPoint(report)
        .forEach(
            premises ->
                table.row(
                    premises.stream().map(Premises::at).collect(Collectors.joining(", ")),
                    CoordinateText.value(axis, premises.get(0).coordinate()),
                    Numbers.text(premises.get(0).virial()),
                    movement(premises.get(0)),
                    Numbers.text(premises.get(0).isotropy()),
                    layers(premises.get(0))));
    return report.premises().isEmpty() ? Optional.empty() : Optional.of(table);
  }

  private static String movement(Premises premises) {
    return Double.isNaN(premises.movement())
        ? Numbers.NONE
        : String.format(
            Locale.ROOT,
            "%s since epoch %d",
            Numbers.percent(premises.movement()),
            premises.since());
  }

  private static String layers(Premises premises) {
    return premises.layerIsotropies().isEmpty()
        ? Numbers.NONE
        : premises.layerIsotropies().stream().map(Numbers::text).collect(Collectors.joining(", "));
  }

  private static Collection<List<Premises>> byPoint(GroupReport report) {
    return report.premises().stream()
        .collect(
            Collectors.groupingBy(
                premises ->
                    premises.coordinate().isPresent()
                        ? premises.coordinate().toString()
                        : premises.at(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}
