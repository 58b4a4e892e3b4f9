package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The page of the replication. */
class PaperPageTest extends CommittedPage {

  PaperPageTest() {
    super("docs/paper", "jobs/sql/paper");
  }

  @Override
  Map<String, String> figures(Path committed) throws SQLException, IOException {
    return ReplicationFigures.of(committed);
  }
}
