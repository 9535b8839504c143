package org.wdsjmx.plugin.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.text.NotTextException;
import org.wdsjmx.plugin.text.TextBytes;

/** Certificates and keys in PEM (RFC 7468), as openssl and others write it. */
final class PemFile {

    private static final int LARGEST = 1 << 20;
    private static final int SEQUENCE = 0x30;
    private static final int LONGEST_SHOWN = 80;
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private final Path file;
    private final List<PemSection> sections;
    private final boolean binary;

    private PemFile(Path file, List<PemSection> sections, boolean binary) {
        this.file = file;
        this.sections = sections;
        this.binary = binary;
    }

    static PemFile read(Path file) throws TlsException {
        try {
            String text = TextBytes.of(file, LARGEST).ascii();
            return new PemFile(file, PemSection.of(text), isDer(text));
        } catch (NotTextException | TlsException e) {
            throw new TlsException(file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TlsException(file + " cannot be read: " + FileReason.of(e), e);
        }
    }

    /** Whether it begins as certificates, keys and keystores do in their binary form: a sequence with a long length. */
    private static boolean isDer(String text) {
        return text.length() > 1 && text.charAt(0) == SEQUENCE && text.charAt(1) > 0x7F;
    }

    /** All certificates, in the order of the file; at least one. */
    List<X509Certificate> certificates() throws TlsException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemSection section : sections) {
            if (CERTIFICATES.contains(section.label())) {
                certificates.add(certificate(section));
            } else if (section.label().equals("TRUSTED CERTIFICATE")) {
                throw new TlsException(file + " holds a certificate in openssl's own form (TRUSTED CERTIFICATE);"
                        + " convert it with: openssl x509 -in OLD -out NEW");
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsException(file + " holds no certificate in PEM (-----BEGIN CERTIFICATE-----)"
                    + instead("openssl x509 -inform DER -in OLD -out NEW"));
        }
        return certificates;
    }

    private X509Certificate certificate(PemSection section) throws TlsException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(section.bytes()));
        } catch (TlsException e) {
            throw new TlsException(file + " " + e.getMessage(), e);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsException(
                    file + " holds a certificate that cannot be read, in line " + section.line() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * The key (PKCS 8, RFC 5958).
     *
     * @param certificates one of these is of the key, which tells the algorithm; the first one is tried first
     * @param password of an encrypted key
     */
    PrivateKey key(List<X509Certificate> certificates, Optional<char[]> password) throws TlsException {
        for (PemSection section : sections) {
            switch (section.label()) {
                case "PRIVATE KEY" -> {
                    return key(certificates, new PKCS8EncodedKeySpec(bytes(section)));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(certificates, decrypted(section, password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" -> throw oldForm(section);
                case "OPENSSH PRIVATE KEY" ->
                    throw new TlsException(file + " holds a key in the form of OpenSSH; convert a copy of it with:"
                            + " ssh-keygen -p -m PKCS8 -f COPY");
                default -> {
                    // For example the certificate in the same file, or the parameters of an elliptic curve.
                }
            }
        }
        throw new TlsException(file + " holds no key in PEM (-----BEGIN PRIVATE KEY-----)"
                + instead("openssl pkcs8 -topk8 -nocrypt -inform DER -in OLD -out NEW"));
    }

    /** Encrypted or not: the command writes it in the new form in the same way. */
    private TlsException oldForm(PemSection section) {
        String command = section.cipher().isPresent()
                ? "openssl pkcs8 -topk8 -in OLD -out NEW, and write the new password into tls.passwordFile"
                : "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";
        String how = section.cipher()
                .map(cipher -> ", encrypted with " + Quoted.line(cipher, LONGEST_SHOWN))
                .orElse("");
        return new TlsException(
                file + " holds a key in the old form (" + section.label() + how + "); convert it with: " + command);
    }

    /** What the file holds instead of what is wanted. */
    private String instead(String conversion) {
        if (binary) {
            return "; it is binary: if it is in DER, convert it with: " + conversion
                    + "; a PKCS12 file (.pfx, .p12) goes into tls.keystore";
        }
        return sections.isEmpty()
                ? ""
                : "; it holds "
                        + sections.stream().map(PemSection::label).distinct().collect(Collectors.joining(", "));
    }

    private PrivateKey key(List<X509Certificate> certificates, PKCS8EncodedKeySpec encoded) throws TlsException {
        List<String> algorithms = certificates.stream()
                .map(certificate -> certificate.getPublicKey().getAlgorithm())
                .distinct()
                .toList();
        GeneralSecurityException first = null;
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                first = first == null ? e : first;
            }
        }
        throw new TlsException(
                file + " holds a key that does not go with the certificate, whose algorithm is " + algorithms.get(0)
                        + ": " + first.getMessage(),
                first);
    }

    private PKCS8EncodedKeySpec decrypted(PemSection section, Optional<char[]> password) throws TlsException {
        if (password.isEmpty()) {
            throw new TlsException(file + " holds an encrypted key; give its password in tls.passwordFile");
        }
        try {
            return EncryptedKey.of(section.bytes()).decrypted(password.get());
        } catch (TlsException e) {
            throw new TlsException(file + " " + e.getMessage(), e);
        }
    }

    private byte[] bytes(PemSection section) throws TlsException {
        try {
            return section.bytes();
        } catch (TlsException e) {
            throw new TlsException(file + " " + e.getMessage(), e);
        }
    }
}
