package org.wdsjmx.plugin;

import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Optional;

/**
 * The modules of the JDK that the agent needs. An application that is a module of its own, a tool of the JDK or an image of jlink only has those
 * that it asks for itself.
 */
final class RequiredModules {

    /** And what these require, which --add-modules does not add where --limit-modules holds. */
    private static final List<String> NAMES = List.of(
            "java.logging",
            "java.management",
            "java.management.rmi",
            "java.naming",
            "java.rmi",
            "java.security.sasl",
            "java.xml",
            "jdk.httpserver");

    private RequiredModules() {}

    /** Which of them this virtual machine lacks, and what adds them, in one line; nothing when all are there. */
    static Optional<String> missing() {
        List<String> missing = NAMES.stream()
                .filter(name -> ModuleLayer.boot().findModule(name).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        ModuleFinder image = ModuleFinder.ofSystem();
        boolean there = missing.stream().allMatch(name -> image.find(name).isPresent());
        String option = "--add-modules=" + String.join(",", missing);
        return Optional.of("this Java runs without " + (missing.size() == 1 ? "the module " : "the modules ")
                + String.join(", ", missing) + "; start it with " + option
                + (there ? "" : ", after making it by jlink with the same option"));
    }
}
