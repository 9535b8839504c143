package org.wdsjmx.plugin.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** A dialog that names every machine and says what will become of it. Cancel is what happens by itself. */
record ConfirmationDialog(Component owner) implements Confirmation {

    private static final int MOST_LINES = 12;

    @Override
    public boolean isGiven(Request request) {
        String[] buttons = {request.name(), "Cancel"};
        int chosen = JOptionPane.showOptionDialog(
                owner,
                content(request),
                request.name(),
                JOptionPane.DEFAULT_OPTION,
                request.isDrastic() ? JOptionPane.WARNING_MESSAGE : JOptionPane.QUESTION_MESSAGE,
                null,
                buttons,
                buttons[1]);
        return chosen == 0;
    }

    static JPanel content(Request request) {
        Font font = UIManager.getFont("Label.font");
        FontMetrics letters = new JPanel().getFontMetrics(font);
        JTextArea question = text(request.question(), font.deriveFont(Font.BOLD));
        JTextArea consequence = text(request.consequence(), font);
        consequence.getAccessibleContext().setAccessibleName("What it means");
        // Text areas never draw HTML, and names are escaped: a machine is one line, whatever it calls itself.
        JTextArea machines = text(String.join("\n", request.targets()), font);
        machines.setLineWrap(false);
        machines.setFocusable(true);
        machines.setOpaque(true);
        machines.getAccessibleContext().setAccessibleName("Machines that are meant");
        JScrollPane scroll = new JScrollPane(machines);
        int lines = Math.min(MOST_LINES, Math.max(2, request.targets().size() + 1));
        int width = letters.charWidth('n') * 60;
        scroll.setPreferredSize(new Dimension(width, letters.getHeight() * lines + letters.getHeight() / 2));
        // A text that wraps knows its height when it knows its width.
        question.setSize(width, Short.MAX_VALUE);
        consequence.setSize(width, Short.MAX_VALUE);
        JPanel content = new JPanel(new BorderLayout(0, letters.getHeight() / 2));
        content.add(question, BorderLayout.NORTH);
        content.add(consequence, BorderLayout.CENTER);
        content.add(scroll, BorderLayout.SOUTH);
        return content;
    }

    private static JTextArea text(String text, Font font) {
        JTextArea area = new JTextArea(text);
        area.setFont(font);
        area.setEditable(false);
        area.setFocusable(false);
        area.setOpaque(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        return area;
    }
}
