package dev.initsweep.cli;

import dev.initsweep.cli.Documents.Example;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How an example of the pages is held to work. */
enum Way {
  /** Through the launcher, or as whatever else it is, in a process of its own. */
  PROCESS,
  /** In the JVM of the test, which saves the start of one. */
  HERE,
  /** {@code make} is asked what it would do. */
  MAKE,
  /** {@code plan} reads it. */
  PLAN,
  DUCKDB,
  SPARK_SQL,
  PYTHON,
  /** By node, with the library of the page. */
  JAVASCRIPT,
  /** A file that is to exist. */
  FILE,
  /** Not by {@link DocumentsIT}. */
  ELSEWHERE;

  /**
   * By title, why an example is not run by {@link DocumentsIT}, and by which test it is, if any.
   */
  static final Map<String, Reason> NOT_HERE =
      Map.ofEntries(
          Map.entry(
              "package dev.initsweep.theory;",
              new Reason("is compiled and asked", "theory/YourOwnTheoryTest")),
          Map.entry(
              "import dev.initsweep.api.Initsweep;",
              new Reason("is compiled and run in a project of its own", "api/ApiIT")),
          Map.entry(
              "import dev.initsweep.api.Initsweep",
              new Reason("is run in a Scala shell", "api/ApiIT")),
          Map.entry(
              "java @conf/jdk17.options -cp"
                  + " \"$(ls target/initsweep-*.jar):target/lib/*:target/spark/jars/*\""
                  + " Example.java results/example",
              new Reason("is run on the example of its page", "api/ApiIT")),
          Map.entry(
              "mvn install -DskipTests",
              new Reason("is done with the jar that is there", "api/ApiIT")),
          Map.entry(
              "spark-shell --jars \"$(ls target/initsweep-*.jar target/lib/*.jar | paste -sd,)\""
                  + " --conf spark.plugins=dev.initsweep.sweep.SweepPlugin",
              new Reason(
                  "is for a Spark with a shell; its jars and plugin are tried", "api/ApiIT")),
          Map.entry("import glob", new Reason("needs pyarrow, which Debian's packages lack", "")),
          Map.entry(
              "pandas.concat(map(pandas.read_parquet, glob.glob(\"results/quick/cells/*/*.parquet\")))",
              new Reason("needs pyarrow, which Debian's packages lack", "")),
          Map.entry("import polars", new Reason("needs polars, which Debian's packages lack", "")),
          Map.entry(
              "files <- Sys.glob(\"results/quick/cells/*/*.parquet\")",
              new Reason("needs arrow, which Debian's packages of R lack", "")),
          Map.entry(
              "cells = spark.read.option(\"mergeSchema\", True)"
                  + ".parquet(\"results/quick/cells/*/*.parquet\")",
              new Reason("needs PySpark, which Debian's packages lack", "")),
          Map.entry(
              "jvm = spark._jvm", new Reason("needs PySpark, which Debian's packages lack", "")),
          Map.entry(
              "export HADOOP_CONF_DIR=/etc/hadoop/conf",
              new Reason("is for YARN, which is not here; the next line runs without it", "")));

  /** A start of the JVM and of Spark costs as much as all else that a tiny command does. */
  private static final List<Pattern> PROCESSES =
      List.of(
          Pattern.compile("jobs/initsweep run conf/quick\\.conf"),
          Pattern.compile("jobs/initsweep run conf/smoke\\.conf --master \\$.*"),
          Pattern.compile("INITSWEEP_SPARK_OPTIONS=.* jobs/initsweep .*"),
          Pattern.compile("jobs/initsweep status results/quick"),
          Pattern.compile("jobs/initsweep sql results/quick"),
          Pattern.compile("jobs/initsweep recommend .*"),
          Pattern.compile("source <\\(jobs/initsweep generate-completion\\)"),
          Pattern.compile("jobs/cluster .*"),
          Pattern.compile("python3 docs/.*"));

  /**
   * Why an example is not run.
   *
   * @param why a part of a sentence
   * @param test the test that runs it, or nothing
   */
  record Reason(String why, String test) {}

  /**
   * The way of an example.
   *
   * @throws IllegalArgumentException if nobody has said how to run such a one
   */
  static Way of(Example example) {
    if (NOT_HERE.containsKey(example.title())) {
      return ELSEWHERE;
    }
    return switch (example.kind()) {
      case COMMAND -> ofCommand(example.text());
      case FILE -> FILE;
      case PLAN -> PLAN;
      case DUCKDB -> DUCKDB;
      case SPARK_SQL -> SPARK_SQL;
      case PYTHON -> PYTHON;
      case JAVASCRIPT -> JAVASCRIPT;
      case JAVA, SCALA, R -> throw unknown(example.text());
    };
  }

  private static Way ofCommand(String text) {
    if (PROCESSES.stream().anyMatch(pattern -> pattern.matcher(text).matches())) {
      return PROCESS;
    }
    if (text.startsWith("jobs/initsweep ")) {
      return HERE;
    }
    if (text.matches("make [a-z0-9-]+")) {
      return MAKE;
    }
    throw unknown(text);
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "Cannot run: %s (expected a way of running it in Way)".formatted(text));
  }
}
