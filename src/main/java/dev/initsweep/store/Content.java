package dev.initsweep.store;

import java.io.IOException;
import java.io.OutputStream;

/** Writes what a file is to hold. */
public interface Content {

  /** Writes all of it, and leaves the stream open. */
  void writeTo(OutputStream out) throws IOException;
}
