package dev.initsweep.theory;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
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

  static Question question(
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
        new Setting(
            new DataChoice("invented", "0", examples, Subset.FIRST, InputScaling.UNIT),
            new Architecture(List.of(widths), Activation.RELU, biases),
            InitialDistribution.NORMAL,
            InitialBiases.ZERO,
            rate,
            0,
            batch,
            MinibatchSampling.SHUFFLE,
            epochs,
            CommonRandomNumbers.BOTH);
    InventedExamples made = new InventedExamples(values, labels);
    return new Question(
        new Group(setting, new Axis.FanIn()),
        () -> new Dataset("invented", "0", widths[widths.length - 1], made, made),
        List.of());
  }
}
