package org.wdsjmx.plugin.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.config.WatchedFiles;
import org.wdsjmx.plugin.disk.FileExposure;
import org.wdsjmx.transport.MomentSource;

/**
 * Keys and certificates of this program. Files that change are read again when the next client connects; when they are wrong then,
 * the log tells it once and those before go on. Safe for use by several threads.
 */
public final class TlsMaterial {

    private static final Logger LOG = System.getLogger(TlsMaterial.class.getName());
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final Duration SOON = Duration.ofDays(21);

    private final TlsSettings settings;
    private final MomentSource clock;
    private final WatchedFiles watched;
    private final SSLContext context;
    private KeyMaterial material;

    private TlsMaterial(TlsSettings settings, MomentSource clock) throws TlsException {
        this.settings = settings;
        this.clock = clock;
        this.watched = new WatchedFiles(files(settings), clock);
        this.material = KeyMaterial.read(settings);
        try {
            context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new CurrentKeys(this::current)},
                    new TrustManager[] {new CurrentClients(this::current)},
                    null);
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be used: " + e.getMessage(), e);
        }
    }

    /** @throws TlsException when the files cannot be used */
    public static TlsMaterial load(TlsSettings settings, MomentSource clock) throws TlsException {
        return new TlsMaterial(settings, clock);
    }

    /** For connections of clients to this program. */
    public SSLContext context() {
        return context;
    }

    /** TLS 1.2 and newer, the server's order of ciphers, and certificates of clients if authorities for them are configured. */
    public SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(PROTOCOLS.clone());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNeedClientAuth(wantsClientCertificates());
        return parameters;
    }

    /** The same for the JDK's HTTP server. */
    public HttpsConfigurator httpsConfigurator() {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters connection) {
                connection.setSSLParameters(parameters());
            }
        };
    }

    /** Whether every client must show a certificate. */
    public boolean wantsClientCertificates() {
        return settings.clientAuthorities().isPresent();
    }

    /** Whom the certificate names, and until when. */
    public String describe() {
        X509Certificate certificate = current().certificate();
        return certificate.getSubjectX500Principal() + ", valid until "
                + certificate.getNotAfter().toInstant();
    }

    /** What an administrator should mend. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        X509Certificate certificate = current().certificate();
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(clock.instant())) {
            warnings.add("tls: the certificate has expired at " + end + "; clients will not connect");
        } else if (end.isBefore(clock.instant().plus(SOON))) {
            warnings.add("tls: the certificate expires at " + end);
        }
        Stream.of(settings.keystore(), settings.key(), settings.passwordFile())
                .flatMap(file -> file.stream())
                .filter(FileExposure::isReadableByOthers)
                .forEach(file -> warnings.add("tls: other users of this machine can read " + file
                        + "; only this program should (chmod 600)"));
        return warnings;
    }

    private synchronized KeyMaterial current() {
        if (watched.haveChanged()) {
            try {
                material = KeyMaterial.read(settings);
                LOG.log(
                        Level.INFO,
                        "The certificate was read again: "
                                + material.certificate().getSubjectX500Principal());
            } catch (TlsException e) {
                LOG.log(Level.ERROR, "The changed certificate is not used, that before goes on: " + e.getMessage());
            }
        }
        return material;
    }

    private static List<Path> files(TlsSettings settings) {
        return Stream.of(
                        settings.keystore(),
                        settings.passwordFile(),
                        settings.certificate(),
                        settings.key(),
                        settings.clientAuthorities())
                .flatMap(file -> file.stream())
                .toList();
    }
}
