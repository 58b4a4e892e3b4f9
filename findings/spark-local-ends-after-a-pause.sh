#!/usr/bin/env bash
# Spark 4.2.0 with master local[2], where driver and executor are one process: the process stands still for
# longer than spark.network.timeout (120 s by default; 3 s here) and goes on, as after Ctrl-Z and fg, or on a
# machine that slept.
# Expected: the job goes on. No heartbeat can be lost within one process, which stood still as a whole.
# Seen: it goes on for 60 heartbeats (ten minutes by default; 30 s here) and then the process exits with code
# 56 and no word of why. The driver has taken the pause for missing heartbeats and removed its only executor,
# itself, whose heartbeats fail from then on. With spark.storage.blockManagerHeartbeatTimeoutMs set to a week
# it ends as ever.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
END
mvn -B -ntp -q dependency:copy-dependencies
cat > Finding.java <<'END'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

public class Finding {
  static int pause(int task) throws Exception {
    Files.writeString(Path.of("begun"), "");
    Thread.sleep(1000);
    return task;
  }

  public static void main(String[] arguments) throws Exception {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("finding")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.executor.heartbeatInterval", "500ms")
            .set("spark.network.timeout", "3s")
            .set("spark.network.timeoutInterval", "1s");
    if (arguments.length > 0) {
      conf.set("spark.storage.blockManagerHeartbeatTimeoutMs", arguments[0]);
    }
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      int sum =
          spark
              .parallelize(IntStream.range(0, 150).boxed().toList(), 150)
              .map(Finding::pause)
              .reduce(Integer::sum);
      System.out.println("sum " + sum);
    }
  }
}
END
javac -cp 'target/dependency/*' -d classes Finding.java

# Runs the job, stops the process for 6 s in its midst, and says how it ended.
run() {
  rm -f begun
  timeout -s KILL 180 java --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED \
    -cp "classes:$(echo target/dependency/*.jar | tr ' ' :)" Finding "$@" > "out.txt" 2> "err.txt" &
  local watch=$! job
  until [ -e begun ]; do sleep .2; done
  job=$(pgrep -P "$watch")
  kill -STOP "$job"
  sleep 6
  kill -CONT "$job"
  local status=0
  wait "$watch" 2> /dev/null || status=$?
  echo "exit code $status: $(cat out.txt) $(grep -o -m 1 'Removing executor driver.*' err.txt || true)"
  return "$status"
}

echo "by default"
code=0
run || code=$?
[ "$code" = 56 ] || exit 1
echo "with spark.storage.blockManagerHeartbeatTimeoutMs = 7d"
run 7d
