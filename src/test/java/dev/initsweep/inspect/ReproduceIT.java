package dev.initsweep.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.CellBatch;
import dev.initsweep.train.Engines;
import dev.initsweep.train.TrainingMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of every kind of layer, exported and trained again in numpy by docs/reproduce.py. */
class ReproduceIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "48-12-3,                              RELU,       0,   fused",
    "6x8x1: 4c3 p2 6c3 8 3,                RELU,       0,   fused",
    "6x8x1: 4c3 p2 6c3 8 3,                LEAKY_RELU, 0,   dl4j",
    "4x4x3: 4c3s2 +(4c1 4c3) a2 3,         TANH,       .01, fused",
    "6x8x1: 4c3v p3s1 +(4c3) 5c2s2 a1 3,   GELU,       0,   fused",
    "12x4x1: p2 3c3 5c2s3 3,               ELU,        0,   dl4j",
  })
  void numpyEndsWhereTheEngineDid(String text, Activation activation, double decay, String engine)
      throws Exception {
    Dataset data = data();
    Setting setting =
        Setting.of(
                new DataChoice("noise", data.digest(), 60, Subset.FIRST, InputScaling.UNIT),
                Architectures.ALL.parse(text, activation, BiasTreatment.TRAINED))
            .batchSize(16)
            .epochs(3)
            .learningRate(.1)
            .weightDecay(decay)
            .build();
    Cell cell = new Cell(setting, Scales.uniform(1.5, setting.architecture().depth()), 3);
    Outcome outcome =
        Engines.named(engine)
            .train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE)
            .get(0);
    Provenance made = new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, engine);
    Path file = folder.resolve("cell.npz");
    CellExport.write(new CellResult(cell, outcome, made), data, file);
    assertThat(reproduced(file)).endsWith("agrees\n");
  }

  private static Dataset data() {
    Random random = new Random(5);
    float[][] values = new float[60][48];
    int[] labels = new int[60];
    for (int e = 0; e < values.length; e++) {
      labels[e] = random.nextInt(3);
      for (int i = 0; i < values[e].length; i++) {
        values[e][i] = (float) random.nextGaussian() + (i % 3 == labels[e] ? .5f : 0);
      }
    }
    return Dataset.of("noise", 3, values, labels, values, labels);
  }

  private static String reproduced(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/usr/bin/python3", "docs/reproduce.py", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
