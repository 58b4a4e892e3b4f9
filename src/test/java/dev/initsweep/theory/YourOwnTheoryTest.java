package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.PredictorSpec;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways of docs/your-own-theory.md, as they are written there. */
class YourOwnTheoryTest {

  private static final Path PAGE = Path.of("docs", "your-own-theory.md");
  private static final double ETA = .05;

  @TempDir private Path folder;

  private final PredictorInput question =
      Invented.question(40, BiasTreatment.NONE, ETA, 8, 3, 12, 20, 3);

  private static String found(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void theFormula() throws IOException {
    PredictorSpec spec =
        new PredictorSpec(
            "inverse-rate", found("name = inverse-rate, formula = \"([^\"]+)\""), Map.of());
    assertThat(Predictors.standard().named(spec).answer(question).coordinate().orElseThrow())
        .isCloseTo(.9 / ETA, withinPercentage(1));
  }

  @Test
  void everyQuantityIsNamed() throws IOException {
    String text = found("The formula may speak of (.*?)\\n\\n");
    assertThat(Quantities.names()).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
  }

  @Test
  void theTableOfWhatIsUnderstood() throws Exception {
    Matcher row =
        Pattern.compile("(?m)^\\| .+ \\| `([^`]+)` \\| ([0-9.]+) \\|$")
            .matcher(Files.readString(PAGE));
    Set<String> shown = new HashSet<>();
    while (row.find()) {
      assertThat(FormulaLanguage.STANDARD.evaluate(row.group(1), Map.of()))
          .as(row.group(1))
          .isCloseTo(Double.parseDouble(row.group(2)), within(1e-12));
      Matcher name = Pattern.compile("[a-z]+[0-9]*(?=\\()").matcher(row.group(1));
      while (name.find()) {
        shown.add(name.group().toUpperCase(Locale.ROOT));
      }
    }
    // CEILING is another name of CEIL.
    assertThat(shown)
        .containsAll(
            FormulaFunctions.ALL.keySet().stream()
                .filter(function -> !function.equals("CEILING"))
                .toList());
  }

  @Test
  void theClass() throws ReflectiveOperationException, IOException {
    Path source = folder.resolve("GrowsWithDepth.java");
    Files.writeString(source, found("```java\n(.*?)```"));
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(exitCode).isZero();
    byte[] code = Files.readAllBytes(folder.resolve("dev/initsweep/theory/GrowsWithDepth.class"));
    Class<?> made = MethodHandles.lookup().defineClass(code);
    Predictor predictor = (Predictor) made.getDeclaredConstructor().newInstance();
    Prediction prediction = predictor.answer(question);
    assertThat(prediction.predictor()).isEqualTo("grows-with-depth");
    // Two layers.
    assertThat(prediction.coordinate().orElseThrow())
        .isCloseTo(2 + Math.log(2), withinPercentage(1));
  }
}
