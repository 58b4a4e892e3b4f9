package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Status;
import dev.initsweep.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineAuditTest {

  private final Trial trial = new Trial().widths(6, 8, 3).trainExamples(50).epochs(25);
  private final Cell cell = trial.cell(2);
  private final Dataset data = trial.data(60, 20);

  private double fusedLoss() {
    Outcome outcome =
        new FusedEngine().train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE).get(0);
    return ((Outcome.Trained) outcome).end().trainLoss();
  }

  private Audit audit(Status status, double loss) {
    return EngineAudit.audit(
        new AuditedResult(cell.id(), cell, false, "fused", status, loss),
        data,
        TrainingMonitor.NONE);
  }

  @Test
  void anEngineThatDiffersByRoundingAgrees() {
    assertThat(audit(Status.OK, fusedLoss()).agrees()).isTrue();
  }

  @Test
  void aLossThatIsOffByHalfDoesNot() {
    double wrong = 1.5 * fusedLoss();
    Audit audit = audit(Status.OK, wrong);
    assertThat(audit.agrees()).isFalse();
    assertThat(audit.loss()).hasValue(wrong);
    assertThat(audit.difference().orElseThrow()).isBetween(.49, .51);
    assertThat(audit.spread().orElseThrow()).isPositive();
  }

  @Test
  void aCellThatDivergedForOneEngineAloneDoesNot() {
    Audit audit = audit(Status.DIVERGED, Double.NaN);
    assertThat(audit.oracleStatus()).isEqualTo(Status.OK);
    assertThat(audit.agrees()).isFalse();
  }
}
