package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.DateFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.AttributeNotFoundException;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import org.jolokia.core.service.serializer.SerializeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatesOfNoLocaleTest {

    private static final Instant MOMENT = Instant.parse("2026-11-28T00:46:06.616Z");
    private static final String SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault())
            .format(MOMENT);
    private static final String BEAN = "wds.transport:type=Dates";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-EG",
                "fa-IR",
                "bn-BD",
                "mr-IN",
                "ne-NP",
                "my-MM",
                "th-TH-u-ca-buddhist",
                "th-TH-u-ca-buddhist-nu-thai",
                "ja-JP-u-ca-japanese",
                "tr-TR",
                "en-US"
            })
    void datesAreTheSameInEveryLocaleAndCalendar(String locale) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(locale));
        try (JolokiaWorld world = new JolokiaWorld()) {
            Dates dates = new Dates();
            world.beans.registerMBean(dates, new ObjectName(BEAN));

            JsonNode read = JolokiaWorld.json(world.get("read/" + BEAN)).path("value");
            assertThat(read.path("Plain").textValue()).isEqualTo(SHOWN);
            assertThat(read.path("Composite").path("inner").path("time").textValue())
                    .isEqualTo(SHOWN);
            assertThat(read.path("Tabular").path("first").path("time").textValue())
                    .isEqualTo(SHOWN);
            assertThat(read.path("Array").get(0).textValue()).isEqualTo(SHOWN);
            assertThat(JolokiaWorld.json(world.get("read/" + BEAN + "/Plain/time"))
                            .path("value")
                            .longValue())
                    .isEqualTo(MOMENT.toEpochMilli());
            assertThat(JolokiaWorld.json(world.get("read/" + JolokiaWorld.CLIENT_A + "/SnapshotTime"))
                            .path("value")
                            .textValue())
                    .startsWith("2026-03-01T");
            assertThat(pulled(world, dates)).contains('"' + SHOWN + '"');
            assertThat(streamed(world, dates)).contains('"' + SHOWN + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese"})
    void soAreTimesOfOtherKinds(String locale) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(locale));
        DatesOfNoLocale serializer = started(new DatesOfNoLocale(10));

        Calendar calendar = new GregorianCalendar(TimeZone.getDefault(), Locale.ROOT);
        calendar.setTimeInMillis(MOMENT.toEpochMilli());
        assertThat(written(serializer, calendar)).isEqualTo(SHOWN);
        assertThat(written(serializer, new java.sql.Timestamp(MOMENT.toEpochMilli())))
                .isEqualTo(SHOWN);
        assertThat(written(serializer, LocalDateTime.of(2026, 11, 28, 0, 46, 6)))
                .startsWith("2026-11-28T00:46:06");
    }

    @Test
    void manyThreadsWriteTheirOwnDates() {
        DatesOfNoLocale serializer = started(new DatesOfNoLocale(10));

        Set<String> wrong = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(second -> {
                    Instant moment = MOMENT.plusSeconds(second * 86_399L);
                    String shown = written(serializer, Date.from(moment));
                    return OffsetDateTime.parse(shown).toInstant().equals(moment) ? "" : shown;
                })
                .collect(Collectors.toSet());

        assertThat(wrong).containsExactly("");
    }

    @Test
    void aJolokiaThatHidesItsFormatIsToldAndServed() throws Exception {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        List<String> log = log(() -> {
            DatesOfNoLocale serializer = started(new Hidden());
            assertThat(written(serializer, Date.from(MOMENT))).contains("٢٠٢٦");
        });

        assertThat(log).singleElement().asString().contains("depend on the locale", "2009-02-1", "no such field");
    }

    @Test
    void whereItsDatesAreTheSameAnywayNothingIsTold() throws Exception {
        Locale.setDefault(Locale.ENGLISH);

        assertThat(log(() -> started(new Hidden()))).isEmpty();
    }

    private static DatesOfNoLocale started(DatesOfNoLocale serializer) {
        serializer.init(null);
        return serializer;
    }

    private static String written(DatesOfNoLocale serializer, Object time) {
        try {
            return (String) serializer.serialize(time, List.of(), SerializeOptions.DEFAULT);
        } catch (AttributeNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> log(Runnable act) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("org.wdsjmx.jolokia");
        logger.addHandler(handler);
        try {
            act.run();
        } finally {
            logger.removeHandler(handler);
        }
        return List.copyOf(lines);
    }

    private static String pulled(JolokiaWorld world, Dates dates) throws IOException {
        String client = subscriber(world);
        String handle = subscribe(world, client, "pull");
        dates.tell();
        StringBuilder answer = new StringBuilder();
        await().until(() -> {
            answer.setLength(0);
            answer.append(world.post("{\"type\":\"exec\",\"mbean\":\"jolokia:type=NotificationStore,agent=wds-jmx\","
                    + "\"operation\":\"pull\",\"arguments\":[\"" + client + "\",\"" + handle + "\"]}"));
            return answer.indexOf("dates.told") >= 0;
        });
        return answer.toString();
    }

    private static String streamed(JolokiaWorld world, Dates dates) throws Exception {
        String client = subscriber(world);
        subscribe(world, client, "sse");
        ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor();
        try (InputStream stream = world.open("notification/open/" + client + "/sse");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            // The stream is open a moment before what is told comes into it.
            teller.scheduleWithFixedDelay(dates::tell, 0, 50, TimeUnit.MILLISECONDS);
            return lines.lines()
                    .filter(line -> line.contains("dates.told"))
                    .findFirst()
                    .orElseThrow();
        } finally {
            teller.shutdownNow();
        }
    }

    private static String subscriber(JolokiaWorld world) throws IOException {
        return world.post("{\"type\":\"notification\",\"command\":\"register\"}")
                .path("value")
                .path("id")
                .textValue();
    }

    private static String subscribe(JolokiaWorld world, String client, String mode) throws IOException {
        return world.post("{\"type\":\"notification\",\"command\":\"add\",\"client\":\"" + client + "\",\"mode\":\""
                        + mode + "\",\"mbean\":\"" + BEAN + "\"}")
                .path("value")
                .asText();
    }

    /** A Jolokia in which the format of dates is not found. */
    private static final class Hidden extends DatesOfNoLocale {

        Hidden() {
            super(10);
        }

        @Override
        void use(DateFormat format) throws ReflectiveOperationException {
            throw new NoSuchFieldException("no such field");
        }
    }

    /** Dates wherever open types have them. */
    public interface DatesMXBean {

        Date getPlain();

        Outer getComposite();

        Map<String, Inner> getTabular();

        Date[] getArray();
    }

    public static final class Outer {

        public Inner getInner() {
            return new Inner();
        }
    }

    public static final class Inner {

        public Date getTime() {
            return Date.from(MOMENT);
        }
    }

    public static final class Dates extends NotificationBroadcasterSupport implements DatesMXBean {

        void tell() {
            Notification told = new Notification("dates.told", BEAN, 1, 1);
            told.setUserData(Map.of("time", Date.from(MOMENT)));
            sendNotification(told);
        }

        @Override
        public Date getPlain() {
            return Date.from(MOMENT);
        }

        @Override
        public Outer getComposite() {
            return new Outer();
        }

        @Override
        public Map<String, Inner> getTabular() {
            return Map.of("first", new Inner());
        }

        @Override
        public Date[] getArray() {
            return new Date[] {Date.from(MOMENT)};
        }
    }
}
