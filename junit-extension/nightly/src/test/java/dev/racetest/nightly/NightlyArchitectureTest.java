package dev.racetest.nightly;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions of dependencies: {@code store <- {work, report} <- command line}. */
class NightlyArchitectureTest {
  private static final String NIGHTLY = "dev.racetest.nightly..";
  private static final String STORE = "dev.racetest.nightly.store..";

  private static JavaClasses imported;

  @BeforeAll
  static void importClasses() {
    imported =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.racetest");
  }

  @Test
  void theRulesHaveSeenTheClasses() {
    assertTrue(imported.that(resideInAPackage(STORE)).size() >= 5);
    assertTrue(imported.that(resideInAPackage("dev.racetest.nightly.work..")).size() >= 5);
    assertTrue(imported.that(resideInAPackage("dev.racetest.junit..")).size() >= 5);
  }

  @Test
  void nightlySeesTheExtensionTheEngineAndReports() {
    noClasses()
        .that()
        .resideInAPackage(NIGHTLY)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.racetest..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            NIGHTLY,
                            "dev.racetest.junit..",
                            "dev.racetest.scheduler..",
                            "dev.racetest.reports.."))))
        .because("strategies, detector and agent are there at run time only")
        .check(imported);
  }

  @Test
  void onlyTheStoreSeesDatabases() {
    noClasses()
        .that(resideInAPackage(NIGHTLY).and(resideOutsideOfPackage(STORE)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..", "org.postgresql..")
        .because("another store must be possible")
        .check(imported);
  }

  @Test
  void onlyTheCommandLineSeesJUnit() {
    noClasses()
        .that()
        .resideInAnyPackage(STORE, "dev.racetest.nightly.work..", "dev.racetest.nightly.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "dev.racetest.junit..", "picocli..")
        .because("what explores is behind ItemRunner")
        .check(imported);
  }

  @Test
  void thereAreNoCyclesOfPackages() {
    slices()
        .matching("dev.racetest.(nightly.*)..")
        .should()
        .beFreeOfCycles()
        .because("each of them can then be understood without the others")
        .check(imported);
  }

  @Test
  void nobodySeesNightly() {
    noClasses()
        .that(resideOutsideOfPackage(NIGHTLY))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(NIGHTLY)
        .because("race tests run without it")
        .check(imported);
  }
}
