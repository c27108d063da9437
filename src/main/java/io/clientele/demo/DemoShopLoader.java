package io.clientele.demo;

import io.clientele.database.DatabaseOrigin;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.LedgerProperties.Source;
import io.clientele.segmentation.SegmentationDesk;
import io.clientele.upload.UploadDesk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Loads the made-up shop into an empty embedded database, the way any shop's file goes in, and
/// segments it, so that the first call answers something.
@Component
public class DemoShopLoader {

    private static final Logger LOG = LoggerFactory.getLogger(DemoShopLoader.class);
    private static final String FILE = "demo-shop.csv";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final DemoProperties properties;
    private final DatabaseOrigin database;
    private final LedgerProperties ledger;
    private final UploadDesk uploads;
    private final SegmentationDesk segmentations;

    DemoShopLoader(
            DemoProperties properties,
            DatabaseOrigin database,
            LedgerProperties ledger,
            UploadDesk uploads,
            SegmentationDesk segmentations) {
        this.properties = properties;
        this.database = database;
        this.ledger = ledger;
        this.uploads = uploads;
        this.segmentations = segmentations;
    }

    /// Loads the shop where it is wanted, and waits until it is segmented. Begins where an earlier
    /// start was cut off; does nothing once there is anything else.
    public void load() throws InterruptedException {
        if (!properties.enabled() || !database.embedded() || ledger.source() == Source.SPARK) {
            return;
        }
        if (uploads.isEmpty()) {
            LOG.info("Loading the demo shop (clientele.demo.enabled=false leaves it out)");
            receive();
        }
        if (uploads.holdsOnly(FILE)) {
            if (segmentations.isEmpty()) {
                await(uploads::idle);
                segmentations.start();
            }
            await(segmentations::idle);
        }
    }

    /// Whether the shop, and nothing else, is in the embedded database and segmented.
    public boolean isLoaded() {
        return database.embedded() && uploads.holdsOnly(FILE) && segmentations.hasPublished();
    }

    private void receive() {
        try (var in = new PipedInputStream(1 << 16)) {
            var out = new PipedOutputStream(in);
            Thread.ofVirtual()
                    .name("demo-shop")
                    .start(
                            () -> {
                                try (out) {
                                    DemoShop.write(out, DemoShopOptions.demo());
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            uploads.receiveCsv(in, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
        }
    }
}
