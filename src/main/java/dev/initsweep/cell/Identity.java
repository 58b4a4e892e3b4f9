package dev.initsweep.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides what makes two cells the same: SHA-256 over sorted lines {@code key=value}. The page
 * docs/format.md lists them. Numbers are decimals rounded to 12 significant digits, as the text
 * that Java gives a double is not the same in all its versions.
 */
public final class Identity {

  /** This is the version of docs/training.md; a change of it makes every cell a new one. */
  public static final int TRAINING_SEMANTICS = 1;

  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /** Plans ask for millions of ids, of few settings and points. */
  private static final Memo<Setting, Around> AROUND = new Memo<>(10_000);

  private static final Memo<Scales, String> SCALES = new Memo<>(10_000);

  private Identity() {}

  static String of(Setting setting) {
    return hash(lines(setting));
  }

  static String of(Cell cell) {
    Around around = AROUND.of(cell.setting(), Around::of);
    return hash(
        around.beforeScales
            + line("scales", text(cell.scales()))
            + around.beforeSeed
            + line("seed", Long.toString(cell.seed()))
            + around.end);
  }

  /** The lines of a setting around the two that are a cell's own. */
  private record Around(String beforeScales, String beforeSeed, String end) {

    static Around of(Setting setting) {
      NavigableMap<String, String> lines = new TreeMap<>(lines(setting));
      return new Around(
          text(lines.headMap("scales")),
          text(lines.subMap("scales", "seed")),
          text(lines.tailMap("seed")));
    }
  }

  /** Returns what identifies a setting, by key; docs/format.md lists the keys. */
  public static Map<String, String> lines(Setting setting) {
    Map<String, String> lines = new TreeMap<>();
    for (SettingField field : SettingField.values()) {
      if (!field.identity().isEmpty()) {
        lines.put(field.identity(), field.text(setting));
      }
    }
    lines.putAll(setting.architecture().identity());
    return lines;
  }

  /**
   * Returns the canonical decimal of a number: 12 significant digits, no trailing zeros, no
   * exponent.
   */
  public static String decimal(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Returns the canonical decimals of variance scales, separated by commas. */
  public static String text(Scales scales) {
    return SCALES.of(
        scales,
        given -> given.perLayer().stream().map(Identity::decimal).collect(Collectors.joining(",")));
  }

  /**
   * Returns the double nearest to a number's canonical decimal. Records keep their numbers in this
   * form, so that two cells of one id are trained with the same bits.
   */
  public static double canonical(double value) {
    return Double.parseDouble(decimal(value));
  }

  /** Returns the SHA-256 over lines {@code key=value} in order of their keys, as lower-case hex. */
  public static String hash(Map<String, String> lines) {
    return hash(text(new TreeMap<>(lines)));
  }

  private static String text(SortedMap<String, String> lines) {
    return lines.entrySet().stream()
        .map(line -> line(line.getKey(), line.getValue()))
        .collect(Collectors.joining());
  }

  private static String line(String key, String value) {
    return key + "=" + value + "\n";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this JVM has no SHA-256", e);
    }
  }
}
