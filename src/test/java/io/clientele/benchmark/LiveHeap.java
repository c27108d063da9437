package io.clientele.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What lives on the heap of another JVM.
final class LiveHeap {

    private static final Pattern USED =
            Pattern.compile("(?:DefNew|Tenured|heap)\\s+total .*?used (\\d+)K");

    private LiveHeap() {}

    /// Megabytes of live objects after a full collection, which this asks for, as the collector
    /// tells it for each part of the heap.
    static double megabytes(long process) throws IOException {
        ask(process, "GC.run");
        var told = ask(process, "GC.heap_info");
        double[] used =
                USED.matcher(told)
                        .results()
                        .mapToDouble(part -> Double.parseDouble(part.group(1)) / 1024)
                        .toArray();
        if (used.length == 0) {
            throw new IllegalStateException("No part of a heap is told of: " + told);
        }
        return Arrays.stream(used).sum();
    }

    /// What the JVM answers to a command.
    private static String ask(long process, String command) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asking = new ProcessBuilder(jcmd, String.valueOf(process), command).start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
