package org.wdsjmx.plugin.access;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A virtual machine that tells, for every line that it reads, which role a caller without identity has. */
final class ExposedProcess {

    private ExposedProcess() {}

    public static void main(String[] arguments) throws Exception {
        Callers callers = new Callers(new CurrentSubject(), Role.ADMIN, JvmExposure.ofThisVirtualMachine());
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(callers.current().roleName());
        }
    }
}
