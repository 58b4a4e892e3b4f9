package dev.initsweep.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
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

  @Test
  void isJudgedByThePointsOfItsTable() throws IOException {
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
    String text = Files.readString(folder.resolve("plans/" + HASH + ".json"));
    Plan plan = PlanJson.read(text);
    assertThat(plan.hash()).isEqualTo(HASH);
    assertThat(PlanJson.isEarlierFormat(text)).isTrue();
    ResultsFolder results = ResultsFolder.at(folder.toString(), new Configuration());
    List<GroupReport> reports = Judging.judge(results, plan);
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
}
