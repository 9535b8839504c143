package org.wdsjmx.plugin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.audit.AuditReport;
import org.wdsjmx.plugin.audit.AuditVerifier;
import org.wdsjmx.plugin.audit.AuditedOperation;
import org.wdsjmx.plugin.audit.Intent;
import org.wdsjmx.plugin.config.Quoted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: what can be done with the file that tells who did what. */
@Command(
        name = "audit",
        description = "Checks the file that tells who did what.",
        subcommands = AuditCommand.Verify.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    private AuditCommand() {}

    /** {@code audit verify}: whether records were altered, removed, added or cut off. */
    @Command(
            name = "verify",
            description = {
                "Finds records that were altered, removed, added, moved or cut off, in the file and in those that were rotated"
                        + " beside it. Exit code 0: nothing is wrong; 2: a fault, each told with its line.",
                "Somebody who may write to the directory can make the whole chain anew: note the last hash elsewhere, and give"
                        + " it with --expect the next time."
            },
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        private static final int LONGEST = 500;
        private static final int LONGEST_FIELD = 100;

        @Spec
        private CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "The audit file, or one that was rotated.")
        private List<Path> files;

        @Option(
                names = "--expect",
                paramLabel = "HASH",
                description =
                        "A hash that was the last one earlier. It must be in the chain; files that end before it may"
                                + " be missing.")
        private String expected;

        @Override
        public Integer call() {
            boolean good = true;
            try {
                Set<Path> audits = new LinkedHashSet<>();
                files.forEach(file -> audits.add(AuditVerifier.currentOf(file)));
                for (Path audit : audits) {
                    AuditReport report = AuditVerifier.verify(audit, Optional.ofNullable(expected));
                    tell(report);
                    good &= report.isGood();
                }
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println(shown(e.getMessage(), LONGEST));
                return Main.WRONG;
            }
            return good ? 0 : Main.WRONG;
        }

        private void tell(AuditReport report) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(shown(report.file().toString(), LONGEST));
            out.println("files    " + report.files().size());
            out.println("records  " + report.records()
                    + report.first().map(first -> ", from " + first).orElse("")
                    + report.last().map(last -> " to " + last).orElse(""));
            out.println(
                    "last     " + report.end().sequence() + ' ' + report.end().hash());
            out.println("without outcome  " + report.withoutOutcome().size());
            report.withoutOutcome().forEach(intent -> out.println("  " + described(intent)));
            report.faults().forEach(fault -> out.println("FAULT    " + described(fault)));
            if (report.faultCount() > report.faults().size()) {
                out.println(
                        "FAULT    and " + (report.faultCount() - report.faults().size()) + " more");
            }
            out.println(report.isGood() ? "ok" : "NOT ok, faults: " + report.faultCount());
        }

        private static String described(AuditReport.Fault fault) {
            String file = shown(fault.file().toString(), LONGEST);
            return file + (fault.line() == 0 ? "" : ":" + fault.line()) + ": " + shown(fault.message(), LONGEST);
        }

        private static String described(Intent intent) {
            AuditedOperation operation = intent.operation();
            return intent.id() + "  " + field(operation.operation()) + ' ' + field(operation.detail()) + " of client "
                    + (operation.clientId() == null ? "-" : operation.clientId()) + ' ' + field(operation.mac()) + ' '
                    + field(operation.name()) + " on " + field(operation.server()) + " by " + field(operation.who())
                    + " (" + field(operation.role()) + ", " + field(operation.way()) + ", from "
                    + field(operation.from()) + ')';
        }

        private static String field(String text) {
            return text == null ? "-" : shown(text, LONGEST_FIELD);
        }

        private static String shown(String text, int longest) {
            return Quoted.line(text, longest);
        }
    }
}
