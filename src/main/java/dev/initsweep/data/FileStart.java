package dev.initsweep.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says in words what a file is, by its first bytes, where it is not what its name says. */
final class FileStart {

  /** So many bytes tell. */
  static final int BYTES = 512;

  private static final String[][] MAGIC = {
    {"1f8b", "packed with gzip"},
    {"504b0304", "a zip archive, such as of a spreadsheet"},
    {"504b0506", "an empty zip archive"},
    {"50415231", "Parquet"},
    {"89504e47", "a PNG image"},
    {"ffd8ff", "a JPEG image"},
    {"25504446", "PDF"},
    {"934e554d5059", "an array of numpy"},
    {"894844460d0a", "HDF5"},
    {"425a68", "packed with bzip2"},
    {"fd377a585a00", "packed with xz"},
    {"28b52ffd", "packed with zstd"},
    {"d0cf11e0a1b1", "an old spreadsheet"},
    {"8004", "a pickle of Python"},
    {"000008", "an idx file"},
  };

  private FileStart() {}

  /** Returns what the bytes begin, such as {@code HTML}; empty where they tell nothing. */
  static Optional<String> inWords(byte[] first) {
    if (first.length == 0) {
      return Optional.of("empty");
    }
    for (String[] magic : MAGIC) {
      if (startsWith(first, magic[0])) {
        return Optional.of(magic[1]);
      }
    }
    String text =
        new String(first, StandardCharsets.ISO_8859_1)
            .replace("\u00ef\u00bb\u00bf", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
      return Optional.of("HTML");
    }
    if (text.startsWith("<?xml")) {
      return Optional.of("XML");
    }
    if (text.startsWith("version https://git-lfs")) {
      return Optional.of("a pointer of Git LFS, whose file was not fetched");
    }
    return Optional.empty();
  }

  /** The same, or else whether it is text. */
  static String inWordsOrText(byte[] first) {
    return inWords(first)
        .orElseGet(
            () -> {
              for (byte b : first) {
                if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                  return "of an unknown kind";
                }
              }
              return "text";
            });
  }

  private static boolean startsWith(byte[] bytes, String hex) {
    if (bytes.length < hex.length() / 2) {
      return false;
    }
    byte[] start = Arrays.copyOf(bytes, hex.length() / 2);
    for (int i = 0; i < start.length; i++) {
      if (Byte.toUnsignedInt(start[i]) != Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16)) {
        return false;
      }
    }
    return true;
  }
}
