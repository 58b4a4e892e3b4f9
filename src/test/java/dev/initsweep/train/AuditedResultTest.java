package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is audited of convolutional cells, with which the oracle is slow. */
class AuditedResultTest {

  private static final Trial LONG =
      new Trial().network("28x28x1: 16c3 p2 32c3 p2 64 10").trainExamples(2000).epochs(8);

  private static CellResult result(Cell cell, Outcome outcome) {
    return new CellResult(
        cell,
        outcome,
        new Provenance("p", "1", "c", "none", "none", "host", 0, Instant.EPOCH, 1, "fused"));
  }

  private static Outcome.Trained trained(Cell cell, Dataset data) {
    return (Outcome.Trained)
        new FusedEngine().train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE).get(0);
  }

  @Test
  void denseCellsAndShortTrainingsAreAuditedToTheirEnd() {
    Trial dense = new Trial().widths(784, 128, 128, 10).trainExamples(60_000).epochs(200);
    for (Cell cell : List.of(dense.cell(2), LONG.epochs(1).cell(2))) {
      AuditedResult audited =
          AuditedResult.of(result(cell, new Outcome.Diverged(1, null, List.of(), List.of())));
      assertThat(audited.isShortened()).isFalse();
      assertThat(audited.cell()).isEqualTo(cell);
    }
    assertThat(AuditedResult.isSlow(dense.cell(2))).isFalse();
  }

  /** By hand: 6.5 million operations an example forwards and backwards. */
  @Test
  void longTrainingsEndAtAnEvaluationWithinAMinute() {
    Cell cell = LONG.epochs(64).cell(2);
    Cell part =
        AuditedResult.of(result(cell, new Outcome.Diverged(60, null, List.of(), List.of()))).cell();
    assertThat(part.setting().epochs()).isIn(Checkpoint.epochs(64)).isLessThan(64);
    double steps = 6.5e6 * 2000 * part.setting().epochs();
    assertThat(steps).isBetween(.4e11, 1e11);
    assertThat(part.seed()).isEqualTo(cell.seed());
    assertThat(part.scales()).isEqualTo(cell.scales());
    assertThat(AuditedResult.flops(cell)).isLessThan(1e11).isGreaterThan(steps);
    // An epoch is the least, however long.
    Cell huge = LONG.trainExamples(60_000).epochs(3).cell(2);
    assertThat(
            AuditedResult.of(result(huge, new Outcome.Diverged(2, null, List.of(), List.of())))
                .cell()
                .setting()
                .epochs())
        .isEqualTo(1);
  }

  @Test
  void aTrainingThatDivergesLaterStandsAtThatTime() {
    Trial trial = new Trial().network("6x6x1: 4c3 p2 6c3 3").epochs(4);
    Cell cell = trial.cell(2);
    Outcome.Trained good = trained(cell, trial.data(60, 20));
    Outcome later = new Outcome.Diverged(5, good.start(), good.checkpoints(), good.runningLosses());
    AuditedResult audited = AuditedResult.of(result(cell, later));
    assertThat(audited.status()).isEqualTo(Status.OK);
    assertThat(audited.loss()).isEqualTo(good.end().trainLoss());
    Outcome now = new Outcome.Diverged(3, good.start(), List.of(), List.of());
    assertThat(AuditedResult.of(result(cell, now)).status()).isEqualTo(Status.DIVERGED);
  }

  /** The whole training's second evaluation is what the oracle's shorter training ends with. */
  @Test
  void aShorterTrainingMakesTheSameSteps() {
    Trial trial = new Trial().network("6x6x1: 4c3 p2 6c3 3").epochs(8);
    Cell cell = trial.cell(2);
    Dataset data = trial.data(60, 20);
    double loss = trained(cell, data).checkpoints().get(1).evaluation().trainLoss();
    Audit audit = audit(cell, loss, data);
    assertThat(audit.agrees()).isTrue();
    assertThat(audit.difference().orElseThrow()).isLessThan(1e-4);
    assertThat(audit.epochs()).hasValue(2);
    assertThat(audit.cell()).isEqualTo(cell.id());
    assertThat(audit(cell, 1.1 * loss, data).agrees()).isFalse();
  }

  private static Audit audit(Cell cell, double loss, Dataset data) {
    return EngineAudit.audit(
        new AuditedResult(cell.id(), AuditedResult.ending(cell, 2), true, "fused", Status.OK, loss),
        data,
        TrainingMonitor.NONE);
  }
}
