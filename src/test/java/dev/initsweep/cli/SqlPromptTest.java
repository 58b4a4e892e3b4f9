package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlPromptTest {

  private final StringWriter errors = new StringWriter();
  private final List<String> asked = new ArrayList<>();

  private int converse(boolean terminal, String... lines) throws IOException {
    StringReader in = new StringReader(String.join("\n", lines) + "\n");
    return new SqlPrompt(in, new PrintWriter(errors, true), terminal)
        .converse(
            statement -> {
              if (statement.contains("wrong")) {
                throw new BadInputException("Invalid query: wrong");
              }
              asked.add(statement.strip());
            });
  }

  @Test
  void aStatementEndsWithASemicolonAtALinesEnd() throws IOException {
    assertThat(converse(false, "SELECT 1;", "SELECT ';' ,", "  2;  ", "", "SELECT 3;")).isZero();
    assertThat(asked).containsExactly("SELECT 1;", "SELECT ';' ,\n  2;", "SELECT 3;");
  }

  @Test
  void theLastOneNeedsNone() throws IOException {
    converse(false, "SELECT 1;", "SELECT 2");
    assertThat(asked).containsExactly("SELECT 1;", "SELECT 2");
  }

  @Test
  void aWrongOneIsToldAndCountedAndEndsNothing() throws IOException {
    assertThat(converse(false, "SELECT wrong;", "SELECT 2;", "wrong")).isEqualTo(2);
    assertThat(asked).containsExactly("SELECT 2;");
    assertThat(errors.toString().lines())
        .containsExactly("Invalid query: wrong", "Invalid query: wrong");
  }

  @Test
  void quitEndsIt() throws IOException {
    converse(false, "SELECT 1;", "Quit;", "SELECT 2;");
    assertThat(asked).containsExactly("SELECT 1;");
  }

  @Test
  void onATerminalItPromptsForMoreOfAStatement() throws IOException {
    converse(true, "SELECT", "1;");
    assertThat(errors.toString()).isEqualTo("sql>   -> sql> ");
  }

  @Test
  void elsewhereItPromptsForNothing() throws IOException {
    converse(false, "SELECT", "1;");
    assertThat(errors.toString()).isEmpty();
  }
}
