package org.wdsjmx.plugin.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A key that is encrypted with a password (PKCS 8; RFC 8018, PBES1 and PBES2). Whether this Java knows the way in which that was done
 * is asked before the password is tried, so that the one is not blamed for the other.
 */
final class EncryptedKey {

    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String ANEW =
            "encrypt it anew with: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256" + " -in OLD -out NEW";

    private final EncryptedPrivateKeyInfo info;
    private final SecretKeyFactory keys;
    private final Cipher cipher;
    private final AlgorithmParameters parameters;

    private EncryptedKey(
            EncryptedPrivateKeyInfo info, SecretKeyFactory keys, Cipher cipher, AlgorithmParameters parameters) {
        this.info = info;
        this.keys = keys;
        this.cipher = cipher;
        this.parameters = parameters;
    }

    /**
     * @param encoded an EncryptedPrivateKeyInfo (RFC 5958)
     * @throws TlsException when it is none, or is encrypted in a way that this Java does not know
     */
    static EncryptedKey of(byte[] encoded) throws TlsException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encoded);
            AlgorithmParameters parameters = info.getAlgParameters();
            if (parameters == null) {
                throw unknown(info.getAlgName() + " without parameters", null);
            }
            // With PBES2 the name of the scheme alone is no algorithm; its parameters know it.
            String algorithm = "PBES2".equals(info.getAlgName()) || PBES2.equals(info.getAlgName())
                    ? parameters.toString()
                    : info.getAlgName();
            return new EncryptedKey(
                    info, SecretKeyFactory.getInstance(algorithm), Cipher.getInstance(algorithm), parameters);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | NullPointerException e) {
            throw unknown(String.valueOf(e.getMessage()), e);
        }
    }

    private static TlsException unknown(String why, Exception cause) {
        return new TlsException(
                "holds a key that is encrypted in a way that this Java does not know (" + why
                        + "), whatever its password; " + ANEW,
                cause);
    }

    /** @throws TlsException when it is not the password, or one that cannot be used */
    PKCS8EncodedKeySpec decrypted(char[] password) throws TlsException {
        try {
            SecretKey secret = keys.generateSecret(new PBEKeySpec(password));
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
        } catch (InvalidKeySpecException e) {
            throw new TlsException(
                    "holds an encrypted key, for which Java cannot use the password in tls.passwordFile: "
                            + e.getMessage() + "; give the key a password of plain letters, digits and signs",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unknown(String.valueOf(e.getMessage()), e);
        }
        try {
            return info.getKeySpec(cipher);
        } catch (InvalidKeySpecException | RuntimeException e) {
            throw new TlsException("cannot be decrypted with the password in tls.passwordFile: " + e.getMessage(), e);
        }
    }
}
