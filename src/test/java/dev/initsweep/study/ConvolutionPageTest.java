package dev.initsweep.study;

import java.nio.file.Path;
import java.util.Map;

/** The page of the paper's second experiment, which has no figures. */
class ConvolutionPageTest extends CommittedPage {

  ConvolutionPageTest() {
    super("docs/paper/convolution", "jobs/sql/convolution");
  }

  @Override
  Map<String, String> figures(Path committed) {
    return Map.of();
  }
}
