package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.DataReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * CIFAR-10 as its archive of the binary version, which is kept as it is, since its digest is the
 * published one. It is that of the data set too.
 *
 * @param file the archive
 * @param train training examples in it
 * @param test test examples in it
 */
record CifarArchive(PublishedFile file, int train, int test) implements DataSource {

  @Override
  public DataFacts facts() {
    return new DataFacts(
        file.dataSet(),
        file.digest(),
        train,
        test,
        CifarRecords.SHAPE,
        CifarRecords.Label.TEN.classes());
  }

  @Override
  public Dataset load(DataFolders folders, Consumer<String> listener) {
    Path path = file.path(folders, listener);
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(file.open(path), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = Path.of(entry.getName()).getFileName().toString();
        if (CifarFolder.isOfTen(name)) {
          files.put(name, tar.readNBytes(Math.toIntExact(entry.getSize())));
        }
      }
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, Reasons.of(e)), e);
    }
    CifarRecords ofTrain = new CifarRecords(CifarRecords.Label.TEN, train);
    CifarRecords ofTest = new CifarRecords(CifarRecords.Label.TEN, test);
    // In the order of their names: the first batch first. What is added is not kept twice.
    for (Map.Entry<String, byte[]> next = files.pollFirstEntry();
        next != null;
        next = files.pollFirstEntry()) {
      (next.getKey().equals(CifarFolder.TEST_OF_TEN) ? ofTest : ofTrain)
          .add(path + ", " + next.getKey(), next.getValue());
    }
    return new Dataset(
        file.dataSet(),
        file.digest(),
        CifarRecords.Label.TEN.classes(),
        ofTrain.examples(),
        ofTest.examples());
  }

  @Override
  public DataReading reading(DataFolders folders, Consumer<String> listener) {
    return ExamplesReading.of(load(folders, listener), "CIFAR-10 images", List.of());
  }

  @Override
  public Optional<Path> fetch(DataFolders folders, Consumer<String> listener) {
    return Optional.of(file.path(folders, listener).getParent());
  }

  @Override
  public boolean isFetchedUnasked() {
    return false;
  }
}
