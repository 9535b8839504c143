package org.wdsjmx.plugin.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who can read a file. */
public final class FileExposure {

    private FileExposure() {}

    /** Whether other users of this machine can read it, as far as the file system tells; that of Windows does not. */
    public static boolean isReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ);
        } catch (IOException | UnsupportedOperationException notPosix) {
            return false;
        }
    }
}
