package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import dev.initsweep.data.Locations;
import dev.initsweep.plan.PlanJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Finds a sweep's tables, on any file system that Hadoop knows. The folder holds {@code cells/},
 * {@code predictions/}, {@code verdicts/}, {@code audits/}, {@code exponents/}, {@code
 * plans/<hash>.json}, {@code data/<digest>.json} and {@code states/<cell id>}. The page
 * docs/format.md has the layout.
 *
 * <p>Nothing is locked: every job writes into a folder of its own, so that several runs may write
 * and others read at the same time, and a process that is killed leaves nothing to clean up.
 */
public final class ResultsFolder {

  /** What any run leaves. */
  private static final Set<String> MARKS = Set.of("plans", "cells");

  private final Path root;
  private final Configuration hadoop;
  private final WholeFiles files;

  private ResultsFolder(Path root, Configuration hadoop) {
    this.root = root;
    this.hadoop = hadoop;
    this.files = new WholeFiles(hadoop);
  }

  /**
   * Returns the folder at a path or URI ({@code file:}, {@code hdfs:}, {@code s3a:}). A path
   * without a scheme is one of Hadoop's default file system. The folder need not exist yet.
   *
   * @throws BadInputException if there is no file system for it, or a file lies there
   */
  public static ResultsFolder at(String location, Configuration hadoop) {
    try {
      Path path = Locations.pathOfDefault(location);
      FileSystem files = Locations.fileSystem(path, hadoop);
      Path root = files.makeQualified(path);
      if (files.exists(root) && !files.getFileStatus(root).isDirectory()) {
        throw new BadInputException(
            "Invalid results folder: %s is a file (expected a folder)".formatted(location));
      }
      return new ResultsFolder(root, hadoop);
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          "Invalid results folder: %s (%s)".formatted(location, ReadingFailures.line(e)), e);
    }
  }

  /** Returns the folder, with the file systems that a Spark session is configured for. */
  public static ResultsFolder at(String location, SparkSession spark) {
    return at(location, spark.sparkContext().hadoopConfiguration());
  }

  /** Returns the folder as a URI in which each character stands for itself, for people too. */
  public String location() {
    return root.toString();
  }

  /** Returns the folder as one of this machine; empty if it is on another file system. */
  public Optional<java.nio.file.Path> here() {
    return "file".equals(root.toUri().getScheme())
        ? Optional.of(java.nio.file.Path.of(root.toUri().getPath()))
        : Optional.empty();
  }

  /** Tells whether a run wrote here. */
  public boolean exists() {
    return isResults(root);
  }

  private boolean isResults(Path folder) {
    return Arrays.stream(list(folder))
        .anyMatch(entry -> entry.isDirectory() && MARKS.contains(entry.getPath().getName()));
  }

  /** Returns the names of the folders right in this one in which a run wrote, in order. */
  public List<String> within() {
    return Arrays.stream(list(root))
        .filter(entry -> entry.isDirectory() && isResults(entry.getPath()))
        .map(entry -> entry.getPath().getName())
        .sorted()
        .toList();
  }

  /**
   * Refuses a folder without results.
   *
   * @param named how the user named it
   * @throws BadInputException if no run wrote there; the message names folders below it that have
   *     results
   */
  public void requireResults(String named) {
    if (!exists()) {
      List<String> within = within();
      throw new BadInputException(
          "Cannot read %s: no results are there%s (expected a folder that `run` wrote)"
              .formatted(named, within.isEmpty() ? "" : ", but in " + String.join(", ", within)));
    }
  }

  /**
   * Refuses a folder that holds other things than results.
   *
   * @throws BadInputException if it is neither empty nor missing, and no run wrote there
   */
  public void requireRoom() {
    List<String> others =
        Arrays.stream(list(root))
            .map(entry -> entry.getPath().getName())
            .filter(name -> !name.startsWith("."))
            .sorted()
            .toList();
    if (!others.isEmpty() && !exists()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid results folder: %s holds other things, such as %s (expected an empty folder,"
                  + " a new one, or one that `run` wrote)",
              location(),
              others.get(0)));
    }
  }

  public CellTable cells() {
    return cells("");
  }

  /**
   * Returns the table of cells as a plan sees it.
   *
   * @param engine label of the engine whose rows come first where a cell has several; a label that
   *     no row has, such as {@code auto}, prefers none
   */
  public CellTable cells(String engine) {
    return new CellTable(table("cells", CellSchema.COLUMNS), engine);
  }

  public PredictionTable predictions() {
    return new PredictionTable(table("predictions", PredictionTable.COLUMNS));
  }

  public VerdictTable verdicts() {
    return new VerdictTable(table("verdicts", VerdictColumns.COLUMNS));
  }

  public AuditTable audits() {
    return new AuditTable(table("audits", AuditTable.COLUMNS));
  }

  public ExponentTable exponents() {
    return new ExponentTable(table("exponents", ExponentTable.COLUMNS));
  }

  public StateFiles states() {
    return new StateFiles(new Path(root, "states"), hadoop);
  }

  private ParquetTable table(String name, Columns columns) {
    return new ParquetTable(new Path(root, name), hadoop, columns);
  }

  /**
   * Keeps the text of a plan that runs into this folder, as the last one that ran.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void keepPlan(String hash, String json) {
    writeText("plans/" + hash + ".json", json);
  }

  /**
   * Keeps what was read of a data set, for reports of its cells.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void keepReading(DataReading reading) {
    writeText(readingPath(reading.facts().digest()), ReadingJson.write(reading));
  }

  /**
   * Returns what was read of the data set of a digest, in lines for people. There are none if it is
   * not kept here, as of data that are no files of the user's.
   */
  public List<String> reading(String digest) {
    return files
        .read(new Path(root, readingPath(digest)))
        .map(bytes -> ReadingJson.lines(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(List.of());
  }

  private static String readingPath(String digest) {
    return "data/" + digest + ".json";
  }

  /**
   * Writes a file of text in place of the one that is there, if any; readers see either.
   *
   * @param path relative to this folder
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeText(String path, String text) {
    files.write(new Path(root, path), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Returns the texts of the files right in a folder of this one, by their names. There are none
   * where there is no such folder.
   */
  public Map<String, String> texts(String path) {
    Map<String, String> texts = new TreeMap<>();
    for (FileStatus file : list(new Path(root, path))) {
      String name = file.getPath().getName();
      if (file.isFile() && !name.startsWith(".")) {
        files
            .read(file.getPath())
            .ifPresent(bytes -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    return texts;
  }

  /**
   * Deletes a file; does nothing where there is none.
   *
   * @param path relative to this folder
   * @throws UncheckedIOException if it cannot be deleted
   */
  public void delete(String path) {
    Path file = new Path(root, path);
    try {
      files.files(file).delete(file, false);
    } catch (IOException e) {
      throw ReadingFailures.cannotWrite(file, e);
    }
  }

  /** Returns the text of a plan that ran into this folder; empty if none with that hash did. */
  public Optional<String> readPlan(String hash) {
    return files.read(plan(hash)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Returns the hashes of all plans that ran into this folder; the one that ran last comes last.
   * The files say when, so that a copy has the same order. Those of earlier versions do not: they
   * come first, by the times of their files.
   */
  public List<String> plans() {
    return keptPlans().stream().map(KeptPlan::hash).toList();
  }

  /** Returns when a plan began to run last here; empty where no file says so. */
  public Optional<Instant> lastRan() {
    List<KeptPlan> plans = keptPlans();
    return plans.isEmpty() ? Optional.empty() : plans.get(plans.size() - 1).ran();
  }

  /** A kept plan, and what gives it its place. */
  private record KeptPlan(String hash, Optional<Instant> ran, long modified) {}

  private List<KeptPlan> keptPlans() {
    return Arrays.stream(list(new Path(root, "plans")))
        .filter(status -> status.getPath().getName().endsWith(".json"))
        .filter(status -> !status.getPath().getName().startsWith("."))
        .map(
            status -> {
              String hash = status.getPath().getName().replace(".json", "");
              return new KeptPlan(
                  hash, readPlan(hash).flatMap(PlanJson::ran), status.getModificationTime());
            })
        .sorted(
            Comparator.comparing((KeptPlan plan) -> plan.ran().orElse(Instant.MIN))
                .thenComparingLong(KeptPlan::modified)
                .thenComparing(KeptPlan::hash))
        .toList();
  }

  /**
   * Copies the tables and plans of another folder into this one. A run folder appears here whole,
   * and one that is here already is left alone.
   *
   * @return how many files were copied
   * @throws UncheckedIOException if one cannot be read or written
   */
  public int copyFrom(ResultsFolder other) {
    int copied = 0;
    for (String table :
        List.of("cells", "predictions", "verdicts", "exponents", "audits", "plans", "data")) {
      for (FileStatus entry : other.list(new Path(other.root, table))) {
        String name = entry.getPath().getName();
        if (!name.startsWith(".") && !name.startsWith("_")) {
          copied += copy(entry.getPath(), new Path(new Path(root, table), name), other);
        }
      }
    }
    return copied;
  }

  private int copy(Path from, Path to, ResultsFolder other) {
    Path partial = new Path(to.getParent(), "." + to.getName() + "." + UUID.randomUUID());
    try {
      FileSystem files = root.getFileSystem(hadoop);
      if (files.exists(to)) {
        return 0;
      }
      files.mkdirs(to.getParent());
      copyWithoutHidden(other.root.getFileSystem(hadoop), from, files, partial);
      files.rename(partial, to);
      return (int) files.getContentSummary(to).getFileCount();
    } catch (IOException | FSError e) {
      throw ReadingFailures.cannotWrite(to, e);
    }
  }

  /** What is hidden is of tasks that write, or that were killed. */
  private void copyWithoutHidden(FileSystem source, Path from, FileSystem target, Path to)
      throws IOException {
    if (source.getFileStatus(from).isFile()) {
      FileUtil.copy(source, from, target, to, false, hadoop);
      return;
    }
    target.mkdirs(to);
    for (FileStatus entry : source.listStatus(from)) {
      String name = entry.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        copyWithoutHidden(source, entry.getPath(), target, new Path(to, name));
      }
    }
  }

  private Path plan(String hash) {
    return new Path(new Path(root, "plans"), hash + ".json");
  }

  private FileStatus[] list(Path folder) {
    try {
      return folder.getFileSystem(hadoop).listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    } catch (IOException e) {
      throw ReadingFailures.cannotRead(folder, e);
    }
  }
}
