package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * A conversation in SQL: statements may take several lines and end with a semicolon at a line's
 * end. A wrong one is told and does not end the conversation; {@code quit} and {@code exit} do, and
 * the end of the input.
 */
final class SqlPrompt {

  private final BufferedReader in;
  private final PrintWriter errors;
  private final boolean terminal;
  private int wrong;

  /**
   * Prepares a conversation.
   *
   * @param errors where wrong statements are told, and prompts on a terminal
   * @param terminal whether somebody sits there, to be prompted
   */
  SqlPrompt(Reader in, PrintWriter errors, boolean terminal) {
    this.in = new BufferedReader(in);
    this.errors = errors;
    this.terminal = terminal;
  }

  /**
   * Holds the conversation.
   *
   * @param answer prints the answer to a statement
   * @return how many statements had none
   */
  int converse(Consumer<String> answer) throws IOException {
    StringBuilder statement = new StringBuilder();
    prompt("sql> ");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (statement.isEmpty() && line.strip().matches("(?i)(quit|exit)\\s*;?")) {
        return wrong;
      }
      if (!statement.isEmpty() || !line.isBlank()) {
        statement.append(line).append('\n');
      }
      if (line.stripTrailing().endsWith(";")) {
        ask(statement.toString(), answer);
        statement.setLength(0);
      }
      prompt(statement.isEmpty() ? "sql> " : "  -> ");
    }
    if (!statement.toString().isBlank()) {
      ask(statement.toString(), answer);
    }
    return wrong;
  }

  private void ask(String statement, Consumer<String> answer) {
    try {
      answer.accept(statement);
    } catch (BadInputException e) {
      wrong++;
      errors.println(e.getMessage());
    }
  }

  private void prompt(String text) {
    if (terminal) {
      errors.print(text);
      errors.flush();
    }
  }
}
