package dev.initsweep.train;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Describes the native libraries of this JVM: loaded, kept to one thread a cell, and named.
 *
 * @param threads how many threads BLAS and ND4J use, the larger of both: always 1, as more would be
 *     slow and might change results
 * @param libraries versions, such as {@code nd4j 1.0.0-M2.1, openblas 0.3.30-1.5.12}
 * @param kernel what decides the last bits of results: BLAS version and its kernel for this CPU,
 *     and the instructions that ND4J was built for
 */
public record NativeRuntime(int threads, String libraries, String kernel) {

  /** Kernels of OpenBLAS' x86-64 builds, as it names them itself. */
  private static final List<String> CORES =
      List.of(
          "PRESCOTT",
          "CORE2",
          "NEHALEM",
          "SANDYBRIDGE",
          "HASWELL",
          "SKYLAKEX",
          "COOPERLAKE",
          "SAPPHIRERAPIDS",
          "BARCELONA",
          "BULLDOZER",
          "PILEDRIVER",
          "STEAMROLLER",
          "EXCAVATOR",
          "ZEN");

  private static final String UNKNOWN = "unknown";

  private static final class Holder {
    private static final NativeRuntime INSTANCE = load();
  }

  /** Loads the native libraries at the first call, and keeps them to one thread. */
  public static NativeRuntime singleThreaded() {
    return Holder.INSTANCE;
  }

  private static NativeRuntime load() {
    // ND4J finds its native operations only after it has chosen a backend.
    Nd4j.getBackend();
    NativeOps nd4j = NativeOpsHolder.getInstance().getDeviceNativeOps();
    nd4j.setOmpNumThreads(1);
    openblas_nolapack.blas_set_num_threads(1);
    int threads = Math.max(nd4j.ompGetMaxThreads(), openblas_nolapack.blas_get_num_threads());
    if (threads != 1) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Cannot keep BLAS and ND4J to one thread a cell: %d are in use",
              threads));
    }
    String openblas = "openblas " + version("org.bytedeco", "openblas");
    String libraries = "nd4j %s, %s".formatted(version("org.nd4j", "nd4j-api"), openblas);
    return new NativeRuntime(
        threads,
        libraries,
        String.format(Locale.ROOT, "%s %s, nd4j level %d", openblas, core(), nd4j.binaryLevel()));
  }

  /**
   * The kernel that OpenBLAS has chosen. Its Java binding has no function that tells, so its table
   * of functions is compared with those of all kernels.
   */
  private static String core() {
    Pointer chosen = Loader.addressof("gotoblas");
    if (chosen == null) {
      return UNKNOWN;
    }
    long table = new LongPointer(chosen).get();
    for (String core : CORES) {
      Pointer candidate = Loader.addressof("gotoblas_" + core);
      if (candidate != null && candidate.address() == table) {
        return core;
      }
    }
    return UNKNOWN;
  }

  private static String version(String group, String artifact) {
    String resource = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
    try (InputStream stream = NativeRuntime.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return UNKNOWN;
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
