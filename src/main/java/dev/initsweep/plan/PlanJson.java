package dev.initsweep.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.SettingField;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads a resolved plan as JSON. The text has all groups with their settings,
 * coordinates and seeds, so that the cells of a plan are known without the file that it came from.
 */
public final class PlanJson {

  private static final int FORMAT = 2;
  private static final String RAN = "ran";

  private static final Pattern RAN_LINE = Pattern.compile("\"" + RAN + "\" *: *\"([^\"]+)\"");

  private PlanJson() {}

  /** Renders a plan. */
  public static String write(Plan plan) {
    return render(json(plan));
  }

  /**
   * Renders a plan that runs.
   *
   * @param ran when it began to run last, by which the plans of a folder have an order
   */
  public static String write(Plan plan, Instant ran) {
    Map<String, Object> json = json(plan);
    json.put(RAN, ran.toString());
    return render(json);
  }

  private static Map<String, Object> json(Plan plan) {
    return new TreeMap<>(
        Map.of(
            "format", FORMAT,
            "name", plan.name(),
            "hash", plan.hash(),
            "run", run(plan.run()),
            "groups", plan.groups().stream().map(PlanJson::group).toList()));
  }

  private static String render(Map<String, Object> json) {
    return ConfigValueFactory.fromMap(json)
        .render(ConfigRenderOptions.concise().setFormatted(true));
  }

  private static Map<String, Object> run(RunSettings run) {
    return Map.of(
        "engine", run.engine(),
        "task-seconds", run.taskSeconds(),
        "audit-share", run.auditShare(),
        "crash-tries", run.crashTries(),
        "state-minutes", run.stateMinutes(),
        "groups", run.groups().label());
  }

  private static Map<String, Object> group(GroupPlan plan) {
    Map<String, Object> json = new TreeMap<>();
    json.put("setting", setting(plan.group().setting()));
    json.put("axis", axis(plan.group().axis()));
    json.put("coordinates", plan.coordinates());
    json.put("seeds", plan.seeds());
    json.put("predictors", plan.predictors().stream().map(PlanJson::predictor).toList());
    json.put(
        "pilots",
        Map.of("coordinates", plan.pilots().coordinates(), "seeds", plan.pilots().seedCount()));
    json.put("verdict", verdict(plan.verdict()));
    json.put("race", race(plan.race()));
    return json;
  }

  private static Map<String, Object> race(RaceSettings race) {
    Map<String, Object> json = new TreeMap<>();
    json.put("until-decided", race.untilDecided());
    json.put("looks", race.looks());
    json.put("shares", race.shares());
    json.put("resolution", race.resolution());
    return json;
  }

  /** Fully connected networks stand there by their widths, as before there were others. */
  private static Map<String, Object> setting(Setting setting) {
    SettingField other =
        setting.architecture() instanceof Mlp ? SettingField.ARCHITECTURE : SettingField.WIDTHS;
    Config json = ConfigFactory.empty();
    for (SettingField field : SettingField.values()) {
      if (!field.json().isEmpty() && field != other) {
        json = json.withValue(field.json(), ConfigValueFactory.fromAnyRef(field.value(setting)));
      }
    }
    return json.root().unwrapped();
  }

  private static Map<String, Object> axis(Axis axis) {
    return axis instanceof Axis.Layers layers
        ? Map.of("axis", layers.label(), "vector", layers.vector())
        : Map.of("axis", axis.label());
  }

  private static Map<String, Object> predictor(PredictorSpec spec) {
    return Map.of("name", spec.name(), "formula", spec.formula(), "exponents", spec.exponents());
  }

  private static Map<String, Object> verdict(VerdictSettings settings) {
    Map<String, Object> json = new TreeMap<>();
    json.put("metric", settings.metric().label());
    json.put("budget", settings.budget());
    json.put("margin", settings.margin());
    json.put("confidence", settings.confidence());
    json.put("completeness", settings.completeness());
    json.put("nearness", settings.nearness());
    json.put("band-factor", settings.bandFactor());
    json.put("compare-with", settings.references());
    return json;
  }

