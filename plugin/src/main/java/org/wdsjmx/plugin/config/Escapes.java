package org.wdsjmx.plugin.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What backslashes do within double quotes of YAML. Who writes {@code "C:\temp"} means a folder and gets a tab; the reader of a text
 * with such quotes must be able to say so.
 */
final class Escapes {

    /** What to do about any escape that was not meant to be one. */
    static final String REMEDY =
            "in double quotes a backslash begins an escape; write Windows paths in single quotes or none";

    /** After the backslash: what JSON knows, and a line that goes on. */
    private static final String KNOWN_TO_JSON = "\"\\/bfnrtu\r\n";

    private final String text;
    private int[] characters;

    /** @param text the whole document */
    Escapes(String text) {
        this.text = text;
    }

    /**
     * The first escape of a value that YAML knows and JSON does not. No program writes these, and each makes something visible or
     * invisible of what may be a path, as {@code "C:\xdeploy"} does.
     */
    Optional<String> ofYamlAlone(ScalarEvent scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED) {
            return Optional.empty();
        }
        int end = index(scalar.getEndMark());
        for (int i = index(scalar.getStartMark()); i < end - 1; i++) {
            if (characters()[i] == '\\') {
                i++;
                if (KNOWN_TO_JSON.indexOf(characters()[i]) < 0) {
                    return Optional.of("\\" + Character.toString(characters()[i]));
                }
            }
        }
        return Optional.empty();
    }

    /** What a message about a syntax error adds when a backslash in double quotes led to it, otherwise nothing. */
    String remedy(MarkedYamlEngineException e) {
        int begin = index(e.getContextMark());
        boolean quoted = String.valueOf(e.getContext()).contains("quoted scalar") && characters()[begin] == '"';
        int end = Math.min(index(e.getProblemMark().or(e::getContextMark)) + 1, characters().length);
        for (int i = begin; quoted && i < end; i++) {
            if (characters()[i] == '\\') {
                return "; " + REMEDY;
            }
        }
        return "";
    }

    private static int index(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }

    /** Marks count characters as Unicode does, Java does not. */
    private int[] characters() {
        if (characters == null) {
            characters = text.codePoints().toArray();
        }
        return characters;
    }
}
