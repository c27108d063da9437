package io.clientele.audit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import java.io.IOException;

/// Counts the rows of a list while it goes out as CSV or NDJSON; the header of a CSV is none.
final class RowCount extends HttpServletResponseWrapper {

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final MediaType NDJSON = new MediaType("application", "x-ndjson");

    private final HttpServletRequest request;
    private @Nullable Counting counting;

    RowCount(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    static boolean isCounted(MediaType type) {
        return type.equalsTypeAndSubtype(CSV) || type.equalsTypeAndSubtype(NDJSON);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (counting != null) {
            return counting;
        }
        var out = super.getOutputStream();
        var type = getContentType();
        if (type == null) {
            return out;
        }
        var media = MediaType.parseMediaType(type);
        if (!isCounted(media)) {
            return out;
        }
        counting = new Counting(out, AuditedItems.of(request), CSV.equalsTypeAndSubtype(media));
        return counting;
    }

    private static final class Counting extends ServletOutputStream {

        private final ServletOutputStream out;
        private final AuditedItems items;
        private final boolean csv;
        private boolean header;
        private boolean quoted;

        Counting(ServletOutputStream out, AuditedItems items, boolean csv) {
            this.out = out;
            this.items = items;
            this.csv = csv;
            this.header = csv;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count(bytes, offset, length);
        }

        /// A line break inside quotes ends no row; a quote in a field is written twice.
        private void count(byte[] bytes, int offset, int length) {
            boolean inside = quoted;
            int ends = 0;
            for (int i = offset; i < offset + length; i++) {
                byte one = bytes[i];
                if (one == '"' && csv) {
                    inside = !inside;
                } else if (one == '\n' && !inside) {
                    ends++;
                }
            }
            quoted = inside;
            if (ends > 0) {
                items.add(header ? ends - 1 : ends);
                header = false;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
