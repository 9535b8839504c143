package org.wdsjmx.plugin.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.wdsjmx.plugin.disk.FileReason;

/** Certificates and keys in PEM (RFC 7468). */
final class PemFile {

    private static final long LARGEST = 1 << 20;
    private static final Pattern SECTION = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

    private final Path file;
    private final String text;

    private PemFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static PemFile read(Path file) throws TlsException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TlsException(file + " is larger than " + LARGEST + " bytes; it cannot be a PEM file");
            }
            return new PemFile(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new TlsException(file + " cannot be read: " + FileReason.of(e), e);
        }
    }

    /** All certificates, in the order of the file; at least one. */
    List<X509Certificate> certificates() throws TlsException {
        try {
            StringBuilder sections = new StringBuilder();
            Matcher matcher = SECTION.matcher(text);
            while (matcher.find()) {
                if (matcher.group(1).equals("CERTIFICATE")) {
                    sections.append(matcher.group()).append('\n');
                }
            }
            if (sections.isEmpty()) {
                throw new TlsException(file + " holds no certificate in PEM (-----BEGIN CERTIFICATE-----)");
            }
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(sections.toString().getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsException(file + " holds a certificate that cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The key (PKCS 8, RFC 5958).
     *
     * @param certificate the certificate that it belongs to, which tells the algorithm
     * @param password of an encrypted key
     */
    PrivateKey key(Certificate certificate, Optional<char[]> password) throws TlsException {
        Matcher matcher = SECTION.matcher(text);
        while (matcher.find()) {
            switch (matcher.group(1)) {
                case "PRIVATE KEY" -> {
                    return key(certificate, new PKCS8EncodedKeySpec(bytes(matcher.group(2))));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(certificate, decrypted(bytes(matcher.group(2)), password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw new TlsException(file + " holds a key in the old form (" + matcher.group(1)
                            + "); convert it with: openssl pkcs8" + " -topk8 -nocrypt -in OLD -out NEW");
                default -> {
                    // For example the certificate in the same file.
                }
            }
        }
        throw new TlsException(file + " holds no key in PEM (-----BEGIN PRIVATE KEY-----)");
    }

    private PrivateKey key(Certificate certificate, PKCS8EncodedKeySpec encoded) throws TlsException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new TlsException(
                    file + " holds a key that does not go with the certificate, whose algorithm is " + algorithm + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private PKCS8EncodedKeySpec decrypted(byte[] bytes, Optional<char[]> password) throws TlsException {
        if (password.isEmpty()) {
            throw new TlsException(file + " holds an encrypted key; give its password in tls.passwordFile");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
            AlgorithmParameters parameters = info.getAlgParameters();
            // With PBES2 (RFC 8018) the name of the scheme alone is no algorithm; its parameters know it.
            String algorithm = "PBES2".equals(info.getAlgName()) || "1.2.840.113549.1.5.13".equals(info.getAlgName())
                    ? parameters.toString()
                    : info.getAlgName();
            Key secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.get()));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            return info.getKeySpec(cipher);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw new TlsException(
                    file + " cannot be decrypted with the password in tls.passwordFile: " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String base64) throws TlsException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new TlsException(file + " is not in Base64: " + e.getMessage(), e);
        }
    }
}
