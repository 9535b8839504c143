package org.wdsjmx.plugin.console;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;

/** Two lines about a server or a session; a session has a bar of its mean completion under it. */
final class PlaceCell extends JPanel implements ListCellRenderer<PlaceModel.Entry> {

    private final JLabel title = Shown.plain(new JLabel());
    private final JLabel facts = Shown.plain(new JLabel());
    private Double share;

    PlaceCell(JList<?> list) {
        super(new BorderLayout());
        int gap = list.getFontMetrics(list.getFont()).getHeight() / 4;
        setBorder(BorderFactory.createEmptyBorder(gap / 2, gap, gap, gap));
        add(title, BorderLayout.NORTH);
        add(facts, BorderLayout.CENTER);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends PlaceModel.Entry> list,
            PlaceModel.Entry entry,
            int index,
            boolean selected,
            boolean focused) {
        boolean isServer = entry.session() == null;
        Server server = entry.server();
        title.setFont(list.getFont().deriveFont(isServer ? Font.BOLD : Font.PLAIN));
        facts.setFont(list.getFont().deriveFont(Font.PLAIN, list.getFont().getSize2D() * 0.9f));
        title.setText(
                isServer ? Shown.text(server.name()) : "   " + entry.session().title());
        facts.setText(isServer ? facts(server) : "   " + facts(entry.session()));
        share = isServer ? null : entry.session().completion();
        setBackground(selected ? list.getSelectionBackground() : list.getBackground());
        Color text = selected ? list.getSelectionForeground() : list.getForeground();
        title.setForeground(text);
        boolean troubled = isServer && server.trouble() != null;
        facts.setForeground(troubled && !selected ? Palette.trouble(list.getBackground()) : text);
        getAccessibleContext()
                .setAccessibleName(
                        title.getText().strip() + ", " + facts.getText().strip());
        return this;
    }

    private static String facts(Server server) {
        return (server.trouble() == null ? "" : "cannot be read; ")
                + Shown.count(server.sessions().size(), "session") + ", "
                + Shown.count(server.machines().size(), "client");
    }

    private static String facts(Session session) {
        return Shown.rate(session.rate())
                + (session.clients() == null ? "" : ", " + Shown.count(session.clients(), "client"))
                + (session.completion() == null ? "" : ", mean " + Shown.percent(session.completion()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (share != null) {
            int height = Math.max(2, getHeight() / 12);
            Palette.paintBar(
                    graphics,
                    title.getX() + height * 3,
                    getHeight() - height - 2,
                    getWidth() - title.getX() - height * 5,
                    height,
                    Math.min(share, 1),
                    Palette.bar(Marks.NONE));
        }
    }
}
