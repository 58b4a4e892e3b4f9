package dev.initsweep.plan;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads values without any of HOCON's conversions: its own getters take 1.5 for a whole number, and
 * texts for numbers.
 */
final class TypedValues {

  private TypedValues() {}

  /** A finite number, rounded to the 12 significant digits that identities keep. */
  static double number(Entry entry, String expected) {
    if (entry.value().valueType() == ConfigValueType.NUMBER) {
      double number = ((Number) entry.value().unwrapped()).doubleValue();
      if (Double.isFinite(number)) {
        return Identity.canonical(number);
      }
    }
    throw entry.invalid(expected + hint(entry));
  }

  static double positive(Entry entry) {
    return atLeast(entry, Double.MIN_VALUE, "a positive number");
  }

  /** One positive number or several, which may be equal. */
  static List<Double> positives(Entry entry) {
    List<Entry> elements = elements(entry);
    if (elements.isEmpty()) {
      throw entry.invalid("at least one value");
    }
    return elements.stream().map(TypedValues::positive).toList();
  }

  static double atLeast(Entry entry, double least, String expected) {
    double number = number(entry, expected);
    if (number < least) {
      throw entry.invalid(expected);
    }
    return number;
  }

  /** A whole number, which may be written with an exponent (1e4) but not with a fraction. */
  static long whole(Entry entry, long least, long greatest, String expected) {
    double number = number(entry, expected);
    if (number != Math.rint(number) || number < least || number > greatest) {
      throw entry.invalid(expected);
    }
    return (long) number;
  }

  private static String hint(Entry entry) {
    if (entry.value().valueType() == ConfigValueType.NUMBER) {
      return " of at most 1.8e308";
    }
    if (entry.value().valueType() != ConfigValueType.STRING) {
      return "";
    }
    String text = entry.value().unwrapped().toString();
    return Entry.isNumber(text)
        ? "; as a number it is written " + Identity.decimal(Double.parseDouble(text))
        : "";
  }

  static String text(Entry entry, String expected) {
    if (entry.value().valueType() != ConfigValueType.STRING) {
      throw entry.invalid(expected);
    }
    return entry.value().unwrapped().toString();
  }

  static boolean isText(Entry entry, String text) {
    return text.equals(entry.value().unwrapped());
  }

  static double share(Entry entry) {
    String expected = "a share from 0 to 1";
    double share = atLeast(entry, 0, expected);
    if (share > 1) {
      throw entry.invalid(expected);
    }
    return share;
  }

  /** One of the constants of a vocabulary. */
  static <E extends Enum<E> & Named> E named(Entry entry, Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    String label = oneOf(entry, constants.stream().map(Named::label).toList());
    return Named.parse(type, label);
  }

  /** One of some known names; the complaint lists them and names the nearest. */
  static String oneOf(Entry entry, Collection<String> known) {
    String expected = "one of " + String.join(", ", known);
    String name = text(entry, expected);
    if (!known.contains(name)) {
      throw entry.invalid(expected + nearest(name, known));
    }
    return name;
  }

  static String nearest(String name, Collection<String> known) {
    return Nearest.of(name, known).map(best -> "; the nearest is " + best).orElse("");
  }

  /** The elements of a list, or a single value as a list of one. */
  static List<Entry> elements(Entry entry) {
    if (!(entry.value() instanceof ConfigList list)) {
      return List.of(entry);
    }
    return list.stream().map(value -> new Entry(entry.key(), value)).toList();
  }

  /** Reads a value or a list of values, none twice and at least one. */
  static <T> List<Sourced<T>> each(Entry entry, Function<Entry, T> read) {
    return each(entry, elements(entry), read);
  }

  static <T> List<Sourced<T>> each(Entry entry, List<Entry> elements, Function<Entry, T> read) {
    if (elements.isEmpty()) {
      throw entry.invalid("at least one value");
    }
    List<Sourced<T>> choices = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (Entry element : elements) {
      T value = read.apply(element);
      if (!seen.add(value)) {
        throw element.invalid("each value of the list once");
      }
      choices.add(new Sourced<>(value, element));
    }
    return choices;
  }

  /** A field of a block; a complaint about a missing one names the block's own line. */
  static Entry field(Entry block, String name) {
    return optionalField(block, name)
        .orElseThrow(() -> block.invalid("the key " + name + " in it"));
  }

  static Optional<Entry> optionalField(Entry block, String name) {
    ConfigValue value = ((ConfigObject) block.value()).get(name);
    return Optional.ofNullable(value).map(v -> new Entry(block.key() + "." + name, v));
  }

  /** Refuses fields other than the known ones. */
  static void onlyFields(Entry block, Collection<String> known) {
    ((ConfigObject) block.value())
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw Keys.unknown(value.origin(), block.key() + "." + name, name, known);
              }
            });
  }

  static boolean isBlock(Entry entry) {
    return entry.value().valueType() == ConfigValueType.OBJECT;
  }

  static boolean isList(Entry entry) {
    return entry.value().valueType() == ConfigValueType.LIST;
  }
}
