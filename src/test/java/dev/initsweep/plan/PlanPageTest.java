package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/plan.md is made from conf/defaults.conf, here; target/plan.md is what it should be. */
class PlanPageTest {

  private static final Pattern SECTION = Pattern.compile("# --- (.*?) -+");
  private static final Pattern BLOCK = Pattern.compile("([a-z-]+) \\{");
  private static final Pattern KEY = Pattern.compile("([a-z-]+) = (.*)");

  private final StringBuilder page = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private final Deque<String> blocks = new ArrayDeque<>();

  @Test
  void thePageSaysWhatTheManualSays() throws IOException {
    page.append("# Plan reference\n\nMade from conf/defaults.conf, which the program reads.\n");
    List<String> lines = Files.readAllLines(Path.of("conf", "defaults.conf"));
    lines.stream().map(String::strip).forEach(this::read);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "plan.md"), page);
    assertThat(Path.of("docs", "plan.md")).hasContent(page.toString());
  }

  private void read(String line) {
    Matcher section = SECTION.matcher(line);
    Matcher block = BLOCK.matcher(line);
    Matcher key = KEY.matcher(line);
    if (section.matches()) {
      page.append("\n## ").append(section.group(1)).append("\n");
    } else if (line.startsWith("#")) {
      comment.append(line.replaceFirst("# ?", "")).append('\n');
    } else if (block.matches()) {
      blocks.addLast(block.group(1) + ".");
      text();
    } else if (key.matches()) {
      page.append("\n### `").append(String.join("", blocks)).append(key.group(1));
      page.append("`\n\nDefault: `").append(key.group(2)).append("`\n");
      text();
    } else if (line.equals("}")) {
      blocks.removeLast();
    } else if (line.isEmpty()) {
      text();
    }
  }

  private void text() {
    if (!comment.isEmpty()) {
      page.append('\n').append(comment);
      comment.setLength(0);
    }
  }
}
