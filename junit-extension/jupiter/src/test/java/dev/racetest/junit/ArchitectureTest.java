package dev.racetest.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The directions of dependencies:
 *
 * <pre>
 * hooks &lt;- agent
 * hooks &lt;- engine &lt;- strategies, detector, reports &lt;- JUnit extension
 * annotations
 * </pre>
 */
@Tag("architecture")
class ArchitectureTest {
  private static final String ALL = "dev.racetest..";
  private static final String ANNOTATIONS = "dev.racetest.annotations..";
  private static final String HOOKS = "dev.racetest.hooks..";
  private static final String WATCH = "dev.racetest.watch..";
  private static final String AGENT = "dev.racetest.agent..";
  private static final String ENGINE = "dev.racetest.scheduler..";
  private static final String SPI = "dev.racetest.scheduler.spi..";
  private static final String STRATEGIES = "dev.racetest.strategies..";
  private static final String DETECTOR = "dev.racetest.detector..";
  private static final String REPORTS = "dev.racetest.reports..";
  private static final String JUNIT = "dev.racetest.junit..";

  private static JavaClasses imported;

  @BeforeAll
  static void importClasses() {
    imported =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.racetest");
  }

  /** RaceTest's own classes but those of these packages. */
  private static DescribedPredicate<JavaClass> ownOutside(String... packages) {
    return resideInAPackage(ALL).and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOOKS, WATCH, AGENT, ENGINE, SPI, STRATEGIES, DETECTOR, REPORTS, JUNIT})
  void theRulesHaveSeenTheClasses(String classesOf) {
    assertTrue(
        imported.that(resideInAPackage(classesOf)).size() >= 3,
        () -> "no rule can hold for " + classesOf + ": its classes are not on the class path");
  }

  @Test
  void annotationsSeeNothing() {
    classes()
        .that()
        .resideInAPackage(ANNOTATIONS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ANNOTATIONS, "java..")
        .because("production code depends on them")
        .check(imported);
  }

  @Test
  void hooksSeeNothing() {
    classes()
        .that()
        .resideInAPackage(HOOKS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(HOOKS, "java..", "jdk.internal..", "sun..")
        .because("they are loaded by the boot loader, which finds nothing else")
        .check(imported);
  }

  @Test
  void watchSeesOnlyHooks() {
    classes()
        .that()
        .resideInAPackage(WATCH)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(WATCH, HOOKS, "java..")
        .because("they are loaded by the boot loader, which finds nothing else")
        .check(imported);
  }

  @Test
  void theAgentSeesOnlyHooksAndWatch() {
    noClasses()
        .that()
        .resideInAPackage(AGENT)
        .should()
        .dependOnClassesThat(ownOutside(AGENT, HOOKS, WATCH))
        .because("it must start on the command line, before there is a class path")
        .check(imported);
  }

  @Test
  void nobodySeesTheAgent() {
    noClasses()
        .that(resideOutsideOfPackage(AGENT))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGENT)
        .because("it lives in a jar of its own, loaded in another way than the rest")
        .check(imported);
  }

  @Test
  void theEngineSeesOnlyHooks() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE)
        .should()
        .dependOnClassesThat(ownOutside(ENGINE, HOOKS))
        .because("strategies and detectors are found by ServiceLoader and can be replaced")
        .check(imported);
  }

  @Test
  void strategiesSeeOnlyTheSpi() {
    noClasses()
        .that()
        .resideInAPackage(STRATEGIES)
        .should()
        .dependOnClassesThat(ownOutside(STRATEGIES, SPI, HOOKS))
        .because("a strategy needs the SPI, and neither the engine's inside nor the detector")
        .check(imported);
  }

  @Test
  void theDetectorSeesOnlyTheSpi() {
    noClasses()
        .that()
        .resideInAPackage(DETECTOR)
        .should()
        .dependOnClassesThat(ownOutside(DETECTOR, SPI, HOOKS))
        .because("happens-before must not depend on who runs next, or on there being a scheduler")
        .check(imported);
  }

  @Test
  void reportsSeeOnlyTheEngine() {
    noClasses()
        .that()
        .resideInAPackage(REPORTS)
        .should()
        .dependOnClassesThat(ownOutside(REPORTS, ENGINE))
        .because("they are about what the engine returns, with JUnit and without")
        .check(imported);
  }

  @Test
  void theExtensionSeesOnlyEngineReportsAndWatch() {
    noClasses()
        .that()
        .resideInAPackage(JUNIT)
        .should()
        .dependOnClassesThat(ownOutside(JUNIT, ENGINE, REPORTS, WATCH))
        .because("strategies, detector and agent are there at run time only")
        .check(imported);
  }

  @Test
  void onlyOneClassOfTheExtensionSeesTheInsideOfJUnit() {
    noClasses()
        .that(resideInAPackage(JUNIT).and(DescribedPredicate.not(isJUnitInternals())))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit.jupiter.engine..")
        .because("JUnit may change it in any release")
        .check(imported);
  }

  private static DescribedPredicate<JavaClass> isJUnitInternals() {
    return JavaClass.Predicates.belongToAnyOf(JUnitInternals.class);
  }

  @Test
  void theEngineHasNoCyclesOfPackages() {
    slices()
        .matching("dev.racetest.scheduler.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each of them can then be understood without the others")
        .check(imported);
  }

  @Test
  void theReportsHaveNoCyclesOfPackages() {
    slices()
        .matching("dev.racetest.reports.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each of them can then be understood without the others")
        .check(imported);
  }

  @Test
  void theExtensionHasNoCyclesOfPackages() {
    noClasses()
        .that()
        .resideInAPackage("dev.racetest.junit.workers..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.racetest.junit")
        .because("a worker is told by the extension what to explore, and how")
        .check(imported);
  }
}
