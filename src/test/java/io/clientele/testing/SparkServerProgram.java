package io.clientele.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Spark's own server in a process of its own, which ends with its input: so it outlives no test,
/// whatever becomes of that one.
final class SparkServerProgram {

    private static final String SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer";

    private SparkServerProgram() {}

    static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("end-of-input").start(SparkServerProgram::end);
        // The server is not on the class path that this was compiled on.
        Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static void end() {
        try {
            System.in.transferTo(System.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