  /**
   * Reads what {@link #write} gave, in this version or an earlier one. A plan of format 1 keeps the
   * hash that it had; it is the whole grid with every seed, and where pilots placed the points, it
   * has none ({@link GroupPlan#coordinates}): they are those of the table.
   *
   * @throws BadInputException if the text is no such plan, or its content does not have its hash
   */
  public static Plan read(String text) {
    Plan plan;
    String hash;
    try {
      Config json =
          ConfigFactory.parseString(
              text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      int format = json.getInt("format");
      if (format != FORMAT && format != EarlierPlans.FORMAT) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid format of a kept plan: %d (expected %d or %d)",
                format,
                EarlierPlans.FORMAT,
                FORMAT));
      }
      hash = json.getString("hash");
      String name = json.getString("name");
      RunSettings run = run(json);
      plan =
          format == EarlierPlans.FORMAT
              ? EarlierPlans.read(name, json.getConfigList("groups"), run)
              : Plan.of(
                  name, json.getConfigList("groups").stream().map(PlanJson::group).toList(), run);
    } catch (ConfigException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new BadInputException("Cannot read a kept plan: " + reason, e);
    }
    if (!plan.hash().equals(hash)) {
      throw new BadInputException(
          "Invalid hash of a kept plan: %s (expected %s, that of its content)"
              .formatted(hash, plan.hash()));
    }
    return plan;
  }

  /** Returns when a kept plan began to run last; empty where an earlier version kept it. */
  public static Optional<Instant> ran(String text) {
    Matcher line = RAN_LINE.matcher(text);
    try {
      return line.find() ? Optional.of(Instant.parse(line.group(1))) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether a kept plan is of an earlier version, whose verdicts were reached by another
   * method.
   */
  public static boolean isEarlierFormat(String text) {
    return ConfigFactory.parseString(
                text, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON))
            .getInt("format")
        < FORMAT;
  }

  private static RunSettings run(Config json) {
    return new RunSettings(
        json.getString("run.engine"),
        json.getDouble("run.task-seconds"),
        // Plans that were kept before there were audits.
        json.hasPath("run.audit-share") ? json.getDouble("run.audit-share") : 0,
        json.hasPath("run.crash-tries") ? json.getInt("run.crash-tries") : RunSettings.CRASH_TRIES,
        // Plans that were kept before there were states.
        json.hasPath("run.state-minutes")
            ? json.getDouble("run.state-minutes")
            : RunSettings.STATE_MINUTES,
        json.hasPath("run.groups")
            ? Named.parse(GroupOrder.class, json.getString("run.groups"))
            : GroupOrder.TOGETHER);
  }

  private static GroupPlan group(Config json) {
    Config race = json.getConfig("race");
    return wholeGrid(json)
        .with(
            new RaceSettings(
                race.getBoolean("until-decided"),
                race.getIntList("looks"),
                race.getDoubleList("shares"),
                race.getDouble("resolution")));
  }

  /** All of a group but its race. */
  static GroupPlan wholeGrid(Config json) {
    return new GroupPlan(
        new Group(setting(json.getConfig("setting")), axis(json.getConfig("axis"))),
        json.getDoubleList("coordinates"),
        json.getLongList("seeds"),
        json.getConfigList("predictors").stream().map(PlanJson::predictor).toList(),
        new Pilots(json.getDoubleList("pilots.coordinates"), json.getInt("pilots.seeds")),
        verdict(json.getConfig("verdict")));
  }

  private static Setting setting(Config json) {
    return SettingField.read(
        new SettingField.Source() {
          @Override
          public String text(SettingField field) {
            return json.getString(field.json());
          }

          @Override
          public int whole(SettingField field) {
            return json.getInt(field.json());
          }

          @Override
          public double number(SettingField field) {
            return json.getDouble(field.json());
          }

          @Override
          public List<Integer> wholes(SettingField field) {
            return json.hasPath(field.json()) ? json.getIntList(field.json()) : List.of();
          }
        });
  }

  private static Axis axis(Config json) {
    String label = json.getString("axis");
    return label.equals(AxisReader.LAYERS)
        ? new Axis.Layers(json.getDoubleList("vector"))
        : AxisReader.named(label);
  }

  private static PredictorSpec predictor(Config json) {
    Map<String, Double> exponents = new TreeMap<>();
    json.getObject("exponents")
        .forEach((name, value) -> exponents.put(name, ((Number) value.unwrapped()).doubleValue()));
    return new PredictorSpec(json.getString("name"), json.getString("formula"), exponents);
  }

  private static VerdictSettings verdict(Config json) {
    return new VerdictSettings(
        Named.parse(Metric.class, json.getString("metric")),
        json.getInt("budget"),
        json.getDouble("margin"),
        json.getDouble("confidence"),
        json.getDouble("completeness"),
        json.getDouble("nearness"),
        json.getDouble("band-factor"),
        // Plans that were kept when there was no choice.
        json.hasPath("compare-with")
            ? json.getStringList("compare-with")
            : List.of(VerdictSettings.HE));
  }
}
