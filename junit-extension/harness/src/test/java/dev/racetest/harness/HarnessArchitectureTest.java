package dev.racetest.harness;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The directions of dependencies: {@code engine <- JUnit extension <- harness}. */
@Tag("architecture")
class HarnessArchitectureTest {
  private static final String HARNESS = "dev.racetest.harness..";
  private static final String JCSTRESS = "org.openjdk.jcstress..";

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
    assertTrue(imported.that(resideInAPackage(HARNESS)).size() >= 30);
    assertTrue(imported.that(resideInAPackage("dev.racetest.junit..")).size() >= 5);
  }

  @Test
  void theHarnessSeesOnlyTheExtensionAndTheEngine() {
    noClasses()
        .that()
        .resideInAPackage(HARNESS)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.racetest..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            HARNESS,
                            "dev.racetest.junit..",
                            "dev.racetest.scheduler",
                            "dev.racetest.scheduler.history",
                            "dev.racetest.scheduler.replay",
                            "dev.racetest.scheduler.text"))))
        .because("it is another way to write what the extension runs")
        .check(imported);
  }

  @Test
  void onlyTheJcstressFrontEndSeesJcstress() {
    noClasses()
        .that(
            resideInAPackage("dev.racetest..")
                .and(resideOutsideOfPackage("dev.racetest.harness.jcstress..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(JCSTRESS)
        .because("it is GPL, and on the class path of those only who have such tests")
        .check(imported);
  }

  @Test
  void packagesOfTheHarnessHaveNoCycles() {
    slices().matching("dev.racetest.harness.(*)..").should().beFreeOfCycles().check(imported);
  }
}
