package io.clientele.demo;

import java.nio.charset.StandardCharsets;

/// Where customers live, how they pay and order, and how often they send things back.
final class Market {

    static final String[] REGIONS = {"North", "South", "East", "West", "Islands"};
    static final double[] REGION_SHARES = {0.32, 0.26, 0.18, 0.16, 0.08};

    static final String[] PAYMENTS = {
        "card", "wallet", "invoice", "bank transfer", "cash on delivery"
    };
    static final double[] PAYMENT_SHARES = {0.46, 0.24, 0.14, 0.08, 0.08};
    static final int INVOICE = 2;

    static final String[] CHANNELS = {"web", "app", "store", "phone"};
    static final double[] CHANNEL_SHARES = {0.48, 0.30, 0.18, 0.04};

    private static final double[] RETURNS_BY_PAYMENT = {0.05, 0.04, 0.11, 0.05, 0.14};
    private static final double[] RETURNS_BY_REGION = {1, 1, 0.8, 1.1, 1.8};

    private Market() {}

    /// The chance that an order comes back, in part at least.
    static double returnChance(int region, int payment) {
        return RETURNS_BY_PAYMENT[payment] * RETURNS_BY_REGION[region];
    }

    /// The last fields of a line for every region, payment method and channel; see [#index].
    static byte[][] fields() {
        var fields = new byte[REGIONS.length * PAYMENTS.length * CHANNELS.length][];
        for (int region = 0; region < REGIONS.length; region++) {
            for (int payment = 0; payment < PAYMENTS.length; payment++) {
                for (int channel = 0; channel < CHANNELS.length; channel++) {
                    var text =
                            String.join(",", REGIONS[region], PAYMENTS[payment], CHANNELS[channel]);
                    fields[index(region, payment, channel)] =
                            text.getBytes(StandardCharsets.US_ASCII);
                }
            }
        }
        return fields;
    }

    static int index(int region, int payment, int channel) {
        return (region * PAYMENTS.length + payment) * CHANNELS.length + channel;
    }
}
