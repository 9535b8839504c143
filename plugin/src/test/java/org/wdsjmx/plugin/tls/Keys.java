package org.wdsjmx.plugin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.wdsjmx.plugin.config.TlsSettings;

/** Keys and certificates for tests, made by the JDK's keytool. */
public final class Keys {

    public static final String PASSWORD = "changeit";

    private Keys() {}

    /**
     * Makes a key with a certificate of its own for 127.0.0.1 and localhost.
     *
     * @param algorithm RSA, EC or Ed25519
     */
    public static Path keystore(Path directory, String name, String algorithm)
            throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        algorithm,
                        "-alias",
                        "key",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(output).isZero();
        return file;
    }

    public static Path passwordFile(Path directory) throws IOException {
        return Files.writeString(directory.resolve("password"), PASSWORD + "\n");
    }

    /** Settings with a new keystore. */
    public static TlsSettings settings(Path directory, String name) throws IOException, InterruptedException {
        return new TlsSettings(
                Optional.of(keystore(directory, name, "EC")),
                Optional.of(passwordFile(directory)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Path certificate(Path keystore) throws Exception {
        return pem(
                keystore,
                "crt",
                List.of("CERTIFICATE"),
                load(keystore).getCertificate("key").getEncoded());
    }

    public static Path key(Path keystore) throws Exception {
        return pem(
                keystore,
                "key",
                List.of("PRIVATE KEY"),
                load(keystore).getKey("key", PASSWORD.toCharArray()).getEncoded());
    }

    /** What a client needs that trusts these servers, and shows the key of one if there is one to show. */
    public static SSLContext client(Optional<Path> own, Path... servers) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (Path server : servers) {
            Certificate certificate = load(server).getCertificate("key");
            trusted.setCertificateEntry("server" + trusted.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        javax.net.ssl.KeyManagerFactory keys = javax.net.ssl.KeyManagerFactory.getInstance("PKIX");
        keys.init(own.isPresent() ? load(own.get()) : null, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path keystore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keystore)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(Path keystore, String extension, List<String> label, byte[] bytes) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                keystore.resolveSibling(keystore.getFileName().toString().replace("p12", extension)),
                "-----BEGIN " + label.get(0) + "-----\n" + base64 + "\n-----END " + label.get(0) + "-----\n");
    }
}
