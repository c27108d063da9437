package io.clientele;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import jakarta.persistence.Entity;

import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "io.clientele", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] MATHS = {
        "io.clientele.rfm",
        "io.clientele.persona",
        "io.clientele.clustering",
        "io.clientele.partition",
        "io.clientele.estimation",
        "io.clientele.lifetime",
        "io.clientele.value",
        "io.clientele.history",
        "io.clientele.prediction",
        "io.clientele.validation",
        "io.clientele.uncertainty",
        "io.clientele.diagnostics",
        "io.clientele.drift",
        "io.clientele.netting",
        "io.clientele.statistics",
        "io.clientele.uplift",
        "io.clientele.calendar",
        "io.clientele.timeseries",
        "io.clientele.forecast",
        "io.clientele.purchase",
        "io.clientele.affinity",
        "io.clientele.recommendation",
        "io.clientele.basket"
    };

    @ArchTest
    static final ArchRule mathsNeedsNothingButJavaAndItsLibraries =
            classes()
                    .that()
                    .resideInAnyPackage(MATHS)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(MATHS)
                                    .or(
                                            resideInAnyPackage(
                                                    "java..",
                                                    "smile..",
                                                    "org.ejml..",
                                                    "org.jspecify..")));

    @ArchTest
    static final ArchRule readingFilesNeedsNoSpringAndNoDatabase =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..row",
                            "..tabular",
                            "..workbook",
                            "..mapping",
                            "..convention",
                            "..cleaning")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "java.sql..", "org.slf4j..");

    @ArchTest
    static final ArchRule controllersEntitiesAndRepositoriesStayInside =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .areAnnotatedWith(Entity.class)
                    .or()
                    .areAssignableTo(Repository.class)
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule resultsAreReadWholeOrByCallback =
            noClasses()
                    .should()
                    .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                    .because("a stream that nobody closes keeps its connection for good");

    @ArchTest
    static final ArchRule timeComesFromTheClockAtTheEdge =
            noClasses()
                    .should()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because(
                            "as-of is data; whoever needs the time takes " + Clock.class.getName());
}
