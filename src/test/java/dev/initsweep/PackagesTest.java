package dev.initsweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the direction of imports: data flows one way, and so do the packages. */
class PackagesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.initsweep");

  private static final List<String> JUDGING = List.of("race", "statistics");

  private static final List<String> BELOW_FLOW =
      List.of(
          "verify",
          "race",
          "statistics",
          "sweep",
          "store",
          "theory",
          "train",
          "network",
          "data",
          "plan",
          "cell");

  private static final List<String> BELOW_API = and(BELOW_FLOW, "flow");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("cell", List.of()),
          Map.entry("plan", List.of("cell")),
          Map.entry("data", List.of("cell")),
          Map.entry("network", List.of("cell")),
          Map.entry("train", List.of("network", "data", "cell")),
          Map.entry("theory", List.of("network", "data", "plan", "cell")),
          Map.entry("store", List.of("data", "plan", "cell")),
          Map.entry("sweep", List.of("store", "train", "data", "plan", "cell")),
          Map.entry("statistics", List.of("cell")),
          Map.entry("race", List.of("statistics", "plan", "cell")),
          Map.entry("verify", and(JUDGING, "plan", "cell")),
          Map.entry("selfcheck", and(JUDGING, "verify", "plan", "cell")),
          Map.entry("report", and(JUDGING, "verify", "plan", "cell")),
          Map.entry("flow", and(BELOW_FLOW, "report")),
          Map.entry("inspect", and(BELOW_FLOW, "flow")),
          Map.entry("api", BELOW_API),
          Map.entry("recommend", and(BELOW_API, "api")),
          Map.entry("planted", and(BELOW_API, "api")),
          Map.entry(
              "cli",
              and(
                  BELOW_FLOW,
                  "flow",
                  "report",
                  "selfcheck",
                  "inspect",
                  "recommend",
                  "planted",
                  "api")));

  private static final List<String> MAY_SEE_SPARK =
      List.of("sweep", "store", "flow", "inspect", "api", "recommend", "planted", "cli");

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /** What signatures of the api may name of ours beside the records of cell, plan and verify. */
  private static final List<String> NAMED_BY_API =
      List.of(
          "dev.initsweep.theory.Predictor",
          "dev.initsweep.data.Dataset",
          "dev.initsweep.data.DataSources",
          "dev.initsweep.flow.TrainingEngines$Factory",
          "dev.initsweep.sweep.ProgressListener",
          "dev.initsweep.sweep.FailedCells");

  @Test
  void signaturesOfTheApiNameWhatIsPromised() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.initsweep.api")
        .and()
        .arePublic()
        .should(nameOnly("dev.initsweep.(api|cell|plan|verify)\\..*"))
        .check(CLASSES);
  }

  private static ArchCondition<JavaMethod> nameOnly(String packages) {
    return new ArchCondition<>("name only promised types of ours") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(
                method.getReturnType().getAllInvolvedRawTypes().stream(),
                method.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
            .map(type -> type.getBaseComponentType().getName())
            .filter(name -> name.startsWith("dev.initsweep."))
            .filter(name -> !name.matches(packages) && !NAMED_BY_API.contains(name))
            .forEach(
                name ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " names " + name)));
      }
    };
  }

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
  void noNameMeansTwoThings() {
    Map<String, Set<String>> packagesByName = new TreeMap<>();
    CLASSES.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .forEach(
            type ->
                packagesByName
                    .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                    .add(type.getPackageName()));
    assertThat(packagesByName).allSatisfy((name, in) -> assertThat(in).hasSize(1));
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
    assertThat(packages()).containsAll(found);
  }
}
