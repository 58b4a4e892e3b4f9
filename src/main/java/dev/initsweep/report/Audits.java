package dev.initsweep.report;

import dev.initsweep.cell.Audit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what audits say in a line. */
public final class Audits {

  private Audits() {}

  /** Returns the line of the summary; without audits it says so. */
  public static String line(List<Audit> audits) {
    if (audits.isEmpty()) {
      return "audit: no cell was trained by a second engine";
    }
    List<Audit> disagreeing = disagreeing(audits);
    return String.format(
        Locale.ROOT,
        "audit: %d cell%s trained by %s too%s, final losses at most %s apart%s",
        audits.size(),
        audits.size() == 1 ? "" : "s",
        audits.get(0).oracle(),
        shortened(audits),
        largest(audits),
        disagreeing.isEmpty()
            ? ", which rounding explains" + reason(audits)
            : "; more than rounding explains in " + disagreeing.size());
  }

  /** Names the audits that ended early, as the oracle is slow. */
  private static String shortened(List<Audit> audits) {
    List<Audit> early = audits.stream().filter(audit -> audit.epochs().isPresent()).toList();
    return early.isEmpty()
        ? ""
        : early.stream()
            .map(
                audit ->
                    String.format(
                        Locale.ROOT,
                        "cell %s up to epoch %d alone",
                        shortId(audit),
                        audit.epochs().getAsInt()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String shortId(Audit audit) {
    return audit.cell().substring(0, Math.min(12, audit.cell().length()));
  }

  /**
   * Says which cells the engines disagree on, and by how much, for a run that must not be trusted.
   */
  public static String disagreement(List<Audit> audits) {
    return "Cannot trust the engine: by rounding alone it should agree with %s on %s"
        .formatted(
            audits.get(0).oracle(),
            disagreeing(audits).stream()
                .map(
                    audit ->
                        "cell %s (%s %s against %s %s)"
                            .formatted(
                                audit.cell(),
                                audit.status().label(),
                                Numbers.text(audit.loss()),
                                audit.oracleStatus().label(),
                                Numbers.text(audit.oracleLoss())))
                .collect(Collectors.joining(", ")));
  }

  /** Returns the audits that rounding does not explain. */
  public static List<Audit> disagreeing(List<Audit> audits) {
    return audits.stream().filter(audit -> !audit.agrees()).toList();
  }

  private static String largest(List<Audit> audits) {
    return percent(
        audits.stream().flatMapToDouble(audit -> audit.difference().stream()).max().orElse(0));
  }

  /**
   * Names the cell that is furthest apart, and how far its last bits move it; if that was tried.
   */
  private static String reason(List<Audit> audits) {
    return audits.stream()
        .filter(audit -> audit.difference().isPresent())
        .max(Comparator.comparingDouble(audit -> audit.difference().getAsDouble()))
        .filter(audit -> audit.spread().isPresent())
        .map(
            audit ->
                ": in cell %s the last bits of the initial weights alone move it by up to %s"
                    .formatted(shortId(audit), percent(audit.spread().getAsDouble())))
        .orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2g %%", 100 * share);
  }
}
