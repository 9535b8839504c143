package org.wdsjmx.plugin.config;

/**
 * A place in a text.
 *
 * @param line from 1; 0 = the text as a whole
 * @param column in characters, from 1; 0 = the text as a whole
 */
record Position(int line, int column) implements Comparable<Position> {

    static final Position WHOLE_FILE = new Position(0, 0);

    /** The place after a piece of text. */
    static Position after(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
