package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Transport security (TLS 1.2 and newer) of every port. Files are relative to the configuration file and are read again when they
 * change. Either {@code keystore} or {@code certificate} and {@code key}.
 *
 * @param keystore PKCS12 file with the server's key and its certificates
 * @param passwordFile file whose first line is the password of the keystore or of the key
 * @param certificate PEM file with the server's certificate, followed by those of its issuers
 * @param key PEM file (PKCS8) with the server's key
 * @param clientAuthorities PEM file with the authorities whose certificates a client must show; nothing = clients show none
 */
public record TlsSettings(
        Optional<Path> keystore,
        Optional<Path> passwordFile,
        Optional<Path> certificate,
        Optional<Path> key,
        Optional<Path> clientAuthorities) {

    public TlsSettings {
        keystore = keystore == null ? Optional.empty() : keystore;
        passwordFile = passwordFile == null ? Optional.empty() : passwordFile;
        certificate = certificate == null ? Optional.empty() : certificate;
        key = key == null ? Optional.empty() : key;
        clientAuthorities = clientAuthorities == null ? Optional.empty() : clientAuthorities;
        new Rules()
                .require(
                        keystore.isPresent() || certificate.isPresent(),
                        "keystore",
                        "is missing; give a PKCS12 file here, or certificate and key as PEM files",
                        "certificate",
                        "key")
                .require(
                        keystore.isEmpty() || certificate.isEmpty() && key.isEmpty(),
                        "keystore",
                        "is given besides certificate or key; give one or the other",
                        "certificate",
                        "key")
                .require(
                        keystore.isEmpty() || passwordFile.isPresent(),
                        "passwordFile",
                        "is missing; a keystore has a password: write it into a file that only this program can read",
                        "keystore")
                .require(
                        certificate.isEmpty() || key.isPresent(), "key", "is missing beside certificate", "certificate")
                .require(key.isEmpty() || certificate.isPresent(), "certificate", "is missing beside key", "key")
                .enforce();
    }
}
