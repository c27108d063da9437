package io.clientele.sums;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.clientele.scratch.ScratchFolder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;

/// Sums put aside on disk, run after run, each of them in order.
///
/// They lie in one file of the process's folder, which goes with the process however it ends.
final class SortedRuns implements Closeable {

    private static final int WRITTEN_AT_ONCE = 1 << 16;

    /// All runs are read at once, some hundred of the largest upload.
    private static final int READ_AT_ONCE = 1 << 14;

    private static final int SCALE = 4;

    private final FileChannel file;
    private final List<Run> runs = new ArrayList<>();
    private long end;

    private SortedRuns(FileChannel file) {
        this.file = file;
    }

    /// @param end the first byte behind it
    private record Run(long start, long end) {}

    static SortedRuns create() throws IOException {
        var path = Files.createTempFile(ScratchFolder.ofThisProcess(), "", ".sums");
        return new SortedRuns(FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE));
    }

    /// Puts one more run aside.
    void add(SortedMap<OrderDay, LineSum> sums) throws IOException {
        long start = end;
        var stream = Channels.newOutputStream(file.position(start));
        var out = new DataOutputStream(new BufferedOutputStream(stream, WRITTEN_AT_ONCE));
        for (var entry : sums.entrySet()) {
            write(out, entry.getKey(), entry.getValue());
        }
        out.flush();
        end = file.position();
        runs.add(new Run(start, end));
    }

    /// Each of them from its beginning; the iterators throw [UncheckedIOException].
    List<Iterator<OrderSum>> read() {
        List<Iterator<OrderSum>> all = new ArrayList<>(runs.size());
        for (Run run : runs) {
            all.add(new Reader(new Section(file, run.start(), run.end())));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void write(DataOutputStream out, OrderDay place, LineSum sum)
            throws IOException {
        out.writeUTF(place.customerId());
        out.writeUTF(place.orderId());
        out.writeInt(place.day());
        out.writeInt(sum.lines());
        out.writeInt(sum.returnedLines());
        write(out, sum.amount());
        write(out, sum.returnedAmount());
    }

    private static void write(DataOutputStream out, BigDecimal amount) throws IOException {
        byte[] tenThousandths = amount.setScale(SCALE).unscaledValue().toByteArray();
        out.writeByte(tenThousandths.length);
        out.write(tenThousandths);
    }

    /// One run.
    private static final class Reader implements Iterator<OrderSum> {

        private final Section section;
        private final DataInputStream in;

        Reader(Section section) {
            this.section = section;
            this.in = new DataInputStream(new BufferedInputStream(section, READ_AT_ONCE));
        }

        @Override
        public boolean hasNext() {
            try {
                return section.isLeft() || in.available() > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public OrderSum next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                var place = new OrderDay(in.readUTF(), in.readUTF(), in.readInt());
                return new OrderSum(
                        place, new LineSum(in.readInt(), in.readInt(), amount(), amount()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private BigDecimal amount() throws IOException {
            return new BigDecimal(new BigInteger(in.readNBytes(in.readByte())), SCALE);
        }
    }

    /// Some bytes of the file.
    private static final class Section extends InputStream {

        private final FileChannel file;
        private final long end;
        private long position;

        Section(FileChannel file, long start, long end) {
            this.file = file;
            this.position = start;
            this.end = end;
        }

        boolean isLeft() {
            return position < end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!isLeft()) {
                return -1;
            }
            int most = (int) Math.min(length, end - position);
            int read = file.read(ByteBuffer.wrap(bytes, offset, most), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
