package dev.initsweep.benchmark;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Provenance;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.Judging;
import dev.initsweep.flow.Registries;
import dev.initsweep.flow.SweepFlow;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.store.CellSchema;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.CellEnd;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.RunOrigin;
import dev.initsweep.sweep.SparkSessions;
import dev.initsweep.sweep.SweepJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a sweep costs beside its trainings: cells that only sleep, a plan of a million cells, and
 * verdicts over a hundred thousand; and the memory of a process that trains a thousand. Each name
 * on the command line runs one: {@code sleep}, {@code plan}, {@code table}, {@code memory}.
 */
final class OverheadBenchmark {

  private static final DataSources SOURCES =
      DataSources.standard(DataFolders.of(System.getenv()), line -> {});
  private static final RunOrigin ORIGIN = new RunOrigin("benchmark", "0", "0", "none");
  private static final RunSettings SLEEPING = new RunSettings(InstantEngines.SLEEPING, 10, 0);

  private OverheadBenchmark() {}

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static SparkSession spark(int slots) {
    return SparkSessions.open("local[" + slots + "]", Map.of());
  }

  /** A plan on synthetic data. */
  private static Plan plan(Path folder, String name, int settings, int points, int seeds)
      throws IOException {
    String rates =
        IntStream.rangeClosed(1, settings)
            .mapToObj(i -> Double.toString(i / 1000.0))
            .collect(Collectors.joining(", "));
    String text =
        String.format(
            Locale.ROOT,
            """
        data-sets = synthetic
        train-examples = 200
        hidden-widths = [16, 16]
        batch-sizes = 20
        epochs = 20
        learning-rates = [%s]
        grid { from = 0.25, to = 1024, per-octave = %d }
        seeds = %d
        predictors = [he, lecun, critical]
        """,
            rates,
            points / 12,
            seeds);
    Path file = folder.resolve(name + ".conf");
    Files.writeString(file, text);
    return Registries.standard(SOURCES).parser().parse(file, List.of());
  }

  /** The cells of a plan's grids, each once. */
  private static List<Cell> cells(Plan plan) {
    return plan.groups().stream().flatMap(group -> group.gridCells().stream()).distinct().toList();
  }

  private static SweepJob job(SparkSession spark, ResultsFolder folder, ProgressListener listener) {
    return new SweepJob(spark, folder, SOURCES::load, new InstantEngines(), listener);
  }

  /** Ray Tune publishes 715 s for 10,000 trials of a second on 16 slots; the least is 625 s. */
  private static void sleep(Path temp, int count) throws IOException {
    int slots = 16;
    try (SparkSession spark = spark(slots)) {
      ResultsFolder folder = ResultsFolder.at(temp.resolve("sleep").toString(), spark);
      List<Cell> cells = cells(plan(temp, "sleep", 10, 24, 60)).subList(0, count);
      long start = System.nanoTime();
      job(spark, folder, ProgressListener.NONE).run(cells, FailedCells.KEEP, ORIGIN, SLEEPING);
      double took = seconds(start);
      double least = (double) count / slots;
      System.out.printf(
          "%,d cells of one second on %d slots: %.1f s, %.3f of the least, %.1f s%n",
          count, slots, took, took / least, least);
    }
  }

