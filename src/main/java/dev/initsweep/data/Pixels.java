package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Holds an image's pixels, row by row. */
final class Pixels {

  private static final int MOST_PIXELS = 1 << 24;

  private final int height;
  private final int width;
  private final int bands;
  private final int most;
  private final double[] values;

  private Pixels(int height, int width, int bands, int most, double[] values) {
    this.height = height;
    this.width = width;
    this.bands = bands;
    this.most = most;
    this.values = values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Values of a pixel: one of grey, or red, green and blue. */
  int bands() {
    return bands;
  }

  /** The greatest value that a pixel may have: 255 with 8 bits. */
  int most() {
    return most;
  }

  /** How many values there are: height x width x bands. */
  int count() {
    return values.length;
  }

  double value(int index) {
    return values[index];
  }

  /**
   * Decodes a PNG or another kind of image that Java knows.
   *
   * @throws BadInputException if the bytes are no such image
   */
  static Pixels of(byte[] bytes, String source, int row, String column) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw noImage(
            bytes,
            source,
            row,
            column,
            FileStart.inWords(bytes).map(words -> ", " + words).orElse(""));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw noImage(bytes, source, row, column, ", an image of too many pixels");
        }
        return of(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException e) {
      throw noImage(
          bytes,
          source,
          row,
          column,
          ", a damaged image: " + Shown.text(String.valueOf(e.getMessage())));
    }
  }

  private static BadInputException noImage(
      byte[] bytes, String source, int row, String column, String more) {
    return LabelledRows.invalid(
        source,
        row,
        column,
        String.format(Locale.ROOT, "%d bytes%s", bytes.length, more),
        "a PNG image, or numbers");
  }

  private static Pixels of(BufferedImage image) {
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel);
    if (grey) {
      int bits = image.getColorModel().getComponentSize(0);
      double[] values =
          raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (double[]) null);
      return new Pixels(image.getHeight(), image.getWidth(), 1, (1 << bits) - 1, values);
    }
    int[] colours =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    boolean greyPalette =
        image.getColorModel() instanceof IndexColorModel palette && isGrey(palette);
    int bands = greyPalette ? 1 : 3;
    double[] values = new double[bands * colours.length];
    for (int p = 0; p < colours.length; p++) {
      for (int b = 0; b < bands; b++) {
        values[bands * p + b] = (colours[p] >> (16 - 8 * b)) & 0xff;
      }
    }
    return new Pixels(image.getHeight(), image.getWidth(), bands, 255, values);
  }

  private static boolean isGrey(IndexColorModel palette) {
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }
}
