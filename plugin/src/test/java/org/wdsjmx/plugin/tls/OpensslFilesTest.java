package org.wdsjmx.plugin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.program.Tool;
import org.wdsjmx.transport.MomentSource;

/** Certificates, keys and passwords as openssl and Windows write them. */
@Timeout(120)
class OpensslFilesTest {

    private static final String CONVERT = "openssl pkcs8 -topk8";

    /** Files that no test changes. */
    @TempDir
    private static Path made;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeys() throws Exception {
        openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key");
        openssl("ecparam -name prime256v1 -genkey -out ec-old.key");
        openssl("pkcs8 -topk8 -nocrypt -in ec-old.key -out ec.key");
        openssl("genpkey -algorithm ED25519 -out ed.key");
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out ca.key");
        openssl("req -x509 -new -key ca.key -subj /CN=Authority -days 30 -out ca.crt");
        for (String name : new String[] {"rsa", "ec", "ed"}) {
            openssl("req -new -key " + name + ".key -subj /CN=" + name + " -out " + name + ".csr");
            openssl("x509 -req -in " + name + ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out " + name
                    + ".crt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed"})
    void plainKeysAreTaken(String name) throws Exception {
        assertThat(describe(file(name + ".crt"), file(name + ".key"))).startsWith("CN=" + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc",
                "-v2 aes-128-cbc",
                "-v2 aes-256-cbc -v2prf hmacWithSHA1",
                "-v2 aes-256-cbc -v2prf hmacWithSHA256",
                "-v2 aes-256-cbc -v2prf hmacWithSHA384",
                "-v2 aes-256-cbc -v2prf hmacWithSHA512",
                "-v2 aes-256-cbc -iter 100000",
                "-v1 PBE-SHA1-3DES"
            })
    void encryptedKeysAreTaken(String encryption) throws Exception {
        Path key = directory.resolve("encrypted.key");
        openssl("pkcs8 -topk8 -in rsa.key -passout pass:x -out " + key + " " + encryption);

        assertThat(describe(file("rsa.crt"), key, "x")).startsWith("CN=rsa");
        assertThatThrownBy(() -> describe(file("rsa.crt"), key, "wrong"))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll("encrypted.key cannot be decrypted with the password in tls.passwordFile");
        assertThatThrownBy(() -> describe(file("rsa.crt"), key))
                .hasMessageContaining("holds an encrypted key; give its password in tls.passwordFile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-scrypt", "-v2 aes-192-cbc", "-v2 camellia-256-cbc", "-v2 aria-256-cbc", "-v2 aes-256-ofb"})
    void anEncryptionThatJavaDoesNotKnowIsNoFaultOfThePassword(String encryption) throws Exception {
        Path key = directory.resolve("encrypted.key");
        openssl("pkcs8 -topk8 -in rsa.key -passout pass:x -out " + key + " " + encryption);

        assertThatThrownBy(() -> describe(file("rsa.crt"), key, "x"))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll(
                        "encrypted.key holds a key that is encrypted in a way that this Java does not know",
                        "whatever its password",
                        CONVERT)
                .hasMessageNotContaining("cannot be decrypted");

        Path anew = directory.resolve("anew.key");
        openssl("pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -passin pass:x -passout pass:x -in " + key
                + " -out " + anew);
        assertThat(describe(file("rsa.crt"), anew, "x")).startsWith("CN=rsa");
    }

    /** Java 17 takes no password of other letters, newer ones do. */
    @Test
    void aPasswordOfOtherLettersIsUsedOrSaidToBeUnusable() throws Exception {
        Path key = directory.resolve("encrypted.key");
        Path password = directory.resolve("letters.txt");
        Files.writeString(password, "Schl\u00fcssel");
        openssl("pkcs8 -topk8 -in rsa.key -passout file:" + password + " -out " + key);

        String told;
        try {
            told = describe(file("rsa.crt"), key, "Schl\u00fcssel");
        } catch (TlsException e) {
            told = e.getMessage();
        }

        assertThat(told)
                .satisfiesAnyOf(
                        loaded -> assertThat(loaded).startsWith("CN=rsa"),
                        refused -> assertThat(refused).contains("Java cannot use the password", "plain letters"));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa -traditional -in rsa.key, RSA PRIVATE KEY",
        "ec, ec -in ec.key, EC PRIVATE KEY",
        "ec, ecparam -name prime256v1 -genkey, EC PRIVATE KEY"
    })
    void aKeyInTheOldFormComesWithTheCommandThatConvertsIt(String name, String command, String label) throws Exception {
        Path key = directory.resolve("old.key");
        openssl(command + " -out " + key);

        assertThatThrownBy(() -> describe(file(name + ".crt"), key))
                .isInstanceOf(TlsException.class)
                .hasMessage(key + " holds a key in the old form (" + label + "); convert it with: " + CONVERT
                        + " -nocrypt -in OLD -out NEW");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa -traditional, -aes256, RSA PRIVATE KEY, AES-256-CBC",
        "rsa, rsa -traditional, -aes128, RSA PRIVATE KEY, AES-128-CBC",
        "rsa, rsa -traditional, -des3, RSA PRIVATE KEY, DES-EDE3-CBC",
        "ec, ec, -aes256, EC PRIVATE KEY, AES-256-CBC"
    })
    void soDoesOneThatIsEncrypted(String name, String command, String option, String label, String cipher)
            throws Exception {
        Path key = directory.resolve("old.key");
        openssl(command + " " + option + " -passout pass:x -in " + name + ".key -out " + key);

        assertThat(Files.readString(key)).contains("Proc-Type: 4,ENCRYPTED", "DEK-Info: " + cipher);
        assertThatThrownBy(() -> describe(file(name + ".crt"), key, "x"))
                .isInstanceOf(TlsException.class)
                .hasMessage(key + " holds a key in the old form (" + label + ", encrypted with " + cipher
                        + "); convert it with: " + CONVERT
                        + " -in OLD -out NEW, and write the new password into tls.passwordFile");

        Path anew = directory.resolve("new.key");
        openssl("pkcs8 -topk8 -passin pass:x -passout pass:y -in " + key + " -out " + anew);
        assertThat(describe(file(name + ".crt"), anew, "y")).startsWith("CN=" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed"})
    void anAuthorityBeforeTheServerIsSaidToStandInTheWrongPlace(String name) throws Exception {
        Path chain = join("chain.crt", file("ca.crt"), file(name + ".crt"));

        assertThatThrownBy(() -> describe(chain, file(name + ".key")))
                .isInstanceOf(TlsException.class)
                .hasMessage(chain + " begins with the certificate of CN=Authority, but the key in "
                        + file(name + ".key") + " belongs to that of CN=" + name
                        + " further down, which must come first, followed by those of its issuers");
        assertThat(describe(join("right.crt", file(name + ".crt"), file("ca.crt")), file(name + ".key")))
                .startsWith("CN=" + name);
    }

    @ParameterizedTest
    @CsvSource({"rsa, ec", "ec, rsa", "ed, rsa"})
    void aKeyOfNoneOfTheCertificatesIsToldApart(String certificate, String key) {
        assertThatThrownBy(() -> describe(file(certificate + ".crt"), file(key + ".key")))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll(key + ".key", "holds a key that does not go with the certificate");
    }

    @Test
    void aKeyOnAnotherCurveDoesNotBelongToTheCertificate() {
        assertThatThrownBy(() -> describe(file("ec.crt"), file("ca.key")))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("ca.key holds a key that");
    }

    @Test
    void whatPkcs12IsTurnedIntoIsTakenAsItIs() throws Exception {
        openssl("pkcs12 -export -inkey rsa.key -in rsa.crt -certfile ca.crt -name wds -passout pass:x -out all.p12");
        Path all = directory.resolve("all.pem");
        openssl("pkcs12 -in all.p12 -nodes -passin pass:x -out " + all);

        assertThat(Files.readString(all)).contains("Bag Attributes", "friendlyName: wds");
        assertThat(describe(all, all)).startsWith("CN=rsa");
    }

    @Test
    void explanationsAroundTheBlocksAreNoFault() throws Exception {
        Path dump = directory.resolve("dump.crt");
        openssl("x509 -in rsa.crt -text -out " + dump);
        Files.writeString(dump, Files.readString(dump) + "\n# end - of - the - file ----- \u00e9\n");

        assertThat(describe(dump, file("rsa.key"))).startsWith("CN=rsa");
    }

    @Test
    void blocksWithOtherThingsInThemAreNoFaultEither() throws Exception {
        Path key = directory.resolve("with-parameters.key");
        Path parameters = directory.resolve("parameters");
        openssl("ecparam -name prime256v1 -out " + parameters);
        Files.writeString(key, Files.readString(parameters) + Files.readString(file("ec.key")));

        assertThat(describe(file("ec.crt"), key)).startsWith("CN=ec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n\n", " \n"})
    void otherEndsOfLinesAreTaken(String end) throws Exception {
        Path certificate = directory.resolve("other.crt");
        Path key = directory.resolve("other.key");
        Files.writeString(
                certificate, "\uFEFF" + Files.readString(file("rsa.crt")).replace("\n", end));
        Files.writeString(key, "\uFEFF" + Files.readString(file("rsa.key")).replace("\n", end));

        assertThat(describe(certificate, key)).startsWith("CN=rsa");
    }

    @Test
    void aFileThatWasCutOffIsSaidToBeSo() throws Exception {
        String whole = Files.readString(file("rsa.key"));
        Path key = Files.writeString(directory.resolve("cut.key"), whole.substring(0, whole.length() / 2));

        assertThatThrownBy(() -> describe(file("rsa.crt"), key))
                .hasMessageContaining("cut.key has no -----END PRIVATE KEY----- for the block that begins in line 1");
    }

    @Test
    void aBlockThatIsNotBase64IsNamed() throws Exception {
        Path key = Files.writeString(
                directory.resolve("bad.key"), Files.readString(file("rsa.key")).replaceFirst("\nMI", "\n?!"));

        assertThatThrownBy(() -> describe(file("rsa.crt"), key))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("bad.key has a block PRIVATE KEY in line 1 that is not Base64");
    }

    @Test
    void binaryFilesComeWithTheCommandThatConvertsThem() throws Exception {
        Path certificate = directory.resolve("rsa.der");
        openssl("x509 -in rsa.crt -outform DER -out " + certificate);
        Path key = directory.resolve("rsa-key.der");
        openssl("pkcs8 -topk8 -nocrypt -in rsa.key -outform DER -out " + key);

        assertThatThrownBy(() -> describe(certificate, file("rsa.key")))
                .hasMessageContainingAll("rsa.der holds no certificate in PEM", "openssl x509 -inform DER");
        assertThatThrownBy(() -> describe(file("rsa.crt"), key))
                .hasMessageContainingAll("rsa-key.der holds no key in PEM", "pkcs8 -topk8 -nocrypt -inform DER");
    }

    @Test
    void otherBlocksAreNamed() throws Exception {
        openssl("x509 -in rsa.crt -trustout -setalias x -out trusted.crt");

        assertThatThrownBy(() -> describe(file("rsa.csr"), file("rsa.key")))
                .hasMessageContainingAll("holds no certificate", "it holds CERTIFICATE REQUEST");
        assertThatThrownBy(() -> describe(file("trusted.crt"), file("rsa.key")))
                .hasMessageContainingAll("TRUSTED CERTIFICATE", "openssl x509 -in OLD -out NEW");
        assertThatThrownBy(() -> describe(file("rsa.crt"), file("rsa.crt")))
                .hasMessageContainingAll("holds no key", "it holds CERTIFICATE");
    }

    @Test
    void aPemFileInThePlaceOfPkcs12IsSaidToBeSo() throws Exception {
        TlsSettings settings = new TlsSettings(
                Optional.of(file("rsa.crt")),
                Optional.of(Files.writeString(directory.resolve("password"), "x")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> TlsMaterial.load(settings, MomentSource.system()))
                .hasMessageContaining("rsa.crt holds PEM, no PKCS12; name it in tls.certificate and tls.key");
    }

    @Test
    void aPasswordFileOfWindowsIsTaken() throws Exception {
        Path key = directory.resolve("encrypted.key");
        openssl("pkcs8 -topk8 -in rsa.key -passout pass:x -out " + key);

        assertThat(describe(file("rsa.crt"), key, "\uFEFFx\r\nsecond line\r\n")).startsWith("CN=rsa");
        assertThatThrownBy(() -> describe(file("rsa.crt"), key, "\uFEFF\r\nx"))
                .hasMessageContaining("password has no password in its first line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void filesInUtf16AreSaidToBeSo(String encoding) throws Exception {
        Charset utf16 = Charset.forName(encoding);
        Path certificate = Files.write(
                directory.resolve("wide.crt"), Files.readString(file("rsa.crt")).getBytes(utf16));
        Path key = Files.write(
                directory.resolve("wide.key"), Files.readString(file("rsa.key")).getBytes(utf16));
        Path password = Files.write(directory.resolve("wide"), "x\r\n".getBytes(utf16));
        String said = "is not UTF-8 from here on; save the file with that encoding (it looks like UTF-16";

        assertThatThrownBy(() -> describe(certificate, file("rsa.key"))).hasMessageContaining("wide.crt " + said);
        assertThatThrownBy(() -> describe(file("rsa.crt"), key)).hasMessageContaining("wide.key " + said);
        assertThatThrownBy(() -> load(file("rsa.crt"), file("rsa.key"), Optional.of(password)))
                .hasMessageContaining("wide " + said);
    }

    @Test
    void aPasswordInAnotherEncodingIsNotGuessed() throws Exception {
        Path password = Files.write(directory.resolve("latin"), "Schl\u00fcssel".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> load(file("rsa.crt"), file("rsa.key"), Optional.of(password)))
                .hasMessageContaining("latin is not UTF-8");
    }

    private static Path file(String name) {
        return made.resolve(name);
    }

    private Path join(String name, Path... files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file));
        }
        return Files.writeString(directory.resolve(name), text);
    }

    private static String describe(Path certificate, Path key) throws TlsException {
        return load(certificate, key, Optional.empty());
    }

    private String describe(Path certificate, Path key, String password) throws TlsException, IOException {
        return load(certificate, key, Optional.of(Files.writeString(directory.resolve("password"), password)));
    }

    private static String load(Path certificate, Path key, Optional<Path> password) throws TlsException {
        TlsSettings settings = new TlsSettings(
                Optional.empty(), password, Optional.of(certificate), Optional.of(key), Optional.empty());
        return TlsMaterial.load(settings, MomentSource.system()).describe();
    }

    private static void openssl(String arguments) throws IOException, InterruptedException {
        Process openssl = new ProcessBuilder((Tool.required("openssl", "openssl") + " " + arguments).split(" "))
                .directory(made.toFile())
                .redirectErrorStream(true)
                .start();
        openssl.getOutputStream().close();
        String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(openssl.exitValue()).as("openssl %s: %s", arguments, output).isZero();
    }
}
