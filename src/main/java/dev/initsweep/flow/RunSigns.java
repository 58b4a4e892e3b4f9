package dev.initsweep.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.initsweep.store.ResultsFolder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads the signs of life that runs leave in a results folder, a file a run. */
final class RunSigns {

  static final String FOLDER = "running";

  /** Six beats that did not come: no pause of a machine at work is as long. */
  private static final Duration DEAD = Heartbeat.PERIOD.multipliedBy(6);

  /** One beat that did not come, where the process is gone: it was killed. */
  private static final Duration MISSED = Heartbeat.PERIOD.plus(Heartbeat.PERIOD.dividedBy(2));

  /** So long a dead run is told of. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunSigns() {}

  static String text(Map<String, String> sign) {
    try {
      return JSON.writeValueAsString(sign);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what runs of a plan have left, the latest first. */
  static List<RunSign> of(ResultsFolder folder, String plan, Instant now) {
    List<RunSign> signs = new ArrayList<>();
    for (String text : folder.texts(FOLDER).values()) {
      RunSign sign = read(text, now);
      if (sign != null && plan.startsWith(sign.plan())) {
        signs.add(sign);
      }
    }
    signs.sort(Comparator.comparing(RunSign::heartbeat).reversed());
    return signs;
  }

  /** Deletes signs of runs that are dead for long. */
  static void forgetOld(ResultsFolder folder, Instant now) {
    folder
        .texts(FOLDER)
        .forEach(
            (name, text) -> {
              RunSign sign = read(text, now);
              if (sign == null || sign.ageSeconds() > FORGOTTEN.toSeconds()) {
                folder.delete(FOLDER + "/" + name);
              }
            });
  }

  /** A sign, or null for a text that is none. */
  private static RunSign read(String text, Instant now) {
    try {
      Map<?, ?> sign = JSON.readValue(text, Map.class);
      Instant at = Instant.parse(String.valueOf(sign.get("at")));
      Instant started = Instant.parse(String.valueOf(sign.get("started")));
      long trained = Long.parseLong(String.valueOf(sign.get("trained")));
      // Clocks of two machines differ a little.
      long age = Math.max(0, Duration.between(at, now).toSeconds());
      double hours = Math.max(1, Duration.between(started, at).toSeconds()) / 3600.;
      return new RunSign(
          String.valueOf(sign.get("plan")),
          String.valueOf(sign.get("host")),
          String.valueOf(sign.get("process")),
          started.toString(),
          at.toString(),
          age,
          age <= (isGone(sign) ? MISSED : DEAD).toSeconds(),
          trained,
          trained / hours);
    } catch (JsonProcessingException | DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /**
   * Whether the driver's process is none of this machine's. A container may have the machine's name
   * and processes of its own: that alone makes no run a dead one.
   */
  private static boolean isGone(Map<?, ?> sign) {
    return Heartbeat.host().equals(sign.get("host"))
        && ProcessHandle.of(Long.parseLong(String.valueOf(sign.get("process")))).isEmpty();
  }
}
