package dev.initsweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Spark distribution as far as the launcher needs one: Maven's jars, and a bin/spark-submit that
 * starts Spark's own launcher on them as the real one does.
 */
final class SparkHome {

  private static final String SUBMIT =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      export SPARK_HOME=$(cd "$(dirname "$0")/.." && pwd) SPARK_SCALA_VERSION=2.13
      command=()
      while IFS= read -r -d '' word; do
        command+=("$word")
      done < <(java -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \\
        org.apache.spark.deploy.SparkSubmit "$@")
      # Spark's launcher begins with an empty word and the end of a line.
      command=("${command[@]:1}")
      command[0]=${command[0]#$'\\n'}
      exec "${command[@]}"
      """;

  private SparkHome() {}

  static Path make(Path home) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createSymbolicLink(home.resolve("jars"), Path.of("target/spark/jars").toAbsolutePath());
    Path submit = home.resolve("bin/spark-submit");
    Files.writeString(submit, SUBMIT);
    if (!submit.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + submit + " executable");
    }
    return home;
  }
}
