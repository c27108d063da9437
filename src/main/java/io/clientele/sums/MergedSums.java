package io.clientele.sums;

import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/// The sums of several runs as if they were one: in order, and each order and day once.
final class MergedSums implements Iterator<OrderSum> {

    private final PriorityQueue<Run> runs = new PriorityQueue<>();

    /// @param sorted each of them in order
    MergedSums(List<Iterator<OrderSum>> sorted) {
        sorted.forEach(this::enqueue);
    }

    @Override
    public boolean hasNext() {
        return !runs.isEmpty();
    }

    @Override
    public OrderSum next() {
        var first = taken();
        while (hasNext() && runs.element().first().place().equals(first.place())) {
            first.sum().add(taken().sum(), false);
        }
        return first;
    }

    private OrderSum taken() {
        var run = runs.remove();
        enqueue(run.rest());
        return run.first();
    }

    private void enqueue(Iterator<OrderSum> run) {
        if (run.hasNext()) {
            runs.add(new Run(run.next(), run));
        }
    }

    private record Run(OrderSum first, Iterator<OrderSum> rest) implements Comparable<Run> {

        @Override
        public int compareTo(Run other) {
            return first.place().compareTo(other.first.place());
        }
    }
}
