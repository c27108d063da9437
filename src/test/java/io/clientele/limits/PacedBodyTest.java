package io.clientele.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// How slowly a body may come: 1,000 bytes a second, with 10 seconds of patience.
class PacedBodyTest implements InputBuffer, ApplicationBufferHandler {

    private long now;
    private int bytes;
    private long millis;

    private final PacedBody body = new PacedBody(this, 1_000, Duration.ofSeconds(10), () -> now);

    @Test
    void takesABodyAtTheSlowestRateForAsLongAsItLasts() throws IOException {
        bytes = 500;
        millis = 500;
        for (int second = 0; second < 100_000; second++) {
            assertThat(body.doRead(this)).isEqualTo(500);
        }
    }

    @Test
    void givesUpASenderOfAByteASecondAfterItsPatience() throws IOException {
        bytes = 1;
        millis = 1_000;
        for (int second = 1; second <= 10; second++) {
            body.doRead(this);
        }

        assertThatThrownBy(() -> body.doRead(this)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aFastStartBuysNoSlowEnd() throws IOException {
        bytes = 100_000_000;
        millis = 1;
        body.doRead(this);
        bytes = 1;
        millis = 10_500;

        assertThatThrownBy(() -> body.doRead(this)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void doesNotCountTheTimeThatTheReaderTakes() throws IOException {
        bytes = 1;
        for (int read = 0; read < 100; read++) {
            now += Duration.ofMinutes(1).toNanos();
            assertThat(body.doRead(this)).isEqualTo(1);
        }
    }

    @Test
    void letsTheEndOfABodyPass() throws IOException {
        bytes = -1;
        millis = 60_000;

        assertThat(body.doRead(this)).isEqualTo(-1);
    }

    @Override
    public int doRead(ApplicationBufferHandler target) {
        now += millis * 1_000_000;
        return bytes;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuffer getByteBuffer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void expand(int size) {
        throw new UnsupportedOperationException();
    }
}
