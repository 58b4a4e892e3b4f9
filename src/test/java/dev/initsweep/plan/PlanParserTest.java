package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanParserTest {

  @TempDir Path folder;

  private Plan parse(String text, String... overrides) {
    return Plans.parse(folder, text, overrides);
  }

  private static GroupPlan only(Plan plan) {
    assertThat(plan.groups()).hasSize(1);
    return plan.groups().get(0);
  }

  @Test
  void takesEverythingFromTheManualWhereAPlanIsEmpty() {
    GroupPlan group = only(parse(""));
    assertThat(group.group().title()).isEqualTo("mnist 784-128-128-10 relu, eta 0.05, fan-in");
    assertThat(group.coordinates())
        .containsExactly(
            0.25, .5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0);
    assertThat(group.seeds()).hasSize(20).startsWith(1L, 2L, 3L).endsWith(20L);
    assertThat(group.pilots().seeds()).containsExactly(1L << 31, (1L << 31) + 1);
    assertThat(group.verdict().budget()).isZero();
  }

  @Test
  void aSettingsBuilderHasTheManualsDefaults() {
    Setting setting = only(parse("")).group().setting();
    assertThat(Setting.of(setting.data(), setting.architecture()).build()).isEqualTo(setting);
  }

  @Test
  void aNetworksTextStandsForItsWidths() {
    String sweep = "data-sets = synthetic\nbatch-sizes = 8\n";
    assertThat(parse(sweep + "architectures = [\"32-7-4\", \"32-8-5-4\"]").hash())
        .isEqualTo(parse(sweep + "hidden-widths = [[7], [8, 5]]").hash());
  }

  @Test
  void readsTheManualItselfAsAPlan() throws Exception {
    Plan manual = parse(Files.readString(Path.of("conf/defaults.conf")));
    assertThat(manual.hash()).isEqualTo(parse("").hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "smoke", "convolutional"})
  void readsThePlansOfTheProject(String name) {
    Plan plan = Plans.parser().parse(Path.of("conf", name + ".conf"), List.of());
    assertThat(plan.name()).isEqualTo(name);
    assertThat(plan.groups()).isNotEmpty();
  }

  @Test
  void looksEndWithAllSeedsAndShareTheErrorRate() {
    assertThat(only(parse("")).race())
        .isEqualTo(new RaceSettings(true, List.of(5, 10, 20), List.of(.2, .3, .5), .25));
    assertThat(only(parse("seeds = 10")).race())
        .isEqualTo(new RaceSettings(true, List.of(5, 10), List.of(.4, .6), .25));
    assertThat(only(parse("seeds = 4")).race())
        .isEqualTo(new RaceSettings(true, List.of(4), List.of(1.0), .25));
    assertThat(
            only(parse("seeds = 40\nrace { looks = [8], shares = [1, 3], resolution = 0.5 }"))
                .race())
        .isEqualTo(new RaceSettings(true, List.of(8, 40), List.of(.25, .75), .5));
  }

  @Test
  void aWholeGridHasOneLook() {
    assertThat(only(parse("seeds = 7", "race.until-decided=no")).race())
        .isEqualTo(RaceSettings.wholeGrid(7));
  }

  @Test
  void trainsEveryCombinationOfItsLists() {
    Plan plan =
        parse(
            """
            data-sets = [mnist, fashion-mnist]
            train-examples = [100, 200]
            hidden-widths = [[8], [8, 4]]
            activations = [relu, tanh]
            biases = [none, frozen]
            learning-rates = [0.1, 0.2, 0.3]
            batch-sizes = [10, 20]
            axes = [fan-in, global]
            """);
    assertThat(plan.groups()).hasSize(2 * 2 * 2 * 2 * 2 * 3 * 2 * 2).doesNotHaveDuplicates();
  }

  @Test
  void readsASetting() {
    Setting setting =
        only(parse(
                """
                    data-sets = synthetic
                    train-examples = 200
                    subset = seed
                    scaling = standardise
                    hidden-widths = [7, 5]
                    activations = tanh
                    biases = frozen
                    initial-biases = { fan-in = 0.5 }
                    weight-decay = 1e-3
                    epochs = 1e1
                    """))
            .group()
            .setting();
    assertThat(setting.data().digest()).isEqualTo("c".repeat(64));
    assertThat(setting.data().trainExamples()).isEqualTo(200);
    assertThat(setting.data().subset()).isEqualTo(Subset.SEED);
    assertThat(setting.data().scaling()).isEqualTo(InputScaling.STANDARDISE);
    assertThat(setting.architecture().text()).isEqualTo("32-7-5-4");
    assertThat(setting.architecture().activation()).isEqualTo(Activation.TANH);
    assertThat(setting.architecture().biases()).isEqualTo(BiasTreatment.FROZEN);
    assertThat(setting.initialBiases()).isEqualTo(new InitialBiases(InitialBiases.Kind.FAN_IN, .5));
    assertThat(setting.weightDecay()).isEqualTo(1e-3);
    assertThat(setting.epochs()).isEqualTo(10);
  }

  @Test
  void takesAllExamplesAsTheFirstOnes() {
    Plan plan = parse("train-examples = [100, all]\nsubset = seed");
    assertThat(plan.groups())
        .extracting(group -> group.group().setting().data().subset())
        .containsExactly(Subset.SEED, Subset.FIRST);
  }

  @Test
  void givesInitialBiasesOnlyToNetworksThatHaveBiases() {
    Plan plan = parse("biases = [none, trained]\ninitial-biases = [zero, { variance = 1 }]");
    assertThat(plan.groups())
        .extracting(group -> group.group().setting().initialBiases().value())
        .containsExactly(0.0, 0.0, 1.0);
  }

  @Test
  void letsASweepReplaceWhatTheTopSays() {
    Plan plan = parse("epochs = 3\nseeds = 2\nsweeps = [{}, { epochs = 4, seeds = [9, 5] }]");
    assertThat(plan.groups())
        .extracting(group -> group.group().setting().epochs())
        .containsExactly(3, 4);
    assertThat(plan.groups().get(1).seeds()).containsExactly(5L, 9L);
  }

  @Test
  void letsTheCommandLineReplaceAKeyEverywhere() {
    Plan plan = parse("seeds = 2\nsweeps = [{ epochs = 3 }, { epochs = 4, seeds = 9 }]", "seeds=5");
    assertThat(plan.groups()).extracting(group -> group.seeds().size()).containsExactly(5, 5);
  }

  @Test
  void takesListsAndBlocksOnTheCommandLine() {
    Plan plan = parse("", "learning-rates=[0.1, 0.2]", "initial-biases={variance=2}", "grid.to=4");
    assertThat(plan.groups()).hasSize(2);
    assertThat(plan.groups().get(0).coordinates()).endsWith(4.0);
  }

  @Test
  void forgivesKeysThatTheCommandLineRobbedOfTheirEffect() {
    GroupPlan group =
        only(parse("pilots.seeds = 3\ngrid.from = 1", "predictors=he", "grid.values=[7]"));
    assertThat(group.coordinates()).containsExactly(7.0);
    assertThat(group.pilotCells()).isEmpty();
  }

  @Test
  void takesInOtherFilesRelativeToTheirOwnPlace() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Plans.write(folder.resolve("sub"), "a.conf", "include \"b.conf\"\nseeds = 3\n");
    Plans.write(folder.resolve("sub"), "b.conf", "epochs = 7\nseeds = 8\n");
    GroupPlan group = only(parse("include required(\"sub/a.conf\")"));
    assertThat(group.group().setting().epochs()).isEqualTo(7);
    assertThat(group.seeds()).hasSize(3);
  }

  @Test
  void keepsBracesQuotesAndCommentsApartWhenItLooksForRepeatedKeys() {
    GroupPlan group =
        only(
            parse(
                """
                # seeds = 1
                // seeds = 2
                seeds = 3 # { seeds = 4
                predictors = [{ name = a, formula = "1 } seeds = 5 # \\"" }
                              { name = b, formula = \"""2 { "x" \""" }]
                predictors += { name = c, formula = "3" }
                epochs = ${seeds}
                verdict { margin = 2 }, verdict.nearness = 3
                "learning-rates" : [0.1]
                """));
    assertThat(group.predictors()).extracting(PredictorSpec::name).containsExactly("a", "b", "c");
    assertThat(group.group().setting().epochs()).isEqualTo(3);
    assertThat(group.verdict().nearness()).isEqualTo(3);
  }

  @Test
  void readsAFormulaWithWhatItClaims() {
    GroupPlan group =
        only(
            parse(
                "predictors = [he, { name = law, formula = \"0.9 / eta\","
                    + " exponents = { eta = -1, width = 0.5 } }]"));
    assertThat(group.predictors().get(1))
        .isEqualTo(new PredictorSpec("law", "0.9 / eta", Map.of("eta", -1.0, "width", .5)));
    assertThat(group.pilots().seedCount()).isZero();
  }

  @Test
  void makesPilotsForAFormulaThatMeasures() {
    GroupPlan group = only(parse("predictors = { name = law, formula = \"norm / 2\" }"));
    assertThat(group.pilots().seedCount()).isEqualTo(2);
  }

  @Test
  void namesAPlanByItsFileUnlessItHasAName() {
    assertThat(parse("").name()).isEqualTo("plan");
    assertThat(parse("name = my-plan").name()).isEqualTo("my-plan");
  }
}
