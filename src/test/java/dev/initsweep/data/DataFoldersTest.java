package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFoldersTest {

  @Test
  void cacheLiesInTheHomeFolder() {
    assertThat(DataFolders.of(Map.of("HOME", "/home/ann")))
        .isEqualTo(DataFolders.cacheOnly(Path.of("/home/ann/.cache/initsweep")));
  }

  @Test
  void cacheFollowsTheXdgVariable() {
    assertThat(DataFolders.of(Map.of("HOME", "/home/ann", "XDG_CACHE_HOME", "/big")).cache())
        .isEqualTo(Path.of("/big/initsweep"));
  }

  @Test
  void relativeXdgFolderIsIgnored() {
    assertThat(DataFolders.of(Map.of("HOME", "/home/ann", "XDG_CACHE_HOME", "big")).cache())
        .isEqualTo(Path.of("/home/ann/.cache/initsweep"));
  }

  @Test
  void javasHomeServesWhereTheEnvironmentNamesNone() {
    assertThat(DataFolders.of(Map.of("HOME", "")).cache())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "initsweep"));
  }

  @Test
  void ownFolderComesFromItsVariable() {
    assertThat(DataFolders.of(Map.of("HOME", "/home/ann", "INITSWEEP_DATA", "/data")).given())
        .hasValue(Path.of("/data"));
  }
}
