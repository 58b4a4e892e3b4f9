package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSchemaTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aRowGivesItsResultBack(long seed) {
    RandomResults results = new RandomResults(seed);
    for (int i = 0; i < 50; i++) {
      CellResult result = results.next();
      assertThat(CellSchema.fromRow(CellSchema.toRow(result)))
          .as("seed %d, result %d", seed, i)
          .isEqualTo(result);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"learning_rate", "seed", "architecture", "epochs"})
  void aRowWhoseColumnsDoNotGiveItsIdIsRefused(String column) {
    Row row = CellSchema.toRow(new RandomResults(1).next());
    int index = CellSchema.schema().fieldIndex(column.equals("architecture") ? "widths" : column);
    Object[] values = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
    values[index] =
        switch (column) {
          case "learning_rate" -> row.getDouble(index) * 1.000001;
          case "seed" -> row.getLong(index) + 1;
          case "epochs" -> row.getInt(index) + 1;
          default -> row.getSeq(index).reverse();
        };
    assertThatThrownBy(() -> CellSchema.fromRow(RowFactory.create(values)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Invalid row of the table cells: id " + row.getString(0));
  }
}
