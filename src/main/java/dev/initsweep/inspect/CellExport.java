package dev.initsweep.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.IoReasons;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.SettingField;
import dev.initsweep.data.Dataset;
import dev.initsweep.train.TrainedCell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes all that another program needs to train a cell; docs/reproducibility.md has the names. */
public final class CellExport {

  /** Lists what another program has to know of a setting; it has the examples themselves. */
  private static final List<SettingField> SETTINGS =
      List.of(
          SettingField.ARCHITECTURE,
          SettingField.WIDTHS,
          SettingField.ACTIVATION,
          SettingField.BIASES,
          SettingField.LEARNING_RATE,
          SettingField.WEIGHT_DECAY,
          SettingField.BATCH_SIZE,
          SettingField.SAMPLING,
          SettingField.EPOCHS);

  private CellExport() {}

  /**
   * Trains a cell again and writes it.
   *
   * @param result of the cell, which was trained to its end
   * @param data the cell's data set
   * @param file a file that numpy reads, ending in {@code .npz}
   * @throws BadInputException if the file cannot be written, or the cell has no end to compare with
   */
  public static void write(CellResult result, Dataset data, Path file) {
    if (!(result.outcome() instanceof Outcome.Trained trained)) {
      throw new BadInputException(
          "Cannot export cell %s: it is %s (expected one that is ok)"
              .formatted(result.cell().id(), result.outcome().status().label()));
    }
    TrainedCell cell = TrainedCell.of(result.cell(), data, result.provenance().engine());
    try (OutputStream out = Files.newOutputStream(file);
        Npz npz = new Npz(out)) {
      npz.add("settings", new ObjectMapper().writeValueAsString(settings(result, trained)));
      Setting setting = result.cell().setting();
      Architecture architecture = setting.architecture();
      for (int l = 0; l < architecture.depth(); l++) {
        int[] shape = {architecture.fanIn(l), architecture.units(l)};
        npz.add("initial_weights_" + l, cell.initialWeights(l), shape);
        npz.add("initial_biases_" + l, cell.initialBiases(l), cell.initialBiases(l).length);
        npz.add("final_weights_" + l, cell.finalWeights(l), shape);
        npz.add("final_biases_" + l, cell.finalBiases(l), cell.finalBiases(l).length);
      }
      int examples = setting.data().trainExamples();
      for (int epoch = 1; epoch <= setting.epochs(); epoch++) {
        npz.add("order_" + epoch, cell.order(epoch), examples);
      }
      npz.add("inputs", cell.inputs(), examples, architecture.inputs());
      npz.add("labels", cell.labels(), examples);
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot write %s: %s".formatted(file, IoReasons.ofWriting(file, e)), e);
    }
  }

  private static Map<String, Object> settings(CellResult result, Outcome.Trained trained) {
    Setting setting = result.cell().setting();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", result.cell().id());
    SETTINGS.forEach(field -> json.put(field.column(), field.value(setting)));
    json.put("scales", result.cell().scales().perLayer());
    json.put("seed", result.cell().seed());
    json.put("engine", result.provenance().engine());
    json.put("kernel", result.provenance().kernel());
    json.put("final_train_loss", trained.end().trainLoss());
    json.put("final_train_accuracy", trained.end().trainAccuracy());
    return json;
  }
}
