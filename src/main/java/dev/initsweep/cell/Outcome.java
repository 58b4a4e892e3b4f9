package dev.initsweep.cell;

import java.util.List;
import java.util.Optional;

/** Says what became of a cell. */
public sealed interface Outcome {

  Status status();

  /** Returns the evaluations on the way; none where it failed. */
  List<Checkpoint> checkpoints();

  /**
   * Returns what was measured after an epoch, if it was.
   *
   * @param epoch counted from 1
   */
  default Optional<Evaluation> after(int epoch) {
    return checkpoints().stream()
        .filter(checkpoint -> checkpoint.epoch() == epoch)
        .map(Checkpoint::evaluation)
        .findFirst();
  }

  /**
   * Returns what was measured at a budget, if it was.
   *
   * @param epochs of the budget; 0 for the end, which only what was trained to it has
   */
  default Optional<Evaluation> atBudget(int epochs) {
    if (epochs != 0) {
      return after(epochs);
    }
    return this instanceof Trained trained ? Optional.of(trained.end()) : Optional.empty();
  }

  /**
   * The cell is trained to the last epoch with finite losses. A network stuck at the loss of
   * guessing is trained too.
   *
   * @param start evaluation before the first step
   * @param checkpoints evaluations after the epochs of {@link Checkpoint#epochs}, the last one last
   * @param runningLosses by epoch, the mean over its examples of the loss just before their step
   * @param balance the norm balance over the whole training
   * @param noise gradient noise and virial
   * @param testCorrect for each test example in order, whether the trained network is right
   */
  record Trained(
      Evaluation start,
      List<Checkpoint> checkpoints,
      List<Double> runningLosses,
      NormBalance balance,
      GradientNoise noise,
      Bits testCorrect)
      implements Outcome {

    public Trained {
      checkpoints = List.copyOf(checkpoints);
      runningLosses = List.copyOf(runningLosses);
      Checks.require(!checkpoints.isEmpty(), "checkpoints", checkpoints, "at least one");
    }

    /** Returns the evaluation after the last epoch. */
    public Evaluation end() {
      return checkpoints.get(checkpoints.size() - 1).evaluation();
    }

    @Override
    public Status status() {
      return Status.OK;
    }
  }

  /**
   * A loss is not a finite number.
   *
   * @param epoch the first epoch that had one, counted from 1; 0 where the loss was not finite
   *     before the first step
   * @param start evaluation before the first step; its losses may be not finite
   * @param checkpoints those reached with finite losses
   * @param runningLosses of the epochs that had finite ones
   */
  record Diverged(
      int epoch, Evaluation start, List<Checkpoint> checkpoints, List<Double> runningLosses)
      implements Outcome {

    public Diverged {
      checkpoints = List.copyOf(checkpoints);
      runningLosses = List.copyOf(runningLosses);
    }

    @Override
    public Status status() {
      return Status.DIVERGED;
    }
  }

  /**
   * The network has no outcome: something else went wrong.
   *
   * @param category what kind of failure, for counting
   * @param message one line
   */
  record Failed(FailureCategory category, String message) implements Outcome {
    @Override
    public List<Checkpoint> checkpoints() {
      return List.of();
    }

    @Override
    public Status status() {
      return Status.FAILED;
    }
  }
}
