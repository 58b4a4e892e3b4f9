package dev.initsweep.report;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says where the cells of a page come from: programs, machines, time. He's cells count once. */
final class PageSources {

  /** Holds what the page tells of a cell's origin; few cells of a sweep differ in it. */
  private record Source(String build, String libraries, String kernel, String engine) {}

  private final Set<Cell> seen = new HashSet<>();
  private final Map<Source, Integer> cells = new LinkedHashMap<>();
  private final Set<String> hosts = new HashSet<>();
  private double seconds;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  void add(Collection<CellResult> results) {
    for (CellResult result : results) {
      if (seen.add(result.cell())) {
        add(result.provenance());
      }
    }
  }

  private void add(Provenance from) {
    String build = from.codeVersion() + ", commit " + from.commit();
    cells.merge(new Source(build, from.libraries(), from.kernel(), from.engine()), 1, Integer::sum);
    hosts.add(from.host());
    seconds += from.seconds();
    first = first.isBefore(from.started()) ? first : from.started();
    last = last.isAfter(from.started()) ? last : from.started();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cells", seen.size());
    json.put("seconds", Math.round(seconds));
    json.put("hosts", hosts.size());
    json.put("from", seen.isEmpty() ? null : first.toString());
    json.put("to", seen.isEmpty() ? null : last.toString());
    json.put("builds", count(Source::build));
    json.put("libraries", count(Source::libraries));
    json.put("kernels", count(Source::kernel));
    json.put("engines", count(Source::engine));
    return json;
  }

  private List<String> count(Function<Source, String> field) {
    Map<String, Integer> counts =
        cells.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> field.apply(entry.getKey()),
                    Map.Entry::getValue,
                    Integer::sum,
                    LinkedHashMap::new));
    List<String> texts = new ArrayList<>();
    counts.forEach((text, n) -> texts.add(counts.size() == 1 ? text : text + " (" + n + " cells)"));
    return texts;
  }
}
