package dev.initsweep.store;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/** Some rows of a table by where they lie. */
class Positions {

  /** All rows. */
  static final Positions ALL =
      new Positions() {
        @Override
        boolean contains(Path file, long position) {
          return true;
        }

        @Override
        boolean intersects(Path file, long from, long to) {
          return true;
        }
      };

  private final Map<Path, BitSet> byFile = new HashMap<>();

  static Positions of(Collection<StoredRow> rows) {
    Positions positions = new Positions();
    for (StoredRow row : rows) {
      positions
          .byFile
          .computeIfAbsent(row.file(), file -> new BitSet())
          .set(Math.toIntExact(row.position()));
    }
    return positions;
  }

  boolean contains(Path file, long position) {
    BitSet ofFile = byFile.get(file);
    return ofFile != null && ofFile.get((int) position);
  }

  /** Tells whether any row is between two positions of a file, the second one excluded. */
  boolean intersects(Path file, long from, long to) {
    BitSet ofFile = byFile.get(file);
    int next = ofFile == null ? -1 : ofFile.nextSetBit((int) from);
    return next >= 0 && next < to;
  }
}
