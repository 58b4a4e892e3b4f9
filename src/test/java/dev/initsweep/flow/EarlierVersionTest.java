package dev.initsweep.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.store.PredictionKey;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.theory.Predictors;
import dev.initsweep.verify.GroupReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder of the version that fitted curves (commit 80b0fa1): a whole grid of seven points with
 * three seeds, and a group whose six points pilots had placed and that three seeds had decided.
 */
class EarlierVersionTest {

  private static final Path FIXTURE =
      Path.of("src/test/resources/dev/initsweep/flow/judged-by-fit");
  private static final String HASH =
      "9a86b65556da18e7cfadbd2c5c8be7abb5055cf147398626ef4ca9aef707f96d";

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURE)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(FIXTURE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void isJudgedByThePointsOfItsTable() throws IOException {
    String text = Files.readString(folder.resolve("plans/" + HASH + ".json"));
    Plan plan = PlanJson.read(text);
    assertThat(plan.hash()).isEqualTo(HASH);
    assertThat(PlanJson.isEarlierFormat(text)).isTrue();
    ResultsFolder results = ResultsFolder.at(folder.toString(), new Configuration());
    Judging judged = Judging.of(results, plan);
    judged.store();
    List<GroupReport> reports = judged.reports();
    assertThat(reports.get(0).plan().coordinates()).hasSize(7);
    assertThat(reports.get(0).counts().planned()).isEqualTo(21);
    assertThat(reports.get(1).plan().coordinates()).hasSize(6);
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.counts().done()).isEqualTo(report.counts().planned());
              assertThat(report.optimum().interval()).isPresent();
              assertThat(report.curve()).noneMatch(point -> point.isAdded());
            })
        .flatExtracting(GroupReport::verdicts)
        .extracting(Verdict::conclusion)
        .doesNotContain(Conclusion.INCOMPLETE);
    assertThat(results.verdicts().read(HASH)).isNotEmpty();
    PlanStatus status = PlanStatus.of(results, plan);
    assertThat(status.cells().done()).isEqualTo(status.cells().planned()).isEqualTo(39);
  }

  /** Formulas were multiplied without a sign once; today's language refuses that. */
  @Test
  void formulasOfBeforeAreJudgedByWhatTheyPredicted() throws IOException {
    PredictorSpec law = new PredictorSpec("law", "0.2 / 2eta", Map.of("eta", -1.));
    Plan kept = PlanJson.read(Files.readString(folder.resolve("plans/" + HASH + ".json")));
    GroupPlan before = kept.groups().get(0);
    GroupPlan group =
        new GroupPlan(
            before.group(),
            before.coordinates(),
            before.seeds(),
            List.of(PredictorSpec.named("he"), law),
            before.pilots(),
            before.verdict());
    Plan plan = Plan.of("formulas", List.of(group), kept.run());
    ResultsFolder results = ResultsFolder.at(folder.toString(), new Configuration());
    results.keepPlan(plan.hash(), PlanJson.write(plan));
    double predicted = before.coordinates().get(3);
    Cell there = group.group().cell(predicted, 1);
    results
        .predictions()
        .add(
            Map.of(
                PredictionKey.of(group.group(), law, group.verdict().budget(), List.of()),
                new Prediction(
                    group.group().id(),
                    "law",
                    there.setting(),
                    Optional.of(there.scales()),
                    OptionalDouble.of(predicted),
                    List.of(predicted),
                    Optional.empty(),
                    "",
                    "",
                    Map.of())),
            List.of(group.group()));

    Plan read = PlanJson.read(results.readPlan(plan.hash()).orElseThrow());
    Judging judged = Judging.of(results, read);
    assertThat(judged.reports())
        .flatExtracting(GroupReport::verdicts)
        .filteredOn(verdict -> verdict.predictor().equals("law"))
        .filteredOn(verdict -> verdict.claim() == Claim.COINCIDENCE)
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.predicted()).hasValue(predicted));
    assertThat(judged.page()).contains("law");
    assertThat(PlanStatus.of(results, read).predictions()).isEqualTo(2);
    assertThatThrownBy(() -> Predictors.standard().named(law))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("an operator is missing");
  }
}
