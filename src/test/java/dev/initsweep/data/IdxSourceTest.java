package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxSourceTest {

  private static final Origin NOTHING =
      origin(
          "nowhere",
          folder -> {
            throw new OriginException("it is closed");
          });
  private static final Origin GOOD = origin("the good one", TinyIdx::writePacked);

  @TempDir private Path root;
  private final List<String> heard = new ArrayList<>();
  private Path own;
  private Path cache;

  @BeforeEach
  void folders() {
    own = root.resolve("own");
    cache = root.resolve("cache");
  }

  @Test
  void digestIsThatOfTheJoinedDigests() {
    String joined =
        Stream.of(
                TinyIdx.TRAIN_IMAGES,
                TinyIdx.TRAIN_LABELS,
                TinyIdx.TEST_IMAGES,
                TinyIdx.TEST_LABELS)
            .map(TinyIdx::sha256)
            .reduce("", String::concat);
    assertThat(TinyIdx.source(List.of()).facts().digest())
        .isEqualTo(TinyIdx.sha256(joined.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void factsAreThoseOfTheLoadedData() {
    assertThat(load(GOOD).facts()).isEqualTo(TinyIdx.source(List.of()).facts());
  }

  @Test
  void takesTheUsersOwnFilesFirst() {
    TinyIdx.write(own.resolve("tiny"));
    Dataset data = TinyIdx.source(List.of(NOTHING)).load(withOwn(), heard::add);
    assertThat(data.test().label(1)).isEqualTo(2);
    assertThat(cache).doesNotExist();
    assertThat(heard).isEmpty();
  }

  @Test
  void takesTheUsersOwnPackedFiles() {
    TinyIdx.writePacked(own.resolve("tiny"));
    assertThat(TinyIdx.source(List.of()).fetch(withOwn(), heard::add))
        .hasValue(own.resolve("tiny"));
  }

  @Test
  void usesTheCacheWhereTheUsersFolderLacksThisDataSet() throws Exception {
    Files.createDirectories(own);
    TinyIdx.write(cache.resolve("tiny"));
    assertThat(TinyIdx.source(List.of()).fetch(withOwn(), heard::add))
        .hasValue(cache.resolve("tiny"));
    assertThat(heard).containsExactly(own + " has no folder tiny: using the cache");
  }

  @Test
  void refusesAUsersFolderThatDoesNotExist() {
    assertThatThrownBy(() -> TinyIdx.source(List.of()).load(withOwn(), heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid data folder: %s (expected an existing folder)", own);
  }

  @Test
  void refusesAUsersFolderThatLacksAFile() throws Exception {
    TinyIdx.write(own.resolve("tiny"));
    Path missing = own.resolve("tiny/t10k-images-idx3-ubyte");
    Files.delete(missing);
    assertThatThrownBy(() -> TinyIdx.source(List.of(GOOD)).load(withOwn(), heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: there is no such file, nor one with .gz behind it", missing);
  }

  @Test
  void refusesAnotherFileOfTheRightForm() {
    TinyIdx.write(own.resolve("tiny"));
    byte[] other = TinyIdx.TEST_LABELS.clone();
    other[9] ^= 1;
    Path path = TinyIdx.write(own.resolve("tiny/t10k-labels-idx1-ubyte"), other);
    assertThatThrownBy(() -> TinyIdx.source(List.of(GOOD)).load(withOwn(), heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid idx file %s: SHA-256 %s (expected %s for t10k-labels-idx1-ubyte of tiny)",
            path, TinyIdx.sha256(other), TinyIdx.sha256(TinyIdx.TEST_LABELS));
  }

  @Test
  void asksNoOriginWhereTheCacheHasAll() {
    TinyIdx.write(cache.resolve("tiny"));
    assertThat(load(NOTHING).train().size()).isEqualTo(3);
    assertThat(heard).isEmpty();
  }

  @Test
  void leavesTheUnpackedFilesInTheCacheAndNothingElse() throws Exception {
    load(GOOD);
    try (Stream<Path> files = Files.list(cache.resolve("tiny"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "train-images-idx3-ubyte",
              "train-labels-idx1-ubyte",
              "t10k-images-idx3-ubyte",
              "t10k-labels-idx1-ubyte");
    }
    assertThat(cache.resolve("tiny/t10k-images-idx3-ubyte")).hasBinaryContent(TinyIdx.TEST_IMAGES);
  }

  @Test
  void triesTheNextOriginAndTellsWhy() {
    load(NOTHING, GOOD);
    assertThat(heard)
        .containsExactly(
            "Fetching tiny from nowhere",
            "Cannot fetch from nowhere: it is closed",
            "Fetching tiny from the good one",
            "tiny is in " + cache.resolve("tiny"));
  }

  @Test
  void doesNotBelieveAnOriginThatGivesOtherFiles() {
    Origin liar =
        origin(
            "the liar",
            folder -> {
              TinyIdx.write(folder);
              TinyIdx.write(
                  folder.resolve("train-labels-idx1-ubyte"),
                  TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 3, 0, 0, 0));
            });
    assertThat(load(liar, GOOD).train().label(0)).isEqualTo(2);
    assertThat(heard.get(1)).startsWith("Cannot fetch from the liar: Invalid idx file ");
  }

  @Test
  void replacesADamagedFileOfTheCache() {
    TinyIdx.write(cache.resolve("tiny"));
    Path path = cache.resolve("tiny/train-images-idx3-ubyte");
    TinyIdx.write(path, Arrays.copyOf(TinyIdx.TRAIN_IMAGES, 20));
    load(GOOD);
    assertThat(path).hasBinaryContent(TinyIdx.TRAIN_IMAGES);
    assertThat(heard)
        .first()
        .isEqualTo(
            "Invalid idx file %s: 20 bytes (expected 28 for 3 images): fetching it again"
                .formatted(path));
  }

  @Test
  void asksOnlyForWhatIsMissing() throws Exception {
    TinyIdx.write(cache.resolve("tiny"));
    Files.delete(cache.resolve("tiny/train-labels-idx1-ubyte"));
    Origin strict =
        (files, folder) -> {
          assertThat(files).containsExactly(IdxPart.TRAIN_LABELS.packedName());
          TinyIdx.write(folder);
          return folder;
        };
    assertThat(load(strict).train().label(0)).isEqualTo(2);
  }

  @Test
  void saysWhatWasTriedAndHowToHelp() {
    Origin empty = origin("the empty one", folder -> {});
    assertThatThrownBy(() -> load(NOTHING, empty))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Cannot fetch tiny: tried nowhere (it is closed), the empty one (it lacks train-images-idx3-ubyte);"
                + " put train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
                + " t10k-labels-idx1-ubyte, packed with gzip or not, into %s, or into tiny of the folder"
                + " that INITSWEEP_DATA names",
            cache.resolve("tiny"));
  }

  @Test
  void saysThatTheCacheCannotBeWritten() {
    TinyIdx.write(cache, TinyIdx.bytes());
    assertThatThrownBy(() -> load(GOOD))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Cannot write to the cache %s: FileSystem: Not a directory", cache.resolve("tiny"));
  }

  @Test
  void removesWhatAKilledProcessLeftLongAgo() throws Exception {
    Path old = Files.createDirectories(cache.resolve("tiny/.fetching-old"));
    TinyIdx.write(old.resolve("half"), TinyIdx.bytes(1));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));
    Path young = Files.createDirectories(cache.resolve("tiny/.fetching-young"));
    load(GOOD);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void severalMayFetchAtOnce() {
    List<CompletableFuture<Dataset>> all =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            TinyIdx.source(List.of(GOOD))
                                .load(DataFolders.cacheOnly(cache), line -> {})))
            .toList();
    assertThat(all).allSatisfy(one -> assertThat(one.join().test().label(0)).isEqualTo(1));
  }

  private Dataset load(Origin... origins) {
    return TinyIdx.source(List.of(origins)).load(DataFolders.cacheOnly(cache), heard::add);
  }

  private DataFolders withOwn() {
    return new DataFolders(Optional.of(own), cache);
  }

  private interface Filling {
    void into(Path folder) throws OriginException;
  }

  private static Origin origin(String name, Filling filling) {
    return new Origin() {
      @Override
      public Path obtain(Set<String> files, Path temporary) throws OriginException {
        filling.into(temporary);
        return temporary;
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
