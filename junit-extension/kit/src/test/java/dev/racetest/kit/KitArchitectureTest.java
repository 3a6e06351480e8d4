package dev.racetest.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The directions of dependencies: {@code engine <- JUnit extension <- kit}. */
@Tag("architecture")
class KitArchitectureTest {
  private static final String KIT = "dev.racetest.kit..";

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
    assertTrue(imported.that(resideInAPackage(KIT)).size() >= 5);
    assertTrue(imported.that(resideInAPackage("dev.racetest.junit..")).size() >= 5);
  }

  @Test
  void theKitSeesOnlyTheExtensionAndTheEngine() {
    noClasses()
        .that()
        .resideInAPackage(KIT)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.racetest..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(KIT, "dev.racetest.junit..", "dev.racetest.scheduler"))))
        .because("it is about what the extension and the engine return")
        .check(imported);
  }

  @Test
  void theKitDoesNotSeeTheInsideOfJUnit() {
    noClasses()
        .that()
        .resideInAPackage(KIT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.junit.jupiter.engine..")
        .because("JUnit may change it in any release")
        .check(imported);
  }

  @Test
  void nobodySeesTheKit() {
    noClasses()
        .that(resideOutsideOfPackage(KIT))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(KIT)
        .because("race tests run without it")
        .check(imported);
  }
}
