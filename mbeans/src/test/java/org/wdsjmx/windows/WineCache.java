package org.wdsjmx.windows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.wdsjmx.windows.WineHost.ThreadingModel;

/**
 * What is slow to make and worth keeping between builds: a Wine prefix for each threading model, the unpacked JRE and the
 * compiled COM server. It lies outside the checkout, and each part is named by what it was made from. Processes that share
 * the folder take turns.
 */
final class WineCache {

    private static final String CLASS_KEY =
            "HKLM\\Software\\Classes\\CLSID\\" + ApiInterface.MANAGER_CLASS + "\\InprocServer32";

    /** To be raised when prefixes are made differently. */
    private static final String PREFIX_FORMAT = "1";

    private final Path folder;

    WineCache(Path folder) {
        this.folder = folder;
    }

    private interface Maker {
        void make(Path target) throws IOException;
    }

    /** The root of an unpacked Windows JRE. */
    Path jre() throws IOException {
        Path archive = WineParts.jreArchive().orElse(null);
        if (archive == null) {
            return WineParts.unpackedJre(folder).orElseThrow();
        }
        String name = archive.getFileName().toString().replace(".zip", "") + "-" + Files.size(archive) + ".jre";
        return provide(name, target -> unpack(archive, target));
    }

    /** The compiled COM server. */
    Path comServer() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (var files = Files.list(WineParts.sources().orElseThrow())) {
            files.filter(file -> !file.toString().endsWith(".md")).sorted().forEach(sources::add);
        }
        MessageDigest digest = sha256();
        for (Path source : sources) {
            digest.update(source.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(source));
        }
        return provide("com-" + hex(digest), target -> compile(sources, target)).resolve("WdsTptMgmt.dll");
    }

    /** A prefix in which the COM server is registered under a threading model. */
    Path prefix(ThreadingModel model) throws IOException {
        Path template = template();
        return provide(prefixName() + model.label(), target -> derive(template, target, model));
    }

    /** A prefix like that of a threading model, which nobody else uses; to be thrown away with {@link #discard}. */
    Path ownPrefix(ThreadingModel model) throws IOException {
        Path template = template();
        // Here, because hard links cannot leave a file system.
        Path target = Files.createTempDirectory(folder, "own-");
        derive(template, target, model);
        return target;
    }

    /** What every prefix is copied from. Nothing ever runs in it, so that it can be copied whenever one is wanted. */
    private Path template() throws IOException {
        return provide(prefixName() + "Template", WineCache::boot);
    }

    private static String prefixName() throws IOException {
        MessageDigest digest = sha256();
        digest.update(Commands.run(Duration.ofSeconds(60), Map.of(), "wine", "--version")
                .getBytes(StandardCharsets.UTF_8));
        return "prefix-" + PREFIX_FORMAT + "-" + hex(digest) + "-";
    }

    /** Deletes a prefix in which nothing runs any more. */
    static void discard(Path prefix) throws IOException {
        deleteAll(prefix);
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int jre = entry.getName().indexOf("/jre/");
                if (jre < 0 || entry.isDirectory()) {
                    continue;
                }
                Path file = target.resolve(entry.getName().substring(jre + 5)).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive names a file outside of it: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static void compile(List<Path> sources, Path target) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                WineParts.compiler(),
                "-std=c++17",
                "-O2",
                "-Wall",
                "-Werror",
                "-s",
                "-shared",
                "-static",
                "-static-libgcc",
                "-static-libstdc++",
                "-o",
                target.resolve("WdsTptMgmt.dll").toString()));
        sources.stream()
                .map(Path::toString)
                .filter(name -> !name.endsWith(".h"))
                .forEach(command::add);
        command.addAll(List.of("-lole32", "-loleaut32", "-luuid"));
        Commands.run(Duration.ofMinutes(4), Map.of(), command.toArray(String[]::new));
    }

    private static void boot(Path prefix) throws IOException {
        Map<String, String> environment = environment(prefix);
        Commands.run(Duration.ofMinutes(3), environment, "wineboot", "-i");
        // The path of the DLL comes from the environment, so that each checkout can use its own.
        Commands.run(
                Duration.ofSeconds(60),
                environment,
                "wine",
                "reg",
                "add",
                CLASS_KEY,
                "/ve",
                "/t",
                "REG_EXPAND_SZ",
                "/d",
                "%" + WineHost.DLL_VARIABLE + "%",
                "/f");
        Commands.run(Duration.ofSeconds(60), environment, "wineserver", "-w");
    }

    /** The same programs in a second prefix: hard links, but registry files of its own. */
    private static void derive(Path template, Path target, ThreadingModel model) throws IOException {
        Commands.run(Duration.ofMinutes(2), Map.of(), "cp", "-al", template + "/.", target.toString());
        for (String registry : List.of("system.reg", "user.reg", "userdef.reg")) {
            Files.delete(target.resolve(registry));
            Files.copy(template.resolve(registry), target.resolve(registry));
        }
        register(environment(target), model);
    }

    private static void register(Map<String, String> environment, ThreadingModel model) throws IOException {
        Commands.run(
                Duration.ofSeconds(60),
                environment,
                "wine",
                "reg",
                "add",
                CLASS_KEY,
                "/v",
                "ThreadingModel",
                "/d",
                model.label(),
                "/f");
        Commands.run(Duration.ofSeconds(60), environment, "wineserver", "-w");
    }

    /** What every Wine program needs to run in a prefix, without a screen and without noise. */
    static Map<String, String> environment(Path prefix) {
        return Map.of(
                "WINEPREFIX",
                prefix.toString(),
                "WINEARCH",
                "win64",
                "WINEDEBUG",
                "-all",
                "WINEDLLOVERRIDES",
                "mscoree,mshtml=;winemenubuilder.exe=d");
    }

    /** A part of the cache, made if it is not there; a half-made one never gets the name. */
    private synchronized Path provide(String name, Maker maker) throws IOException {
        Path part = folder.resolve(name);
        if (Files.exists(part)) {
            return part;
        }
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(part) && lock.isValid()) {
                Path unfinished = folder.resolve(name + ".unfinished");
                deleteAll(unfinished);
                maker.make(Files.createDirectory(unfinished));
                Files.move(unfinished, part);
            }
        }
        return part;
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }
}
