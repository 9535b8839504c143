package org.wdsjmx.plugin.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.wdsjmx.transport.Moment;

/** A rate over time. Time without readings is left open. */
final class RateChart extends JComponent {

    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration GAP = Duration.ofSeconds(90);

    private List<RateHistory.Point> points = List.of();

    RateChart() {
        setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
        setForeground(UIManager.getColor("Table.foreground"));
        setBackground(UIManager.getColor("Table.background"));
        int line = getFontMetrics(getFont()).getHeight();
        setPreferredSize(new Dimension(line * 20, line * 7));
        setMinimumSize(new Dimension(line * 8, line * 4));
    }

    void show(List<RateHistory.Point> now) {
        points = now;
        getAccessibleContext().setAccessibleDescription(description());
        repaint();
    }

    private String description() {
        if (points.isEmpty()) {
            return "no rate known";
        }
        return "now " + Shown.rate(points.get(points.size() - 1).rate()) + ", highest " + Shown.rate(highest())
                + " since " + Shown.clock(end().shown(points.get(0).time()));
    }

    private Moment end() {
        return points.get(points.size() - 1).time();
    }

    private double highest() {
        return points.stream().mapToLong(RateHistory.Point::rate).max().orElse(0);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        FontMetrics letters = g.getFontMetrics();
        double top = top(highest());
        int left = letters.stringWidth("888 MB/s ") + letters.getHeight() / 2;
        int above = letters.getHeight();
        int width = getWidth() - left - letters.getHeight();
        int height = getHeight() - above - letters.getHeight() * 3 / 2;
        if (width > 0 && height > 0) {
            scale(g, letters, left, above, width, height, top);
            if (!points.isEmpty()) {
                line(g, letters, left, above, width, height, top);
            }
        }
        g.dispose();
    }

    private void scale(Graphics2D g, FontMetrics letters, int left, int above, int width, int height, double top) {
        Color faint = Palette.mixed(getBackground(), Palette.mixed(getBackground(), getForeground()));
        for (int step = 0; step <= 2; step++) {
            double y = above + height - height * step / 2.0;
            g.setColor(faint);
            g.draw(new Line2D.Double(left, y, left + width, y));
            g.setColor(getForeground());
            String label = Shown.rate(top * step / 2);
            g.drawString(
                    label,
                    left - letters.stringWidth(label) - letters.getHeight() / 3,
                    (int) y + letters.getAscent() / 2 - 1);
        }
    }

    private void line(Graphics2D g, FontMetrics letters, int left, int above, int width, int height, double top) {
        Moment end = end();
        Duration shown = end.since(points.get(0).time());
        double span = Math.max(shown.toMillis(), SHORTEST.toMillis());
        Path2D.Double path = new Path2D.Double();
        Moment before = null;
        double x = 0;
        double y = 0;
        for (RateHistory.Point point : points) {
            x = left + width - width * end.since(point.time()).toMillis() / span;
            y = above + height - height * point.rate() / top;
            if (before == null || point.time().since(before).compareTo(GAP) > 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            before = point.time();
        }
        g.setColor(Palette.LINE);
        float stroke = letters.getHeight() / 8f;
        g.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
        g.fillOval((int) (x - stroke * 1.5), (int) (y - stroke * 1.5), (int) (stroke * 3), (int) (stroke * 3));
        g.setColor(getForeground());
        int base = above + height + letters.getAscent() + 2;
        String first = Shown.clock(end.instant().minusMillis((long) span));
        String last = Shown.clock(end.instant());
        g.drawString(first, left, base);
        g.drawString(last, left + width - letters.stringWidth(last), base);
    }

    /** The next of 1, 2, 5, 10, 20, 50 ... that is not below. */
    static double top(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1))));
        for (double factor : new double[] {1, 2, 5}) {
            if (highest <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.CANVAS;
                }
            };
            accessibleContext.setAccessibleName("Rate over time");
        }
        return accessibleContext;
    }
}
