package dev.initsweep.theory;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import java.util.List;
import java.util.SplittableRandom;

/** Small questions with invented data: inputs uniform in 0..1, labels by chance. */
final class Invented {

  private Invented() {}

  static PredictorInput question(
      int examples, BiasTreatment biases, double rate, int batch, int epochs, Integer... widths) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] values = new double[examples][widths[0]];
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < widths[0]; j++) {
        values[i][j] = random.nextDouble();
      }
      labels[i] = random.nextInt(widths[widths.length - 1]);
    }
    Setting setting =
        Setting.of(
                new DataChoice("invented", "0", examples, Subset.FIRST, InputScaling.UNIT),
                new Mlp(List.of(widths), Activation.RELU, biases))
            .learningRate(rate)
            .batchSize(batch)
            .epochs(epochs)
            .build();
    InventedExamples made = new InventedExamples(values, labels);
    return new PredictorInput(
        new Group(setting, new Axis.FanIn()),
        () -> new Dataset("invented", "0", widths[widths.length - 1], made, made),
        List.of());
  }
}
