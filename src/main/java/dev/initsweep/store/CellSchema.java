package dev.initsweep.store;

import static dev.initsweep.store.Columns.optional;
import static dev.initsweep.store.Columns.required;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Scales;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Describes the table {@code cells}, one row a finished cell; docs/format.md describes every
 * column.
 */
public final class CellSchema {

  /** This is the version of docs/format.md, in the footer of every file of every table. */
  public static final int FORMAT = 2;

  /**
   * Lists what has to be equal, bit for bit, in two rows of one cell, engine and kernel. {@link
   * ResultColumns} says what of it where one of them is of an earlier format.
   */
  public static final List<String> RESULT_COLUMNS =
      OutcomeColumns.RESULTS.stream().map(StructField::name).toList();

  static final Columns COLUMNS =
      Columns.of(
          "cells",
          FORMAT,
          Stream.of(
                  Stream.of(
                      required("id", DataTypes.StringType),
                      required("training_semantics", DataTypes.IntegerType)),
                  SettingColumns.FIELDS.stream(),
                  Stream.of(
                      required("scales", Columns.DOUBLES),
                      optional("variance_scale", DataTypes.DoubleType),
                      required("ratio_to_he", DataTypes.DoubleType),
                      required("seed", DataTypes.LongType),
                      required("pilot", DataTypes.BooleanType)),
                  OutcomeColumns.RESULTS.stream(),
                  OutcomeColumns.FAILURE.stream(),
                  ProvenanceColumns.FIELDS.stream())
              .flatMap(fields -> fields)
              .toArray(StructField[]::new));

  private CellSchema() {}

  public static StructType schema() {
    return COLUMNS.schema();
  }

  /** Returns the row of a result, its values in the order of {@link #schema}. */
  public static Row toRow(CellResult result) {
    Cell cell = result.cell();
    Map<String, Object> values = new HashMap<>();
    values.put("id", cell.id());
    values.put("training_semantics", Identity.TRAINING_SEMANTICS);
    SettingColumns.put(cell.setting(), values);
    SettingColumns.putScales(cell.scales(), cell.setting().architecture(), values);
    values.put("seed", cell.seed());
    values.put("pilot", cell.isPilot());
    OutcomeColumns.put(result.outcome(), cell, values);
    ProvenanceColumns.put(result.provenance(), values);
    return COLUMNS.row(values);
  }

  /**
   * Returns the result of a row whose values are in the order of {@link #schema}. Losses and
   * figures that were not finite come back as NaN, times to the microsecond.
   *
   * @throws BadInputException if the row's id is not the one that its columns give
   */
  public static CellResult fromRow(Row row) {
    Columns.Values values = COLUMNS.of(row);
    Cell cell =
        new Cell(
            SettingColumns.read(values), new Scales(values.list("scales")), values.whole("seed"));
    if (!cell.id().equals(values.text("id"))) {
      throw new BadInputException(
          "Invalid row of the table cells: id %s (expected %s, which its columns give)"
              .formatted(values.text("id"), cell.id()));
    }
    return new CellResult(cell, OutcomeColumns.read(values), ProvenanceColumns.read(values));
  }
}
