package org.wdsjmx.plugin;

import java.nio.file.Path;
import java.util.Optional;
import org.wdsjmx.plugin.config.Configuration;

/**
 * Where a configuration has its files written. All are absolute and without {@code ..}.
 *
 * @param audit who did what
 * @param ledger what was done about alerts
 * @param log how the program fares; nothing = no file
 */
record BookFiles(Path audit, Path ledger, Optional<Path> log) {

    /** @param config the file of the configuration, beside which relative files are; nothing when it comes from elsewhere */
    static BookFiles of(Configuration configuration, Optional<Path> config) {
        Path audit = beside(config, configuration.audit().file());
        Path ledger = configuration
                .remediation()
                .ledger()
                .map(file -> beside(config, file))
                .orElse(audit.resolveSibling("remediation.jsonl"));
        return new BookFiles(audit, ledger, configuration.log().file().map(file -> beside(config, file)));
    }

    private static Path beside(Optional<Path> config, Path file) {
        return config.map(found -> found.resolveSibling(file))
                .orElse(file)
                .toAbsolutePath()
                .normalize();
    }
}
