package dev.initsweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.initsweep.cell.DataReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what was read of a data set as JSON, with the same in lines for people. */
final class ReadingJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String LINES = "lines";

  private ReadingJson() {}

  static String write(DataReading reading) {
    Map<String, Object> json = new LinkedHashMap<>(reading.json());
    json.put(LINES, reading.lines());
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the lines; none of a text that is no such JSON. */
  static List<String> lines(String text) {
    try {
      List<String> lines = new ArrayList<>();
      for (JsonNode line : MAPPER.readTree(text).path(LINES)) {
        lines.add(line.asText());
      }
      return lines;
    } catch (JsonProcessingException e) {
      // It is there for people to read: a report without it is a report.
      return List.of();
    }
  }
}
