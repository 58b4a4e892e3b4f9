package dev.initsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the direction of imports: data flows one way, and so do the packages. */
class PackagesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.initsweep");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("cell", List.of()),
          Map.entry("plan", List.of("cell")),
          Map.entry("data", List.of("cell")),
          Map.entry("network", List.of("cell")),
          Map.entry("train", List.of("network", "data", "cell")),
          Map.entry("theory", List.of("network", "data", "plan", "cell")),
          Map.entry("store", List.of("plan", "cell")),
          Map.entry("sweep", List.of("store", "train", "data", "plan", "cell")),
          Map.entry("verify", List.of("plan", "cell")),
          Map.entry("selfcheck", List.of("verify", "plan", "cell")),
          Map.entry("report", List.of("verify", "plan", "cell")),
          Map.entry(
              "flow",
              List.of(
                  "report", "verify", "sweep", "store", "theory", "train", "network", "data",
                  "plan", "cell")),
          Map.entry(
              "cli",
              List.of(
                  "flow",
                  "selfcheck",
                  "report",
                  "verify",
                  "sweep",
                  "store",
                  "theory",
                  "train",
                  "network",
                  "data",
                  "plan",
                  "cell")));

  private static final List<String> MAY_SEE_SPARK = List.of("sweep", "store", "flow", "cli");

  static Set<String> packages() {
    return new TreeSet<>(MAY_IMPORT.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyWhatLiesBelow(String name) {
    String[] forbidden =
        packages().stream()
            .filter(other -> !other.equals(name) && !MAY_IMPORT.get(name).contains(other))
            .map(other -> "dev.initsweep." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.initsweep." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void sparkIsSeenInTheOuterPackagesOnly() {
    String[] inner =
        packages().stream()
            .filter(name -> !MAY_SEE_SPARK.contains(name))
            .map(name -> "dev.initsweep." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(inner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNamedHere() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(
        type ->
            Arrays.stream(type.getPackageName().split("\\."))
                .skip(2)
                .findFirst()
                .ifPresent(found::add));
    org.assertj.core.api.Assertions.assertThat(packages()).containsAll(found);
  }
}
