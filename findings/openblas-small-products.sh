#!/usr/bin/env bash
# OpenBLAS 0.3.30 as JavaCPP packs it, one thread, on a CPU with AVX-512: sgemm of few rows by many columns.
# Expected: a product of more columns is at least as fast, as each call has its overhead; nobody would cut one
# into pieces.
# Seen: 16 x 48 by 48 x 12,544 at 60 GFLOP/s in one call, and at 100 in pieces of 1,280 columns; 32 x 48 by
# 48 x 12,544 at 71 and, in pieces of 640, at 115. Up to a million multiplications OpenBLAS takes a product for
# a small one and multiplies operands where they lie; beyond, it copies them first, which for few rows costs
# as much as the product. Where a CPU has no such kernels the script says so and ends well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>openblas</artifactId>
      <version>0.3.30-1.5.12</version>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>openblas</artifactId>
      <version>0.3.30-1.5.12</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>javacpp</artifactId>
      <version>1.5.12</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
END
mvn -B -ntp -q dependency:copy-dependencies
grep -q avx512 /proc/cpuinfo || { echo "No AVX-512 here, and so no kernels for small products."; exit 0; }
cat > Finding.java <<'END'
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

class Finding {

  private static final int COLUMNS = 12_544;
  private static final int INNER = 48;

  /** Rows of a length that is no multiple of a page do not crowd each other out of caches. */
  private static final int WIDTH = COLUMNS + 16;

  public static void main(String[] arguments) {
    boolean all = true;
    for (int rows : new int[] {16, 32}) {
      int piece = 1_000_000 / (rows * INNER) / 128 * 128;
      double whole = 0;
      double pieces = 0;
      for (int turn = 0; turn < 50; turn++) {
        whole = Math.max(whole, gigaflops(rows, COLUMNS));
        pieces = Math.max(pieces, gigaflops(rows, piece));
      }
      System.out.printf(
          "%d x %d by %d x %,d: %.0f GFLOP/s in one call, %.0f in pieces of %,d columns%n",
          rows, INNER, INNER, COLUMNS, whole, pieces, piece);
      all &= pieces > 1.2 * whole;
    }
    System.exit(all ? 0 : 1);
  }

  private static double gigaflops(int rows, int piece) {
    long start = System.nanoTime();
    for (int at = 0; at < COLUMNS; at += piece) {
      int some = Math.min(piece, COLUMNS - at);
      cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, some, INNER, 1, A, INNER,
          B.position(at), WIDTH, 0, C, some);
    }
    return 2.0 * rows * INNER * COLUMNS / (System.nanoTime() - start);
  }

  private static final FloatPointer A = ones(32 * INNER);
  private static final FloatPointer B = ones(INNER * WIDTH);
  private static final FloatPointer C = ones(32 * COLUMNS);

  private static FloatPointer ones(int length) {
    FloatPointer values = new FloatPointer(length);
    for (int i = 0; i < length; i++) {
      values.put(i, 1);
    }
    return values;
  }
}
END
OPENBLAS_NUM_THREADS=1 java -cp 'target/dependency/*' Finding.java 2> errors.txt || { cat errors.txt; exit 1; }