  /** From the text of a plan to the first cell that starts, with nine tenths in the table. */
  private static void plan(Path temp) throws IOException {
    try (SparkSession spark = spark(2)) {
      ResultsFolder folder = ResultsFolder.at(temp.resolve("plan").toString(), spark);
      int known = write(spark, folder, plan(temp, "large", 100, 96, 100), .9);
      FirstCell first = new FirstCell();
      SweepFlow flow =
          new SweepFlow(spark, folder, Registries.standard(SOURCES), first, line -> {});
      first.then(flow::cancel);
      long start = System.nanoTime();
      Plan plan = plan(temp, "large", 100, 96, 100);
      flow.run(plan, FailedCells.KEEP);
      System.out.printf(
          "%,d cells, %,d of them in the table: %,d asked for and subtracted after %.1f s, first"
              + " cell starts after %.1f s (heap of at most %d MB)%n",
          cells(plan).size(),
          known,
          first.asked.get(),
          (first.ready.get() - start) / 1e9,
          (first.started.get() - start) / 1e9,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  /** Ends a run at its first cell, and says when that was. */
  private static final class FirstCell implements ProgressListener {
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong ready = new AtomicLong();
    private final AtomicLong started = new AtomicLong();
    private Runnable end = () -> {};

    void then(Runnable what) {
      end = what;
    }

    @Override
    public void jobStarted(int cells, int found, double flops) {
      asked.set(cells + found);
      ready.set(System.nanoTime());
    }

    @Override
    public void cellStarted(String cellId) {
      if (started.compareAndSet(0, System.nanoTime())) {
        end.run();
      }
    }

    @Override
    public void cellEnded(CellEnd end) {}
  }

  /** Verdicts and report of a hundred thousand cells. */
  private static void table(Path temp) throws IOException {
    try (SparkSession spark = spark(2)) {
      ResultsFolder folder = ResultsFolder.at(temp.resolve("table").toString(), spark);
      Plan plan = plan(temp, "table", 40, 24, 96);
      int cells = write(spark, folder, plan, 1);
      long start = System.nanoTime();
      Judging.of(folder, plan).store();
      System.out.printf(
          "%,d cells of %d groups judged and reported in %.1f s%n",
          cells, plan.groups().size(), seconds(start));
    }
  }

  /** Resident memory of a process that trains a thousand cells, one after the other. */
  private static void memory(Path temp) throws IOException {
    Path file = temp.resolve("memory.conf");
    Files.writeString(
        file,
        """
        data-sets = mnist
        train-examples = 2000
        hidden-widths = [128, 128]
        batch-sizes = 64
        epochs = 1
        learning-rates = 0.05
        grid { from = 0.25, to = 1024, per-octave = 4 }
        seeds = 21
        predictors = he
        run { audit-share = 0 }
        """);
    try (SparkSession spark = spark(1)) {
      ResultsFolder folder = ResultsFolder.at(temp.resolve("memory").toString(), spark);
      AtomicInteger ended = new AtomicInteger();
      ProgressListener listener =
          new ProgressListener() {
            @Override
            public void jobStarted(int cells, int found, double flops) {}

            @Override
            public void cellStarted(String cellId) {}

            @Override
            public void cellEnded(CellEnd end) {
              int cells = ended.incrementAndGet();
              if (cells % 200 == 0) {
                System.out.printf("%,d cells: %,d MB resident%n", cells, resident() >> 10);
              }
            }
          };
      new SweepFlow(spark, folder, Registries.standard(SOURCES), listener, line -> {})
          .run(Registries.standard(SOURCES).parser().parse(file, List.of()), FailedCells.KEEP);
    }
  }

  /** Resident memory of this process in kB, as Linux tells it. */
  private static long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a share of a plan's cells, the first ones, and returns how many these are. */
  private static int write(SparkSession spark, ResultsFolder folder, Plan plan, double share) {
    List<Cell> all = cells(plan);
    List<Cell> cells = all.subList(0, (int) (share * all.size()));
    folder
        .cells()
        .write(
            spark,
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(cells, 8)
                .map(OverheadBenchmark::row),
            folder.cells().newRunFolder());
    return cells.size();
  }

  private static Row row(Cell cell) {
    Provenance provenance =
        new Provenance("benchmark", "0", "0", "none", "none", "host", 0, Instant.EPOCH, 1, "none");
    return CellSchema.toRow(new CellResult(cell, InstantEngines.outcome(cell), provenance));
  }

  public static void main(String[] names) throws IOException {
    Path temp = Files.createTempDirectory("overhead");
    for (String name : names) {
      switch (name) {
        case "sleep" -> sleep(temp, Integer.getInteger("cells", 10_000));
        case "plan" -> plan(temp);
        case "table" -> table(temp);
        case "memory" -> memory(temp);
        default -> throw new IllegalArgumentException("Invalid benchmark: " + name);
      }
    }
  }
}
