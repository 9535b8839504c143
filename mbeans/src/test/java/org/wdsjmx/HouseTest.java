package org.wdsjmx;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Dependencies point one way. */
class HouseTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wdsjmx");

    @Test
    void dependenciesPointFromTheMBeansToTheLanguage() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("transport")
                .definedBy("org.wdsjmx.transport..")
                .layer("windows")
                .definedBy("org.wdsjmx.windows..")
                .layer("emulator")
                .definedBy("org.wdsjmx.emulator..")
                .layer("recording")
                .definedBy("org.wdsjmx.recording..")
                .layer("watch")
                .definedBy("org.wdsjmx.watch..")
                .layer("mbean")
                .definedBy("org.wdsjmx.mbean..")
                .whereLayer("mbean")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("watch")
                .mayOnlyBeAccessedByLayers("mbean")
                .whereLayer("windows")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("emulator")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("recording")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("recording")
                .mayOnlyAccessLayers("transport")
                .check(classes);
    }

    @Test
    void theLanguageKnowsNothingButItself() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.wdsjmx.transport..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.wdsjmx.transport..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io..",
                        "java.nio..")
                .check(classes);
    }

    @Test
    void onlyTheWindowsBackendKnowsJna() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("org.wdsjmx.windows..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(classes);
    }
}
