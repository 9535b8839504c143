package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code tls_server_config} of Prometheus' web configuration (exporter-toolkit, web-configuration). Of its rules those are
 * kept that can be kept here; see {@link #refused}.
 *
 * @param cert_file PEM file with the certificate, followed by those of its issuers
 * @param key_file PEM file with the key
 * @param client_auth_type what is asked of clients; absent = no certificate
 * @param client_ca_file PEM file with the authorities of clients
 * @param client_allowed_sans names that certificates of clients may have
 * @param min_version least version of TLS
 * @param max_version highest version of TLS
 * @param cipher_suites ciphers of TLS 1.2
 * @param prefer_server_cipher_suites whether the server chooses the cipher
 * @param curve_preferences curves for the exchange of keys
 */
@EmptyIsAbsent
public record TlsServerConfig(
        Optional<Path> cert_file,
        Optional<Path> key_file,
        Optional<String> client_auth_type,
        Optional<Path> client_ca_file,
        List<String> client_allowed_sans,
        Optional<String> min_version,
        Optional<String> max_version,
        List<String> cipher_suites,
        Optional<Boolean> prefer_server_cipher_suites,
        List<String> curve_preferences) {

    private static final String VERIFIED = "RequireAndVerifyClientCert";
    private static final Set<String> NOT_ASKED = Set.of("", "NoClientCert");
    /** 1.2 is the least here, so that older ones are never spoken either way. */
    private static final Set<String> LEAST = Set.of("TLS10", "TLS11", "TLS12");

    private static final Set<String> VERSIONS = Set.of("TLS10", "TLS11", "TLS12", "TLS13");

    public TlsServerConfig {
        client_allowed_sans = client_allowed_sans == null ? List.of() : List.copyOf(client_allowed_sans);
        cipher_suites = cipher_suites == null ? List.of() : List.copyOf(cipher_suites);
        curve_preferences = curve_preferences == null ? List.of() : List.copyOf(curve_preferences);
        boolean verified = client_auth_type.equals(Optional.of(VERIFIED));
        new Rules()
                .require(
                        cert_file.isEmpty() || key_file.isPresent(),
                        "key_file",
                        "is missing beside cert_file",
                        "cert_file")
                .require(
                        key_file.isEmpty() || cert_file.isPresent(),
                        "cert_file",
                        "is missing beside key_file",
                        "key_file")
                .require(
                        !verified || client_ca_file.isPresent(),
                        "client_ca_file",
                        "is missing; name the authorities of the certificates that " + VERIFIED + " asks for",
                        "client_auth_type")
                .require(
                        client_ca_file.isEmpty() || !NOT_ASKED.contains(client_auth_type.orElse("")),
                        "client_ca_file",
                        "is given, but client_auth_type asks for no certificate; write " + VERIFIED
                                + ", or remove one of them",
                        "client_auth_type")
                .require(
                        VERSIONS.contains(min_version.orElse("TLS12")),
                        "min_version",
                        min_version.map(Quoted::text).orElse("") + " is not known; legal: TLS10, TLS11, TLS12, TLS13")
                .require(
                        VERSIONS.contains(max_version.orElse("TLS13")),
                        "max_version",
                        max_version.map(Quoted::text).orElse("") + " is not known; legal: TLS10, TLS11, TLS12, TLS13")
                .enforce();
    }

    /** The files as settings of this program; nothing when the section names no certificate. */
    public Optional<TlsSettings> settings() {
        return cert_file.map(certificate ->
                new TlsSettings(Optional.empty(), Optional.empty(), cert_file, key_file, client_ca_file));
    }

    /**
     * What of it cannot be kept here, each with the reason. Nothing weaker than what is written may be served, so these are to be
     * removed before the section can be used.
     */
    public List<String> refused() {
        List<String> refused = new ArrayList<>();
        String asked = client_auth_type.orElse("");
        if (!asked.equals(VERIFIED) && !NOT_ASKED.contains(asked)) {
            refused.add(
                    "client_auth_type " + Quoted.text(asked) + ": here a client shows a certificate of client_ca_file ("
                            + VERIFIED + ") or is asked for none (NoClientCert)");
        }
        if (!client_allowed_sans.isEmpty()) {
            refused.add("client_allowed_sans: here every certificate of client_ca_file is let in");
        }
        if (!LEAST.contains(min_version.orElse("TLS12"))) {
            refused.add("min_version " + min_version.get() + ": here TLS 1.2 and 1.3 are spoken");
        }
        if (!max_version.orElse("TLS13").equals("TLS13")) {
            refused.add("max_version " + max_version.get() + ": here TLS 1.2 and 1.3 are spoken");
        }
        if (!cipher_suites.isEmpty()) {
            refused.add("cipher_suites: here those of Java are spoken; limit them by jdk.tls.disabledAlgorithms");
        }
        if (!curve_preferences.isEmpty()) {
            refused.add("curve_preferences: here those of Java are used; limit them by jdk.tls.namedGroups");
        }
        if (!prefer_server_cipher_suites.orElse(true)) {
            refused.add("prefer_server_cipher_suites false: here the server chooses the cipher");
        }
        return refused;
    }
}
