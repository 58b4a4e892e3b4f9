package dev.initsweep.verify;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Says how far the premises of the theorem hold at a point (theory page, "The paper"). Figures are
 * medians over the seeds that did not diverge, NaN where no row says.
 *
 * @param at what the point is: {@code least} for the empirical optimum, or a predictor's name
 * @param coordinate of the point; empty where it does not lie on the axis
 * @param seeds how many trainings there are
 * @param virial 1 in a stationary state
 * @param movement natural log of V, the mean square of weights and biases, at the last checkpoint
 *     over V at the one before, or at the start: 0 in a stationary state
 * @param since epoch of the checkpoint before the last; 0 where there is only one, for the start
 * @param isotropy of the gradient noise, 1 where it is equal in all directions
 * @param layerIsotropies the same by layer; empty where no row says
 */
public record Premises(
    String at,
    OptionalDouble coordinate,
    int seeds,
    double virial,
    double movement,
    int since,
    double isotropy,
    List<Double> layerIsotropies) {

  /** Names the point of the empirical optimum. */
  public static final String LEAST = "least";

  public Premises {
    layerIsotropies = List.copyOf(layerIsotropies);
  }

  /** The premises at the least point and at every prediction, where trainings are done. */
  static List<Premises> of(GroupData data, List<Prediction> predictions) {
    List<Premises> all = new ArrayList<>();
    data.standing()
        .leastPoint()
        .ifPresent(
            point -> {
              double x = data.standing().curves().x()[point];
              of(
                      LEAST,
                      OptionalDouble.of(data.places().coordinate(x)),
                      data.seeds().stream().map(seed -> data.cell(x, seed)).toList(),
                      data)
                  .ifPresent(all::add);
            });
    for (Prediction prediction : predictions) {
      of(
              prediction.predictor(),
              prediction.coordinate(),
              data.seeds().stream()
                  .flatMap(seed -> GroupData.cell(prediction, seed).stream())
                  .toList(),
              data)
          .ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Premises> of(
      String at, OptionalDouble coordinate, List<Cell> cells, GroupData data) {
    List<Outcome.Trained> trained =
        cells.stream()
            .flatMap(cell -> data.result(cell).stream())
            .map(CellResult::outcome)
            .filter(Outcome.Trained.class::isInstance)
            .map(Outcome.Trained.class::cast)
            .toList();
    if (trained.isEmpty()) {
      return Optional.empty();
    }
    Architecture architecture = data.plan().group().setting().architecture();
    List<Checkpoint> course = trained.get(0).checkpoints();
    return Optional.of(
        new Premises(
            at,
            coordinate,
            trained.size(),
            median(trained, t -> t.noise().virial()),
            median(trained, t -> movement(t, architecture)),
            course.size() < 2 ? 0 : course.get(course.size() - 2).epoch(),
            median(trained, t -> t.noise().isotropy()),
            layerIsotropies(trained)));
  }

  private static double movement(Outcome.Trained trained, Architecture architecture) {
    List<Checkpoint> course = trained.checkpoints();
    Evaluation before =
        course.size() < 2 ? trained.start() : course.get(course.size() - 2).evaluation();
    return Math.log(meanSquare(trained.end(), architecture))
        - Math.log(meanSquare(before, architecture));
  }

  private static double meanSquare(Evaluation evaluation, Architecture architecture) {
    return evaluation.meanSquare(architecture).orElse(Double.NaN);
  }

  private static List<Double> layerIsotropies(List<Outcome.Trained> trained) {
    int layers = trained.stream().mapToInt(t -> t.noise().layerIsotropies().size()).min().orElse(0);
    return IntStream.range(0, layers)
        .mapToObj(l -> median(trained, t -> t.noise().layerIsotropies().get(l)))
        .toList();
  }

  private static double median(
      List<Outcome.Trained> trained, ToDoubleFunction<Outcome.Trained> figure) {
    double[] values =
        trained.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
    int half = values.length / 2;
    return values.length == 0
        ? Double.NaN
        : Arrays.stream(values, (values.length - 1) / 2, half + 1).average().orElseThrow();
  }
}
