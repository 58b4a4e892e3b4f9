package dev.initsweep.plan;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Turns a plan file into a {@link Plan}; conf/defaults.conf is the manual of its keys. */
public final class PlanParser {

  /** A folder and files are named after a plan. */
  private static final int LONGEST_NAME = 100;

  private final KnownNames known;
  private final Function<String, DataFacts> data;
  private final Keys keys = Keys.ofManual();

  /**
   * Makes a parser for the names that this program knows.
   *
   * @param known names of predictors, engines and data sets
   * @param data what is known of a data set, by its name
   */
  public PlanParser(KnownNames known, Function<String, DataFacts> data) {
    this.known = known;
    this.data = data;
  }

  /**
   * Reads and checks a plan; writes nothing.
   *
   * @param file a plan in HOCON
   * @param overrides texts {@code key=value}, each in place of the key at the top and in all sweeps
   * @throws BadInputException for whatever is wrong with it, in one line that names the file and
   *     line (or {@code --set}), the key, what was found and what would be right
   */
  public Plan parse(Path file, List<String> overrides) {
    return parse(PlanFile.read(file), file.toString(), name(file), overrides);
  }

  /** Starts a plan that is written in code. */
  public PlanBuilder builder() {
    return new PlanBuilder(this);
  }

  /** Reads and checks the keys of a plan that is no file. */
  Plan parse(ConfigObject root, String place, String name) {
    return parse(root, place, name, List.of());
  }

  /**
   * Reads and checks the keys of a plan.
   *
   * @param place where defaults are said to stand
   * @param unnamed name of a plan that gives itself none
   */
  private Plan parse(ConfigObject root, String place, String unnamed, List<String> overrides) {
    keys.checkTop(root);
    ConfigLayers.Layer set =
        new ConfigLayers.Layer(keys.checkOverrides(PlanFile.overrides(overrides)));
    ConfigLayers.Layer top = ConfigLayers.Layer.of(root, keys.leaves());
    ConfigLayers.Layer defaults = defaults(place);
    ConfigLayers shared = new ConfigLayers(set, top, defaults);
    String name = name(shared.at("name"), unnamed);
    RunSettings run = run(shared);

    List<ConfigLayers.Layer> layers = new ArrayList<>(List.of(set));
    List<GroupPlan> groups = new ArrayList<>();
    List<ConfigObject> sweeps = sweeps(shared.at(Keys.SWEEPS));
    if (sweeps.isEmpty()) {
      groups.addAll(groups(shared));
    }
    Map<Group, String> places = new HashMap<>();
    for (ConfigObject sweep : sweeps) {
      ConfigLayers.Layer layer = ConfigLayers.Layer.of(sweep, keys.leaves());
      layers.add(layer);
      String at = Entry.place(sweep.origin());
      for (GroupPlan group : groups(new ConfigLayers(set, layer, top, defaults(at)))) {
        String other = places.put(group.group(), at);
        if (other != null) {
          throw new BadInputException(
              "%s: Invalid sweeps: %s is a group of this sweep and of that at %s (expected each"
                      .formatted(at, group.group().title(), other)
                  + " group in one sweep)");
        }
        groups.add(group);
      }
    }
    layers.add(top);
    new UnusedKeys(layers, defaults, !overrides.isEmpty()).check();
    return Plan.of(name, groups, run);
  }

  private ConfigLayers.Layer defaults(String place) {
    return ConfigLayers.Layer.ofDefaults(keys.defaults(), keys.leaves(), place);
  }

  private List<ConfigObject> sweeps(Entry entry) {
    if (!(entry.value() instanceof ConfigList list)) {
      throw entry.invalid("a list of blocks: [{ ... }, { ... }]");
    }
    List<ConfigObject> sweeps = new ArrayList<>();
    for (ConfigValue value : list) {
      if (!(value instanceof ConfigObject sweep)) {
        throw new Entry(entry.key(), value).invalid("a block { ... }");
      }
      keys.checkSweep(sweep);
      sweeps.add(sweep);
    }
    return sweeps;
  }

  private List<GroupPlan> groups(ConfigLayers layers) {
    SweepReader sweep = new SweepReader(layers, known, data);
    List<Setting> settings = sweep.settings();
    List<Sourced<Axis>> axes = TypedValues.each(layers.at("axes"), AxisReader::axis);
    GridReader grids = new GridReader(layers);
    List<Sourced<Double>> grid = grids.grid();
    List<Long> seeds = SeedReader.seeds(layers.at("seeds"));
    RaceSettings race = RaceReader.read(layers, seeds.size());
    PredictorReader reader = new PredictorReader(known);
    List<PredictorSpec> predictors = reader.read(layers.at("predictors"));
    boolean pilots = predictors.stream().anyMatch(reader::needsPilots);
    List<Sourced<Double>> pilotGrid = pilots ? grids.pilots(grid) : List.of();
    int pilotSeeds = pilots ? SeedReader.count(layers.at("pilots.seeds")) : 0;
    VerdictSettings verdict = new VerdictReader(layers).read(settings, predictors);

    List<GroupPlan> groups = new ArrayList<>();
    axes.forEach(axis -> grids.check(axis.value()));
    for (Setting setting : settings) {
      AxisReader.requireDistinct(axes, setting.architecture());
      for (Sourced<Axis> axis : axes) {
        AxisReader.check(axis, setting.architecture());
        sweep.checkBiases(setting, axis.value());
        groups.add(
            new GroupPlan(
                new Group(setting, axis.value()),
                grids.coordinates(grid, axis.value(), setting.architecture()),
                seeds,
                predictors,
                new Pilots(
                    grids.coordinates(pilotGrid, axis.value(), setting.architecture()), pilotSeeds),
                verdict,
                race));
      }
    }
    return groups;
  }

  private RunSettings run(ConfigLayers layers) {
    return new RunSettings(
        TypedValues.oneOf(layers.at("run.engine"), known.engines()),
        TypedValues.positive(layers.at("run.task-seconds")),
        TypedValues.share(layers.at("run.audit-share")),
        (int)
            TypedValues.whole(layers.at("run.crash-tries"), 1, 100, "a whole number from 1 to 100"),
        TypedValues.positive(layers.at("run.state-minutes")),
        TypedValues.named(layers.at("run.groups"), GroupOrder.class));
  }

  /** Returns the name of a plan file that does not say its name. */
  private static String name(Path file) {
    String ofFile = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
    return ofFile.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
  }

  private static String name(Entry entry, String unnamed) {
    String expected =
        String.format(
            Locale.ROOT,
            "letters, digits, hyphens, dots and underscores, at most %d characters, a letter or"
                + " digit first",
            LONGEST_NAME);
    String given = TypedValues.text(entry, expected);
    String name = given.isEmpty() ? unnamed : given;
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || name.length() > LONGEST_NAME) {
      throw entry.invalid(expected);
    }
    return name;
  }
}
