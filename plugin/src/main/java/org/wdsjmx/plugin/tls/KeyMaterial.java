package org.wdsjmx.plugin.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.text.NotTextException;
import org.wdsjmx.plugin.text.TextBytes;

/**
 * What the files of the settings hold at one time.
 *
 * @param certificate the server's own
 * @param keys shows it to clients
 * @param clients checks what clients show; nothing = they show none
 */
record KeyMaterial(
        X509Certificate certificate, X509ExtendedKeyManager keys, Optional<X509ExtendedTrustManager> clients) {

    /** Text that may stand before the first block of a PEM file. */
    private static final int LONGEST_PREAMBLE = 1 << 16;

    private static final String ALIAS = "server";
    private static final int LONGEST_PASSWORD_FILE = 64 << 10;

    static KeyMaterial read(TlsSettings settings) throws TlsException {
        Optional<char[]> password = Optional.empty();
        if (settings.passwordFile().isPresent()) {
            password = Optional.of(firstLine(settings.passwordFile().get()));
        }
        List<X509Certificate> chain = new ArrayList<>();
        PrivateKey key = settings.keystore().isPresent()
                ? fromKeystore(settings.keystore().get(), password.orElseThrow(), chain)
                : fromPem(settings, password, chain);
        requirePair(settings, chain, key);
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(ALIAS, key, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            return new KeyMaterial(
                    chain.get(0), only(X509ExtendedKeyManager.class, keys.getKeyManagers()), clients(settings));
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("the key cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<X509ExtendedTrustManager> clients(TlsSettings settings)
            throws TlsException, GeneralSecurityException, IOException {
        if (settings.clientAuthorities().isEmpty()) {
            return Optional.empty();
        }
        KeyStore store = emptyStore();
        for (X509Certificate authority :
                PemFile.read(settings.clientAuthorities().get()).certificates()) {
            store.setCertificateEntry("authority" + store.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        return Optional.of(only(X509ExtendedTrustManager.class, trust.getTrustManagers()));
    }

    private static PrivateKey fromKeystore(Path file, char[] password, List<X509Certificate> chain)
            throws TlsException {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, password);
                if (key instanceof PrivateKey found) {
                    Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .forEach(chain::add);
                    return found;
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new TlsException(file + " cannot be opened with the password in tls.passwordFile", e);
            }
            if (holdsPem(file)) {
                throw new TlsException(file + " holds PEM, no PKCS12; name it in tls.certificate and tls.key", e);
            }
            throw new TlsException(file + " cannot be read as PKCS12: " + FileReason.of(e), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new TlsException(file + " cannot be read as PKCS12: " + e.getMessage(), e);
        }
        throw new TlsException(file + " holds no private key");
    }

    private static boolean holdsPem(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(LONGEST_PREAMBLE), StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
        } catch (IOException e) {
            // The fault that led here tells of the file.
            return false;
        }
    }

    private static PrivateKey fromPem(TlsSettings settings, Optional<char[]> password, List<X509Certificate> chain)
            throws TlsException {
        chain.addAll(PemFile.read(settings.certificate().orElseThrow()).certificates());
        return PemFile.read(settings.key().orElseThrow()).key(chain, password);
    }

    /** A key of another certificate would only show when the first client comes. */
    private static void requirePair(TlsSettings settings, List<X509Certificate> chain, PrivateKey key)
            throws TlsException {
        Path file = settings.keystore().or(settings::key).orElseThrow();
        X509Certificate first = chain.get(0);
        if (isPair(file, first, key)) {
            return;
        }
        for (X509Certificate other : chain) {
            if (isPair(file, other, key)) {
                throw new TlsException(settings.certificate().orElse(file) + " begins with the certificate of "
                        + first.getSubjectX500Principal() + ", but the key in " + file + " belongs to that of "
                        + other.getSubjectX500Principal()
                        + " further down, which must come first, followed by those of its issuers");
            }
        }
        throw new TlsException(
                file + " holds a key that does not belong to the certificate of " + first.getSubjectX500Principal());
    }

    private static boolean isPair(Path file, X509Certificate certificate, PrivateKey key) throws TlsException {
        if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        byte[] sample = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            return verified(signature, signed);
        } catch (GeneralSecurityException e) {
            throw new TlsException(
                    file + " holds a key that cannot be used with the certificate: " + e.getMessage(), e);
        }
    }

    /** A signature that has not even the form of one of this certificate is of another key, for example on another curve. */
    private static boolean verified(Signature signature, byte[] signed) {
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static char[] firstLine(Path file) throws TlsException {
        try {
            return TextBytes.of(file, LONGEST_PASSWORD_FILE)
                    .utf8()
                    .lines()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new TlsException(file + " has no password in its first line"))
                    .toCharArray();
        } catch (NotTextException e) {
            throw new TlsException(file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TlsException(file + " cannot be read: " + FileReason.of(e), e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static <T> T only(Class<T> type, KeyManager[] found) {
        return type.cast(found[0]);
    }

    private static <T> T only(Class<T> type, TrustManager[] found) {
        return type.cast(found[0]);
    }
}
