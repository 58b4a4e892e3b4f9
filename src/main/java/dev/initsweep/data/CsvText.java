package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Opens the text of a table: packed with gzip or not, in UTF-8, or in UTF-16 with its mark. */
final class CsvText {

  private CsvText() {}

  /**
   * Opens a file.
   *
   * @throws BadInputException if its first bytes are not those of a text
   */
  static Reader open(String path) throws IOException {
    InputStream in = unpacked(path);
    Charset charset = StandardCharsets.UTF_8;
    try {
      byte[] first = peek(in);
      int mark = 0;
      if (startsWith(first, 0xef, 0xbb, 0xbf)) {
        mark = 3;
      } else if (startsWith(first, 0xff, 0xfe)) {
        charset = StandardCharsets.UTF_16LE;
        mark = 2;
      } else if (startsWith(first, 0xfe, 0xff)) {
        charset = StandardCharsets.UTF_16BE;
        mark = 2;
      } else {
        requireText(path, first);
      }
      in.skipNBytes(mark);
    } catch (BadInputException | IOException e) {
      in.close();
      throw e;
    }
    // A decoder of its own: what is not in the encoding is an error, not a question mark.
    return new InputStreamReader(in, charset.newDecoder());
  }

  private static InputStream unpacked(String path) throws IOException {
    InputStream in = new BufferedInputStream(Locations.open(path), 1 << 16);
    try {
      return startsWith(peek(in), 0x1f, 0x8b)
          ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16)
          : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(FileStart.BYTES);
    byte[] first = in.readNBytes(FileStart.BYTES);
    in.reset();
    return first;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static void requireText(String path, byte[] first) {
    FileStart.inWords(first)
        .filter(words -> !words.equals("empty"))
        .ifPresent(
            words -> {
              throw new BadInputException(
                  "Cannot read %s: it is %s (expected CSV)".formatted(path, words));
            });
    for (byte b : first) {
      if (b == 0) {
        throw new BadInputException(
            "Cannot read %s: it has bytes of 0, as UTF-16 without its mark has (expected CSV in UTF-8)"
                .formatted(path));
      }
    }
  }

  /** The first line that is not UTF-8, from 1; 0 if all are. */
  static long lineOutsideUtf8(String path) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(unpacked(path), StandardCharsets.ISO_8859_1))) {
      long line = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        line++;
        try {
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CharacterCodingException e) {
          return line;
        }
      }
      return 0;
    }
  }
}
