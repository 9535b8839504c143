package org.wdsjmx.plugin.console;

import java.awt.Color;
import java.awt.Graphics;

/** The few colours that mean something, on light and dark backgrounds. */
final class Palette {

    static final Color LINE = new Color(0x1F6FB5);

    private static final Color BAR = new Color(0x5B, 0x9B, 0xD5, 0x90);
    private static final Color MASTER_BAR = new Color(0xF0, 0x9A, 0x1A, 0xA0);
    private static final Color STALLED_BAR = new Color(0xE0, 0x4A, 0x3F, 0xA0);

    private Palette() {}

    static Color bar(Marks marks) {
        if (marks.isStalled()) {
            return STALLED_BAR;
        }
        return marks.isMaster() ? MASTER_BAR : BAR;
    }

    static Color text(Marks marks, Color background) {
        boolean dark = isDark(background);
        if (marks.isStalled()) {
            return dark ? new Color(0xFF8A80) : new Color(0xB3261E);
        }
        return dark ? new Color(0xFFC16B) : new Color(0x9A5B00);
    }

    /** For what must be read. */
    static Color trouble(Color background) {
        return text(Marks.STALLED, background);
    }

    /** A frame, filled up to this share. */
    static void paintBar(Graphics graphics, int x, int y, int width, int height, double share, Color bar) {
        graphics.setColor(bar);
        graphics.fillRect(x, y, (int) Math.round(width * share), height);
        graphics.setColor(new Color(0x80, 0x80, 0x80, 0x80));
        graphics.drawRect(x, y, width, height);
    }

    /** Between two colours. */
    static Color mixed(Color first, Color second) {
        return new Color(
                (first.getRed() + second.getRed()) / 2,
                (first.getGreen() + second.getGreen()) / 2,
                (first.getBlue() + second.getBlue()) / 2);
    }

    private static boolean isDark(Color color) {
        return color.getRed() * 0.3 + color.getGreen() * 0.6 + color.getBlue() * 0.1 < 128;
    }
}
