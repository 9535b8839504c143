package org.wdsjmx.plugin.console;

/** What a test can see and do in the windows of another virtual machine, by the names that a screen reader would say. */
public interface SwingProbeMBean {

    /** Clicks the button or menu item of this name; false when there is none that can be clicked. */
    boolean click(String name) throws Exception;

    /** Turns to the tab of this title; false when there is none. */
    boolean turnTo(String tab) throws Exception;

    /** The rows of a table as they are drawn, cells separated by tabulators; null when there is no such table. */
    String[] rows(String table) throws Exception;

    /** Chooses the first row or line that holds a text; false when there is none. */
    boolean select(String tableOrList, String text) throws Exception;

    /** The text of a field or area; null when there is none. */
    String text(String field) throws Exception;

    /** Writes into a field; false when there is none. */
    boolean type(String field, String text) throws Exception;

    /** Clicks twice on the first line of a tree that holds a text; false when there is none. */
    boolean open(String line) throws Exception;

    /** The text of all fields and areas, whatever their names. */
    String read() throws Exception;

    /** Everything that has a name, for messages of tests. */
    String describe() throws Exception;

    /** Puts a picture of the screen into a file. */
    void photograph(String file) throws Exception;

    /** Makes the main window this large. */
    void resize(int width, int height) throws Exception;
}
