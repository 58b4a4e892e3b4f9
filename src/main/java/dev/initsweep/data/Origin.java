package dev.initsweep.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A place that offers the files of a data set; its text names it for people. */
interface Origin {

  /**
   * Obtains files, unchecked.
   *
   * @param files names of those that are wanted, as they lie there
   * @param temporary an empty folder to work in
   * @return the folder that now holds them, packed with gzip or not
   * @throws OriginException if this origin does not give them
   * @throws IOException if the folder cannot be written
   */
  Path obtain(Set<String> files, Path temporary) throws OriginException, IOException;
}
