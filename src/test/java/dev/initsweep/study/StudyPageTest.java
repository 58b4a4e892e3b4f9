package dev.initsweep.study;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The study's page. */
class StudyPageTest extends CommittedPage {

  StudyPageTest() {
    super("docs/study", "jobs/sql/study");
  }

  @Override
  Map<String, String> figures(Path committed) throws SQLException, IOException {
    return StudyFigures.of(committed);
  }
}
