package dev.initsweep.cell;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Marks a constant that plans and tables know by a fixed, lower-case name. */
public interface Named {

  /** Returns the name that stands in plans, tables and identities; it never changes. */
  String label();

  /**
   * Finds the constant with a label.
   *
   * @throws IllegalArgumentException if none has it; the message lists the known labels
   */
  static <E extends Enum<E> & Named> E parse(Class<E> type, String label) {
    for (E constant : type.getEnumConstants()) {
      if (constant.label().equals(label)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "Invalid %s: %s (expected one of %s)".formatted(type.getSimpleName(), label, labels(type)));
  }

  /** Returns the labels of all constants, in order of declaration, separated by commas. */
  static <E extends Enum<E> & Named> String labels(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Named::label)
        .collect(Collectors.joining(", "));
  }
}
