package dev.initsweep.data;

/** The four files of a data set in MNIST's format, in the order in which digests are joined. */
enum IdxPart {
  TRAIN_IMAGES("train-images-idx3-ubyte", true),
  TRAIN_LABELS("train-labels-idx1-ubyte", false),
  TEST_IMAGES("t10k-images-idx3-ubyte", true),
  TEST_LABELS("t10k-labels-idx1-ubyte", false);

  private final String fileName;
  private final boolean images;

  IdxPart(String fileName, boolean images) {
    this.fileName = fileName;
    this.images = images;
  }

  /** Name of the unpacked file. */
  String fileName() {
    return fileName;
  }

  String packedName() {
    return fileName + ".gz";
  }

  boolean isImages() {
    return images;
  }

  boolean isTraining() {
    return this == TRAIN_IMAGES || this == TRAIN_LABELS;
  }
}
