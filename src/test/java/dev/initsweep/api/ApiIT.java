package dev.initsweep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Conclusion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of docs/api.md as callers do. */
class ApiIT {

  private static final String ANSWER =
      "(?s).*clouds 2-16-2 relu, eta 0\\.05, fan-in: [A-Z_]+\n.*avg\\(final_train_loss\\).*";

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>example</groupId>
        <artifactId>example</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.source>17</maven.compiler.source>
          <maven.compiler.target>17</maven.compiler.target>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>dev.initsweep</groupId>
            <artifactId>initsweep</artifactId>
            <version>%s</version>
          </dependency>
          <dependency>
            <groupId>org.apache.spark</groupId>
            <artifactId>spark-sql_2.13</artifactId>
            <version>%s</version>
            <scope>provided</scope>
          </dependency>
        </dependencies>
      </project>
      """;

  private static final String INTERPRETER_POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>example</groupId>
        <artifactId>shell</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>org.scala-lang</groupId>
            <artifactId>scala-compiler</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private static final String CLASS_PATH =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

  /** What a spark-shell does before it asks for the first line. */
  private static final String SESSION =
      """
      val spark = org.apache.spark.sql.SparkSession.builder().master("local[2]")\
      .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")\
      .config("spark.plugins", "dev.initsweep.sweep.SweepPlugin").getOrCreate()
      """;

  @TempDir private static Path folder;
  private static Path jar;
  private static Path project;

  /** The jar as {@code mvn install} leaves it, and the example in a project of its own. */
  @BeforeAll
  static void compile() throws Exception {
    jar = only(Path.of("target"), "initsweep-[0-9A-Z.-]+\\.jar");
    run(
        Path.of("").toAbsolutePath(),
        "mvn",
        "-B",
        "-ntp",
        "-q",
        "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file",
        "-Dfile=" + jar,
        "-DpomFile=pom.xml");
    project = Files.createDirectories(folder.resolve("project"));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(sources.resolve("Example.java"), block("java"));
    Files.writeString(
        project.resolve("pom.xml"),
        POM.formatted(
            version(jar, "initsweep-"),
            version(only(Path.of("target/spark/jars"), "spark-sql_2\\.13-.*"), "spark-sql_2.13-")));
    run(
        project,
        "mvn",
        "-B",
        "-ntp",
        "-q",
        "package",
        CLASS_PATH,
        "-Dmdep.outputFile=" + project.resolve("classpath"));
  }

  @Test
  void theExampleRunsFromAMavenProjectOfItsOwn() throws Exception {
    String output =
        run(
            project,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("conf/jdk17.options").toAbsolutePath(),
            "-cp",
            "target/classes" + File.pathSeparator + Files.readString(project.resolve("classpath")),
            "Example",
            folder.resolve("maven").toString());
    assertThat(output).matches(ANSWER);
    assertThat(folder.resolve("maven/report.html")).isNotEmptyFile();
  }

  /** By the line of the page, but for where the example and its results lie. */
  @Test
  void theExampleRunsAsOneFile() throws Exception {
    String line =
        Files.readString(Path.of("docs/api.md"))
            .lines()
            .filter(text -> text.startsWith("    java @conf/jdk17.options "))
            .findFirst()
            .orElseThrow()
            .strip()
            .replace(" Example.java", " " + project.resolve("src/main/java/Example.java"))
            .replace(" results/example", " " + folder.resolve("single"));
    assertThat(run(Path.of("").toAbsolutePath(), "bash", "-c", line)).matches(ANSWER);
    assertThat(folder.resolve("single/report.html")).isNotEmptyFile();
  }

  /** As in a spark-shell: Spark's jars first, ours by --jars. */
  @Test
  void theExampleRunsWithOurJarsAfterSparks() throws Exception {
    String ours =
        Stream.concat(Stream.of(jar), list(Path.of("target/lib")).stream())
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(","));
    String output =
        run(
            project,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("conf/jdk17.options").toAbsolutePath(),
            "-cp",
            Path.of("target/spark/jars").toAbsolutePath() + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--conf",
            "spark.driver.bindAddress=127.0.0.1",
            "--class",
            "Example",
            "--jars",
            ours,
            project.resolve("target/example-1.jar").toString(),
            folder.resolve("jars").toString());
    assertThat(output).matches(ANSWER);
    assertThat(folder.resolve("jars/report.html")).isNotEmptyFile();
  }

  /** As in a spark-shell: a Scala interpreter in which a session stands as {@code spark}. */
  @Test
  void theScalaTextRunsInAShell() throws Exception {
    Path jars = Path.of("target/spark/jars").toAbsolutePath();
    Path shell = Files.createDirectories(folder.resolve("shell"));
    Files.writeString(
        shell.resolve("pom.xml"),
        INTERPRETER_POM.formatted(version(only(jars, "scala-library-.*"), "scala-library-")));
    run(
        shell,
        "mvn",
        "-B",
        "-ntp",
        "-q",
        CLASS_PATH,
        "-Dmdep.outputFile=" + shell.resolve("classpath"));
    Path text = shell.resolve("text");
    Files.writeString(text, SESSION + block("scala"));
    String output =
        run(
            shell,
            text,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("conf/jdk17.options").toAbsolutePath(),
            "-cp",
            String.join(
                File.pathSeparator,
                jars + "/*",
                jar.toString(),
                Path.of("target/lib").toAbsolutePath() + "/*",
                Files.readString(shell.resolve("classpath"))),
            "scala.tools.nsc.MainGenericRunner",
            "-usejavacp");
    assertThat(output)
        .containsPattern(
            Stream.of(Conclusion.values())
                .map(Conclusion::name)
                .collect(Collectors.joining("|", "scala> (", ")\\n")))
        .containsPattern("\\| +ok\\| +[1-9][0-9]*\\|");
    assertThat(shell.resolve("results/shell/report.html")).isNotEmptyFile();
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(Path.of("docs/api.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String version(Path file, String prefix) {
    return file.getFileName().toString().replace(prefix, "").replace(".jar", "");
  }

  private static Path only(Path folder, String pattern) throws IOException {
    List<Path> found =
        list(folder).stream()
            .filter(path -> path.getFileName().toString().matches(pattern))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0).toAbsolutePath();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Runs a command to its end, and gives its standard output. */
  private static String run(Path directory, String... words) throws Exception {
    return run(directory, Path.of("/dev/null"), words);
  }

  private static String run(Path directory, Path input, String... words) throws Exception {
    Path errors = folder.resolve("errors");
    Path output = folder.resolve("output");
    int code =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(output) + Files.readString(errors)).isZero();
    return Files.readString(output);
  }
}
