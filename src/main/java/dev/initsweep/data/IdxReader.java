package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.InputShape;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads idx files, packed with gzip or not, whichever their first bytes say. */
final class IdxReader {

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private IdxReader() {}

  /**
   * Reads images.
   *
   * @throws BadInputException if the file cannot be read, does not start as images do, or is
   *     shorter or longer than its own header says
   */
  static IdxFile images(Path path) {
    return read(path, 3, "images");
  }

  /**
   * Reads labels.
   *
   * @throws BadInputException if the file cannot be read, does not start as labels do, or is
   *     shorter or longer than its own header says
   */
  static IdxFile labels(Path path) {
    return read(path, 1, "labels");
  }

  /**
   * Joins images and labels.
   *
   * @throws BadInputException if their counts differ or a label is not below {@code classes}
   */
  static ByteExamples examples(IdxFile images, IdxFile labels, int classes) {
    if (images.count() != labels.count()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid idx file %s: %d labels (expected %d, as many as images in %s)",
              labels.source(),
              labels.count(),
              images.count(),
              images.source()));
    }
    byte[] values = labels.payload();
    for (int i = 0; i < values.length; i++) {
      int label = Byte.toUnsignedInt(values[i]);
      if (label >= classes) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid idx file %s: label %d at index %d (expected 0 to %d)",
                labels.source(),
                label,
                i,
                classes - 1));
      }
    }
    return new ByteExamples(new InputShape(images.shape()), images.payload(), values);
  }

  private static IdxFile read(Path path, int rank, String what) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        InputStream in = new BufferedInputStream(unpacked(file))) {
      requireNoOther(path, in, what);
      byte[] header = readUpTo(in, 4 * (1 + rank));
      if (header.length < 4 * (1 + rank)) {
        throw invalid(path, header.length + " bytes", "at least " + 4 * (1 + rank));
      }
      ByteBuffer numbers = ByteBuffer.wrap(header);
      int magic = numbers.getInt();
      if (magic != IdxFile.magic(rank)) {
        throw invalid(path, "magic number " + magic, IdxFile.magic(rank) + " for " + what);
      }
      List<Integer> dimensions = dimensions(path, numbers);
      long product = 1;
      for (int dimension : dimensions) {
        product = Math.min(product * dimension, Integer.MAX_VALUE);
      }
      if (product > LARGEST_ARRAY) {
        String announced =
            dimensions.stream().map(String::valueOf).collect(Collectors.joining(" x "));
        throw invalid(path, announced + " bytes announced", "at most " + LARGEST_ARRAY + " in all");
      }
      byte[] payload = readUpTo(in, (int) product);
      if (payload.length == product && !endsWell(in)) {
        throw invalid(path, "a packed file that is cut off at its end", "all of it");
      }
      long found = header.length + payload.length + countRest(in);
      if (found != header.length + product) {
        throw invalid(
            path,
            found + " bytes",
            String.format(
                Locale.ROOT, "%d for %d %s", header.length + product, dimensions.get(0), what));
      }
      return new IdxFile(path.toString(), dimensions, payload);
    } catch (NoSuchFileException e) {
      throw new BadInputException("Cannot read %s: there is no such file".formatted(path), e);
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Says in words what a file is that is not idx at all. */
  private static void requireNoOther(Path path, InputStream in, String what) throws IOException {
    in.mark(FileStart.BYTES);
    byte[] first = readUpTo(in, FileStart.BYTES);
    in.reset();
    FileStart.inWords(first)
        .filter(words -> !words.equals("an idx file") && !words.equals("empty"))
        .ifPresent(
            words -> {
              throw invalid(path, "it is " + words, "idx with " + what);
            });
  }

  /** Whether what follows, such as a packed file's check sum, is there. */
  private static boolean endsWell(InputStream in) throws IOException {
    in.mark(1);
    try {
      in.read();
      in.reset();
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  private static List<Integer> dimensions(Path path, ByteBuffer numbers) {
    List<Integer> dimensions = new ArrayList<>();
    while (numbers.hasRemaining()) {
      int dimension = numbers.getInt();
      if (dimension < 1) {
        throw invalid(path, "a dimension of " + dimension, "at least 1");
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    file.mark(2);
    boolean packed = file.read() == 0x1f && file.read() == 0x8b;
    file.reset();
    return packed ? new GZIPInputStream(file, 1 << 16) : file;
  }

  /** Fewer bytes at the end of the data, also where a packed file breaks off. */
  private static byte[] readUpTo(InputStream in, int length) throws IOException {
    // Grows with what is really there: a wrong header must not ask for gigabytes.
    byte[] bytes = new byte[Math.min(length, 1 << 26)];
    int count = 0;
    while (count < length) {
      if (count == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * count));
      }
      int read = readSome(in, bytes, count);
      if (read < 0) {
        break;
      }
      count += read;
    }
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }

  private static int readSome(InputStream in, byte[] into, int offset) throws IOException {
    try {
      return in.read(into, offset, into.length - offset);
    } catch (EOFException e) {
      return -1;
    }
  }

  private static long countRest(InputStream in) throws IOException {
    try {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException e) {
      return 0;
    }
  }

  private static BadInputException invalid(Path path, String found, String expected) {
    return new BadInputException(
        "Invalid idx file %s: %s (expected %s)".formatted(path, found, expected));
  }
}
