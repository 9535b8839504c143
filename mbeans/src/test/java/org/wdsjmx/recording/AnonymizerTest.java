package org.wdsjmx.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

class AnonymizerTest {

    private final Anonymizer anonymizer = new Anonymizer();
    private final Pseudonyms pseudonyms = new Pseudonyms();

    @Property(tries = 300)
    void noTextOfAnyRecordIsInTheFile(@ForAll long seed) throws IOException {
        RecordedEvent event = new RandomRecords(seed, 3).event();
        byte[] frame = Samples.frame(new Anonymizer().apply(event));
        String written = new String(
                Frame.inflate(ByteBuffer.wrap(frame).position(Format.FRAME_HEADER_SIZE))
                        .array(),
                StandardCharsets.UTF_8);
        Set<String> secrets = RandomRecords.textsIn(event);
        if (event instanceof RecordedEvent.Operation operation) {
            secrets.remove(operation.kind());
        }
        assertThat(secrets).isNotEmpty().noneMatch(written::contains);
        assertThat(written).doesNotContain("Secret");
    }

    @Test
    void noNameOfARealisticSnapshotIsInTheFile() {
        RecordedEvent event = Samples.read("WDS01", 30, 300);
        Set<String> secrets = RandomRecords.textsIn(event);
        secrets.remove("WDS");
        String written = new String(EventCodecTest.encoded(anonymizer.apply(event)), StandardCharsets.UTF_8);
        assertThat(secrets).hasSizeGreaterThan(1_200).noneMatch(written::contains);
        assertThat(written).contains("WDS");
    }

    @Test
    void sameNamesGetSamePseudonymsAndOthersOthers() {
        List<Client> once = clients(anonymizer.apply(Samples.read("WDS01", 0, 3_000)));
        List<Client> again = clients(anonymizer.apply(Samples.read("WDS02", 0, 3_000)));
        assertThat(again).isEqualTo(once);
        assertThat(once).extracting(Client::name).doesNotHaveDuplicates();
        assertThat(once).extracting(Client::macAddress).doesNotHaveDuplicates();
        assertThat(once).extracting(Client::ipAddress).doesNotHaveDuplicates();
        assertThat(clients(new Anonymizer().apply(Samples.read("WDS01", 0, 3)))).doesNotContainAnyElementsOf(once);
    }

    private static List<Client> clients(RecordedEvent event) {
        Session session = ((RecordedEvent.SnapshotRead) event)
                .snapshot()
                .namespaces()
                .get(0)
                .contents()
                .get(0)
                .sessions()
                .get(0);
        return session.clients();
    }

    @Test
    void whatAFaultHidesIsStillHidden() {
        ReadFault.Branch branch = new ReadFault.Branch("WDS:Lab/install.wim/1", 2, -1);
        RecordedEvent.SnapshotRead event = Samples.read("WDS01", 0, 1);
        var s = event.snapshot();
        RecordedEvent.SnapshotRead anonymous =
                (RecordedEvent.SnapshotRead) anonymizer.apply(new RecordedEvent.SnapshotRead(
                        "WDS01",
                        event.time(),
                        new ServerSnapshot(
                                s.time(),
                                s.readDuration(),
                                s.details(),
                                s.namespaces(),
                                List.of(new ReadFault("namespace \"Lab\"", Samples.UNREACHABLE, branch)))));
        String name = anonymous.snapshot().namespaces().get(0).name();
        assertThat(anonymous.snapshot().faults().get(0).branch().hides(name, 2, 3))
                .isTrue();
    }

    @Test
    void aMeaningThatWasWordedForTheOccasionIsReplaced() {
        HResult worded = new HResult(0x800705B4, "ERROR_TIMEOUT", "WDS01 did not answer");
        RecordedEvent.ReadFailed failed = (RecordedEvent.ReadFailed)
                anonymizer.apply(new RecordedEvent.ReadFailed("WDS01", Samples.NOON, "Reading WDS01", worded));
        assertThat(failed.error()).isEqualTo(HResult.of(0x800705B4));
        assertThat(failed.what()).startsWith("text-");
    }

    @Test
    void macAddressesStayAddressesInTheirNotation() {
        String dashed = pseudonyms.macAddress("00-15-5d-00-00-01");
        assertThat(dashed).matches("[0-9A-F][26AE](-[0-9A-F]{2}){5}");
        assertThat(pseudonyms.macAddress("00155D000001")).isEqualTo(dashed.replace("-", ""));
        assertThat(pseudonyms.macAddress("not an address")).matches("[0-9A-F]{12}");
        assertThat(pseudonyms.macAddress(null)).isNull();
        assertThat(pseudonyms.macAddress("")).isEmpty();
    }

    @Test
    void ipAddressesStayAddressesOfTheirFamily() throws IOException {
        for (String address : List.of("192.168.1.7", "fe80::1%12", "2001:DB8::7", "239.0.0.1", "ff15::1")) {
            String pseudonym = pseudonyms.ipAddress(address);
            // A literal: nobody is asked for it.
            InetAddress parsed = InetAddress.getByName(pseudonym);
            assertThat(parsed.getAddress()).hasSize(address.contains(":") ? 16 : 4);
            assertThat(parsed.isMulticastAddress()).isEqualTo(address.startsWith("239") || address.startsWith("ff"));
        }
        assertThat(pseudonyms.ipAddress("host.example")).startsWith("address-");
    }

    @Test
    void addressesStayUniqueWhereHashesMeet() {
        Set<String> pseudonymsOfAll = new HashSet<>();
        for (int i = 0; i < 40_000; i++) {
            // 40,000 in 24 bits: some 48 meet.
            pseudonymsOfAll.add(pseudonyms.ipAddress("172.16." + (i >> 8) + '.' + (i & 0xFF)));
        }
        assertThat(pseudonymsOfAll).hasSize(40_000);
    }
}
