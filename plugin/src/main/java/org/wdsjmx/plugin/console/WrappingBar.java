package org.wdsjmx.plugin.console;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.Arrays;

/** The first part at the left and the others at the right; where there is no room for all, the others in rows below. */
final class WrappingBar implements LayoutManager {

    private final int gap;

    /** The most that all in a row have wanted: nothing moves to and fro as texts get longer and shorter. */
    private int widest;

    WrappingBar(int gap) {
        this.gap = gap;
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        // Their order says where they are.
    }

    @Override
    public void removeLayoutComponent(Component component) {
        // Nothing is remembered.
    }

    /** The height depends on the width that there is. */
    @Override
    public Dimension preferredLayoutSize(Container bar) {
        int width = bar.getWidth() == 0 ? width(bar) : bar.getWidth();
        return new Dimension(width(bar), place(bar, width, false));
    }

    @Override
    public Dimension minimumLayoutSize(Container bar) {
        return new Dimension(0, place(bar, width(bar), false));
    }

    @Override
    public void layoutContainer(Container bar) {
        place(bar, bar.getWidth(), true);
    }

    /** @return the height that this takes */
    private int place(Container bar, int width, boolean move) {
        Insets insets = bar.getInsets();
        boolean wraps = width(bar) > width;
        int height = Arrays.stream(bar.getComponents())
                .mapToInt(part -> part.getPreferredSize().height)
                .max()
                .orElse(0);
        int x = insets.left;
        int y = insets.top;
        for (Component part : bar.getComponents()) {
            Dimension size = part.getPreferredSize();
            boolean begins = part == bar.getComponent(1) || x + size.width > width - insets.right;
            if (wraps && x > insets.left && begins) {
                x = insets.left;
                y += height + gap;
            }
            if (move) {
                part.setBounds(x, y + (height - size.height) / 2, size.width, size.height);
            }
            x += size.width + gap;
            if (!wraps && part == bar.getComponent(0)) {
                x += width - width(bar);
            }
        }
        return y + height + insets.bottom;
    }

    /** Of all in a row. */
    private int width(Container bar) {
        Insets insets = bar.getInsets();
        int parts = Arrays.stream(bar.getComponents())
                .mapToInt(part -> part.getPreferredSize().width)
                .sum();
        widest = Math.max(widest, insets.left + insets.right + gap * (bar.getComponentCount() - 1) + parts);
        return widest;
    }
}
