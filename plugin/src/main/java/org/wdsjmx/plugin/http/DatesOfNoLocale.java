package org.wdsjmx.plugin.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.text.DateFormat;
import java.text.FieldPosition;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.management.AttributeNotFoundException;
import org.jolokia.converter.json.DateAccessor;
import org.jolokia.converter.json.DateFormatConfiguration;
import org.jolokia.converter.json.ObjectToJsonConverter;
import org.jolokia.core.service.serializer.SerializeOptions;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.service.serializer.JolokiaSerializer;

/**
 * Jolokia's serializer, whose dates are the same in every locale. Its own are written with the digits and in the calendar of the virtual
 * machine's locale, and by one {@link SimpleDateFormat} for all threads, which garbles dates that are read at once. It has no setting
 * for that, and no way to give it another format but by its fields. They are found by their types, as an application may bring another
 * version of Jolokia; in one where they are not found, Jolokia's own dates stay and the log says so.
 */
class DatesOfNoLocale extends JolokiaSerializer {

    private static final Logger LOG = System.getLogger("org.wdsjmx.jolokia");

    DatesOfNoLocale(int order) {
        super(order, false);
    }

    @Override
    public void init(JolokiaContext context) {
        super.init(context);
        DateFormat format = new Iso8601();
        String fault = "";
        try {
            use(format);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            fault = " (" + e + ')';
        }
        Date any = new Date(1_234_567_890_123L);
        String expected = format.format(any);
        Object shown = shown(any);
        if (!expected.equals(shown)) {
            LOG.log(
                    Level.WARNING,
                    "Dates over Jolokia depend on the locale of this Java: " + shown + " instead of " + expected
                            + ", which programs and the overview page cannot read. This version of Jolokia hides its format of dates"
                            + fault
                            + "; use the version that wds-jmx is made with, or start Java with -Duser.language=en.");
        }
    }

    /** Lets this format write all dates. */
    void use(DateFormat format) throws ReflectiveOperationException {
        Object converter =
                field(JolokiaSerializer.class, ObjectToJsonConverter.class).get(this);
        List<?> accessors =
                (List<?>) field(ObjectToJsonConverter.class, List.class).get(converter);
        Object dates = accessors.stream()
                .filter(DateAccessor.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new NoSuchFieldException("no accessor of dates"));
        // Shared with the accessors of calendars and of java.time.
        Object configuration =
                field(DateAccessor.class, DateFormatConfiguration.class).get(dates);
        field(DateFormatConfiguration.class, DateFormat.class).set(configuration, format);
    }

    private Object shown(Date date) {
        try {
            return serialize(date, List.of(), SerializeOptions.DEFAULT);
        } catch (AttributeNotFoundException e) {
            throw new IllegalStateException("A date without a path is always found", e);
        }
    }

    private static Field field(Class<?> owner, Class<?> type) throws NoSuchFieldException {
        Field field = Arrays.stream(owner.getDeclaredFields())
                .filter(each -> each.getType() == type && !Modifier.isStatic(each.getModifiers()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFieldException(type.getName() + " in " + owner.getName()));
        field.setAccessible(true);
        return field;
    }

    /** Jolokia's form of dates, in the zone of the virtual machine. Several threads may write dates at once. */
    private static final class Iso8601 extends SimpleDateFormat {

        private static final long serialVersionUID = 1;
        private static final String PATTERN = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

        private final transient DateTimeFormatter written =
                DateTimeFormatter.ofPattern(PATTERN, Locale.ROOT).withZone(ZoneId.systemDefault());

        Iso8601() {
            super(PATTERN, Locale.ROOT);
        }

        @Override
        public StringBuffer format(Date date, StringBuffer text, FieldPosition position) {
            written.formatTo(date.toInstant(), text);
            return text;
        }
    }
}
