package io.clientele.spark;

/// The service is to use Spark and cannot, for a reason that its operator can mend.
final class SparkUnusable extends RuntimeException {

    private final String action;

    SparkUnusable(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
