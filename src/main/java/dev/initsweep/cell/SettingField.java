package dev.initsweep.cell;

import java.util.List;
import java.util.function.Function;

/**
 * Lists the fields of a setting, one a line. Each has its value and the names that identities, kept
 * plans and tables call it by. All of these are read from here, so that a new field is a line, and
 * its reader in {@link #read}.
 *
 * <p>An empty name says that a field is not there: what architecture, activation and biases give an
 * identity is {@link Architecture#identity}, and some columns are for people alone.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
public enum SettingField {
  TRAINING_SEMANTICS(Type.WHOLE, "training-semantics", "", "", s -> Identity.TRAINING_SEMANTICS),
  DATA_SET(Type.TEXT, "", "data-set", "data", s -> s.data().name()),
  DIGEST(Type.TEXT, "data", "digest", "data_digest", s -> s.data().digest()),
  TRAIN_EXAMPLES(
      Type.WHOLE,
      "train-examples",
      "train-examples",
      "train_examples",
      s -> s.data().trainExamples()),
  SUBSET(Type.TEXT, "subset", "subset", "subset", s -> s.data().subset()),
  SCALING(Type.TEXT, "scaling", "scaling", "scaling", s -> s.data().scaling()),
  ARCHITECTURE(Type.TEXT, "", "architecture", "architecture", s -> s.architecture().text()),
  DEPTH(Type.WHOLE, "", "", "depth", s -> s.architecture().depth()),
  WIDTHS(Type.WHOLES, "", "widths", "widths", s -> widths(s.architecture())),
  ACTIVATION(Type.TEXT, "", "activation", "activation", s -> s.architecture().activation()),
  BIASES(Type.TEXT, "", "biases", "biases", s -> s.architecture().biases()),
  DISTRIBUTION(Type.TEXT, "distribution", "distribution", "distribution", Setting::distribution),
  INITIAL_BIASES(Type.TEXT, "initial-biases", "", "", s -> text(s.initialBiases())),
  INITIAL_BIASES_KIND(
      Type.TEXT, "", "initial-biases.kind", "initial_biases", s -> s.initialBiases().kind()),
  INITIAL_BIASES_VALUE(
      Type.NUMBER,
      "",
      "initial-biases.value",
      "initial_biases_value",
      s -> s.initialBiases().value()),
  LOSS(Type.TEXT, "loss", "", "", s -> "cross-entropy"),
  LEARNING_RATE(
      Type.NUMBER, "learning-rate", "learning-rate", "learning_rate", Setting::learningRate),
  WEIGHT_DECAY(Type.NUMBER, "weight-decay", "weight-decay", "weight_decay", Setting::weightDecay),
  BATCH_SIZE(Type.WHOLE, "batch-size", "batch-size", "batch_size", Setting::batchSize),
  SAMPLING(Type.TEXT, "sampling", "sampling", "sampling", Setting::sampling),
  EPOCHS(Type.WHOLE, "epochs", "epochs", "epochs", Setting::epochs),
  COMMON(Type.TEXT, "common", "common-random-numbers", "common", Setting::common);

  /** Says what a field's values are. */
  public enum Type {
    TEXT,
    WHOLE,
    NUMBER,
    WHOLES
  }

  private final Type type;
  private final String identity;
  private final String json;
  private final String column;
  private final Function<Setting, Object> value;

  SettingField(
      Type type, String identity, String json, String column, Function<Setting, Object> value) {
    this.type = type;
    this.identity = identity;
    this.json = json;
    this.column = column;
    this.value = value;
  }

  /** Returns what the values are. */
  public Type type() {
    return type;
  }

  /** Returns the key in identities; empty where they do not have the field. */
  public String identity() {
    return identity;
  }

  /** Returns the path in kept plans, its parts apart by dots; empty where they lack the field. */
  public String json() {
    return json;
  }

  /** Returns the column in tables; empty where they do not have the field. */
  public String column() {
    return column;
  }

  /** Returns a setting's value: a text, a whole number, a number or a list of whole numbers. */
  public Object value(Setting setting) {
    Object found = value.apply(setting);
    return found instanceof Named named ? named.label() : found;
  }

  /** Returns a value as identities have it. */
  String text(Setting setting) {
    Object found = value(setting);
    return found instanceof Double number ? Identity.decimal(number) : found.toString();
  }

  private static String text(InitialBiases biases) {
    return biases.kind().label() + ":" + Identity.decimal(biases.value());
  }

  /** Empty for networks that have none. */
  private static List<Integer> widths(Architecture architecture) {
    return architecture instanceof Mlp mlp ? mlp.widths() : List.of();
  }

  /** Gives the values of one setting's fields; it is a kept plan, or a row. */
  public interface Source {
    String text(SettingField field);

    int whole(SettingField field);

    double number(SettingField field);

    /** Returns a list of whole numbers; empty where the source does not have the field. */
    List<Integer> wholes(SettingField field);

    private <E extends Enum<E> & Named> E named(SettingField field, Class<E> type) {
      return Named.parse(type, text(field));
    }
  }

  /**
   * Returns the setting whose values a source gives.
   *
   * @throws IllegalArgumentException if a value cannot be
   */
  public static Setting read(Source source) {
    DataChoice data =
        new DataChoice(
            source.text(DATA_SET),
            source.text(DIGEST),
            source.whole(TRAIN_EXAMPLES),
            source.named(SUBSET, Subset.class),
            source.named(SCALING, InputScaling.class));
    // Fully connected networks stood by their widths before there were others, and do so still.
    List<Integer> widths = source.wholes(WIDTHS);
    Architecture architecture =
        Architectures.ALL.parse(
            widths.isEmpty() ? source.text(ARCHITECTURE) : Mlp.text(widths),
            source.named(ACTIVATION, Activation.class),
            source.named(BIASES, BiasTreatment.class));
    return Setting.of(data, architecture)
        .distribution(source.named(DISTRIBUTION, InitialDistribution.class))
        .initialBiases(
            new InitialBiases(
                source.named(INITIAL_BIASES_KIND, InitialBiases.Kind.class),
                source.number(INITIAL_BIASES_VALUE)))
        .learningRate(source.number(LEARNING_RATE))
        .weightDecay(source.number(WEIGHT_DECAY))
        .batchSize(source.whole(BATCH_SIZE))
        .sampling(source.named(SAMPLING, MinibatchSampling.class))
        .epochs(source.whole(EPOCHS))
        .common(source.named(COMMON, CommonRandomNumbers.class))
        .build();
  }
}
