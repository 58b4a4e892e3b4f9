package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeRuntimeTest {

  @Test
  void usesOneThread() {
    assertThat(NativeRuntime.singleThreaded().threads()).isEqualTo(1);
  }

  @Test
  void namesLibrariesAndKernel() {
    NativeRuntime runtime = NativeRuntime.singleThreaded();
    assertThat(runtime.libraries()).matches("nd4j 1\\.0\\.0-M2\\.1, openblas 0\\.3\\.[0-9.-]+");
    assertThat(runtime.kernel()).matches("openblas 0\\.3\\.[0-9.-]+ \\w+, nd4j level \\d");
  }
}
