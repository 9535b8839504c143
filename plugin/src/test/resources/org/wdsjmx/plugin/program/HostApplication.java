import java.io.IOException;

/** Somebody's application. Runs until its standard input ends. */
public class HostApplication {

    public static void main(String[] arguments) throws IOException {
        System.out.println("application is up");
        while (System.in.read() >= 0) {
            // wait for the end
        }
    }
}
