package org.wdsjmx.plugin.http;

import java.lang.reflect.Field;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jolokia.converter.json.DateAccessor;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.service.serializer.JolokiaSerializer;

/**
 * Jolokia's serializer, whose dates are the same in every locale. Its own formats them with the digits and in the calendar of the virtual
 * machine's locale, knows no setting for that, and lets nobody give it another format but by its fields.
 */
final class DatesOfNoLocale extends JolokiaSerializer {

    DatesOfNoLocale(int order) {
        super(order, false);
    }

    @Override
    public void init(JolokiaContext context) {
        super.init(context);
        try {
            Object converter = Objects.requireNonNull(
                    field(JolokiaSerializer.class, "toJsonConverter").get(this));
            List<?> accessors =
                    (List<?>) field(converter.getClass(), "objectAccessors").get(converter);
            Object dates = accessors.stream()
                    .filter(DateAccessor.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            // Shared with those of calendars and of java.time.
            Object configuration = field(DateAccessor.class, "configuration").get(dates);
            Field format = field(configuration.getClass(), "simpleDateFormat");
            // None when dates are asked for as numbers.
            if (format.get(configuration) instanceof SimpleDateFormat local) {
                SimpleDateFormat same = new SimpleDateFormat(local.toPattern(), Locale.ROOT);
                same.setTimeZone(local.getTimeZone());
                format.set(configuration, same);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is not the Jolokia that wds-jmx is made for: " + e.getMessage(), e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
